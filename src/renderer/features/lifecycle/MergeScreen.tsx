import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswerForEach, useOperationForEach } from '../../api/queries.ts';
import { errorText } from '../../i18n/errorText.ts';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Button, Card, DateField, EmptyState, ErrorPanel, FormGrid, Page, PageHeader, Stack, TextField } from '../../ui/index.ts';
import { AskAsset, IN_SERVICE } from './AskAsset.tsx';
import { usualDayTogether } from './days.ts';
import css from './lifecycle.module.css';
import { Joining } from './Joining.tsx';
import { emptyMerge, mergeRequest, type MergeValues } from './merge.ts';
import { MergeOutcome } from './MergeOutcome.tsx';
import type { Asset } from './OneAsset.tsx';
import { fieldOf } from './refusals.ts';
import { useLeaving } from './useLeaving.ts';
import { usePosting } from './usePosting.ts';

/** Several assets become one: what the others stand at goes over to the one that stays. */
export function MergeScreen({ params }: { params: ScreenParams['mergeAssets'] }) {
  const { t } = useTranslation('lifecycle');
  const { basis } = useBook();
  return (
    <Page>
      <PageHeader title={t('merge.title')} />
      {basis === 'cash' ? (
        <Card>
          <EmptyState title={t('values:cashTitle')}>{t('cash')}</EmptyState>
        </Card>
      ) : (
        <MergeForm startWith={params.assetIds ?? []} />
      )}
    </Page>
  );
}

function MergeForm({ startWith }: { startWith: readonly string[] }) {
  const { t } = useTranslation('lifecycle');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const back = useNavigation((state) => state.back);
  const { openPeriod } = useBook();
  const [initial] = useState(() => emptyMerge(startWith));
  const [values, setValues] = useState<MergeValues>(initial);
  const assets = useOperationForEach('assets.get', values.assetIds.map((assetId) => ({ assetId }))).filter((asset): asset is Asset => asset !== undefined);
  const date = values.date === undefined ? usualDayTogether(openPeriod, today(), assets) : values.date;
  const isRead = assets.length === values.assetIds.length;
  const asked = useRequest(isRead, date, values);
  const posting = usePosting('assets.merge.preview', 'assets.merge', asked);
  const verdicts = useVerdicts(posting.isBusy ? null : asked);
  const leave = useLeaving(values.into, values !== initial);
  const { error } = posting;
  const isOfDate = error !== null && fieldOf(error) === 'date';
  const isTold = !posting.isRefusedDoing && (isOfDate || verdicts.some((verdict) => verdict.error !== null));
  const words = error !== null && isOfDate ? errorText(errors, format, error) : null;
  const set = (change: Partial<MergeValues>): void => {
    posting.reset();
    setValues((current) => ({ ...current, ...change }));
  };
  const staying = assets.find(({ id }) => id === values.into);
  const commit = async (): Promise<void> => {
    if ((await posting.commit()) !== null) leave(t('merge.done', { asset: staying?.assetNumber, count: assets.length - 1 }));
  };
  const remove = (id: string): void => {
    const assetIds = values.assetIds.filter((other) => other !== id);
    set({ assetIds, into: values.into === id ? (assetIds[0] ?? '') : values.into });
  };
  return (
    <div className={css.form}>
      <Card title={t('merge.which')}>
        <Stack>
          {assets.length > 0 && <Joining assets={assets} into={values.into} verdicts={isOfDate ? [] : verdicts} onStay={(into) => set({ into })} onRemove={remove} />}
          <AskAsset
            key={values.assetIds.length}
            label={t(values.assetIds.length === 0 ? 'which' : 'merge.add')}
            description={t('merge.addMore')}
            fits={({ id, status }) => IN_SERVICE.has(status) && !values.assetIds.includes(id)}
            onChoose={(id) => set({ assetIds: [...values.assetIds, id], into: values.into === '' ? id : values.into })}
          />
        </Stack>
      </Card>
      <Card title={t('merge.when')}>
        <FormGrid>
          <DateField label={t('merge.date')} value={date} onChange={(next) => set({ date: next })} isRequired description={t('merge.dateMore')} error={words === null ? null : `${words.what} ${words.next ?? ''}`.trim()} />
          <TextField label={t('memo')} value={values.memo} onChange={(memo) => set({ memo })} maxLength={200} />
        </FormGrid>
      </Card>
      {error !== null && !isTold && <ErrorPanel error={error} />}
      {posting.preview !== undefined && asked !== null && staying !== undefined && <MergeOutcome staying={staying} preview={posting.preview} />}
      <div className={css.end}>
        <Button onPress={back} isDisabled={posting.isBusy}>
          {t('common:cancel')}
        </Button>
        <Button variant="primary" isBusy={posting.isBusy} isDisabled={!posting.isCurrent} onPress={() => void commit()}>
          {posting.asksApproval ? t('approvals:send') : t('merge.commit', { count: values.assetIds.length })}
        </Button>
      </div>
    </div>
  );
}

/** The same object for as long as the form is the same; null while an asset is still being read. */
function useRequest(isRead: boolean, date: string | null, values: MergeValues) {
  return useMemo(() => (isRead ? mergeRequest(date, values) : null), [isRead, date, values]);
}

const REST_MS = 250;

/** Whether each of them could join alone, so that a refusal stands beside the asset that it is about. */
function useVerdicts(asked: ReturnType<typeof mergeRequest>) {
  const request = useDebounced(asked, REST_MS);
  const each = useMemo(() => (request === null ? [] : request.assets.map((id) => ({ ...request, assets: [id] }))), [request]);
  const answers = useAnswerForEach('assets.merge.preview', each);
  return each.map(({ assets: [assetId] }, index) => ({ assetId, error: answers[index]?.error?.error ?? null, isWelcome: answers[index]?.data !== undefined }));
}
