import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/errorText.ts';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Button, Card, DateField, ErrorPanel, FormGrid, FormWide, RadioGroup, TextField } from '../../ui/index.ts';
import { IN_SERVICE } from './AskAsset.tsx';
import { usualDay } from './days.ts';
import css from './lifecycle.module.css';
import { Impossible, OneAsset, type Asset } from './OneAsset.tsx';
import { PartRow } from './PartRow.tsx';
import { fieldOf } from './refusals.ts';
import { emptySplit, PARTS_AT_MOST, partRefused, splitRequest, WAYS, withPart, type PartValues, type SplitValues } from './split.ts';
import { SplitOutcome } from './SplitOutcome.tsx';
import { useLeaving } from './useLeaving.ts';
import { usePosting, type Posting } from './usePosting.ts';

/** One asset becomes several: the rest stays under its number, each part becomes an asset of its own. */
export function SplitScreen({ params }: { params: ScreenParams['splitAsset'] }) {
  const { t } = useTranslation('lifecycle');
  const go = useNavigation((state) => state.go);
  const { basis } = useBook();
  return (
    <OneAsset kind="split" assetId={params.assetId} statuses={IN_SERVICE} onChoose={(assetId) => go('splitAsset', { assetId })}>
      {(asset) =>
        basis === 'cash' ? (
          <Impossible title={t('values:cashTitle')} assetId={asset.id}>
            {t('cash')}
          </Impossible>
        ) : (
          <SplitForm key={asset.id} asset={asset} />
        )
      }
    </OneAsset>
  );
}

function SplitForm({ asset }: { asset: Asset }) {
  const { t } = useTranslation('lifecycle');
  const go = useNavigation((state) => state.go);
  const { openPeriod } = useBook();
  const [initial] = useState(() => emptySplit(asset.quantity));
  const [values, setValues] = useState<SplitValues>(initial);
  const date = values.date === undefined ? usualDay(openPeriod, today(), asset) : values.date;
  const asked = useMemo(() => splitRequest(asset.id, date, values), [asset.id, date, values]);
  const posting = usePosting('assets.split.preview', 'assets.split', asked);
  const leave = useLeaving(asset.id, values !== initial);
  const set = (change: Partial<SplitValues>): void => {
    posting.reset();
    setValues((current) => ({ ...current, ...change }));
  };
  const commit = async (): Promise<void> => {
    if ((await posting.commit()) !== null) leave(t('split.done', { asset: asset.assetNumber, count: values.parts.length }));
  };
  const refusal = useRefusal(posting, values.parts.length);
  return (
    <div className={css.form}>
      <Card title={t('split.parts')}>
        <FormGrid>
          <DateField label={t('split.date')} value={date} onChange={(next) => set({ date: next })} isRequired description={t('split.dateMore')} error={refusal.ofDate} />
          <TextField label={t('memo')} value={values.memo} onChange={(memo) => set({ memo })} maxLength={200} />
          <FormWide>
            <RadioGroup
              label={t('split.by')}
              orientation="horizontal"
              value={values.by}
              // What was typed in one measure means another thing in the next.
              onChange={(by) => set({ by, parts: values.parts.map((part) => ({ ...part, amount: '' })) })}
              options={WAYS.map((value) => ({ value, label: t(`split.ways.${value}`) }))}
            />
          </FormWide>
        </FormGrid>
        {values.parts.map((part, index) => (
          <PartRow
            key={part.key}
            asset={asset}
            number={index + 1}
            by={values.by}
            part={part}
            set={(change: Partial<PartValues>) => set({ parts: values.parts.map((one) => (one.key === part.key ? { ...one, ...change } : one)) })}
            remove={values.parts.length === 1 ? null : () => set({ parts: values.parts.filter(({ key }) => key !== part.key) })}
            errorOf={(field) => refusal.ofPart(index, field)}
          />
        ))}
        <div className={css.partsEnd}>
          <Button icon={<Plus size={14} aria-hidden />} isDisabled={values.parts.length >= PARTS_AT_MOST} onPress={() => set({ parts: withPart(values.parts) })}>
            {t('split.add')}
          </Button>
          <p className={css.quiet}>{t('split.restStays', { asset: asset.assetNumber })}</p>
        </div>
      </Card>
      {refusal.rest !== null && <ErrorPanel error={refusal.rest} />}
      {posting.preview !== undefined && asked !== null && <SplitOutcome asset={asset} by={values.by} preview={posting.preview} />}
      <div className={css.end}>
        <Button onPress={() => go('asset', { assetId: asset.id })} isDisabled={posting.isBusy}>
          {t('common:cancel')}
        </Button>
        <Button variant="primary" isBusy={posting.isBusy} isDisabled={!posting.isCurrent} onPress={() => void commit()}>
          {posting.asksApproval ? t('approvals:send') : t('split.commit', { count: values.parts.length })}
        </Button>
      </div>
    </div>
  );
}

/** A refusal beside the field of the part that it is about; the rest of them above the button. */
function useRefusal({ error }: Pick<Posting<'assets.split.preview'>, 'error'>, parts: number) {
  const { t } = useTranslation('errors');
  const format = useFormat();
  const field = error === null ? null : fieldOf(error);
  const part = field === null ? null : partRefused(field);
  const isOfPart = part !== null && part.field !== null && part.row < parts;
  const words = error === null ? null : errorText(t, format, error);
  const sentence = words === null ? null : `${words.what} ${words.next ?? ''}`.trim();
  return {
    ofDate: field === 'date' ? sentence : null,
    ofPart: (row: number, name: string): string | null => (isOfPart && part.row === row && part.field === name ? sentence : null),
    rest: field === 'date' || isOfPart ? null : error,
  };
}
