import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { today } from '../../i18n/format.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAct } from '../../state/useAct.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';
import { Amount, Button, Card, Code, DateField, EmptyState, ErrorPanel, FormGrid, Page, PageHeader, RadioGroup, Skeleton, Stack, TextField } from '../../ui/index.ts';
import { emptyCompletion, problemsOf, usualDay, type CompletionValues, type Problems } from './completion.ts';
import css from './construction.module.css';
import { Parts, Terms } from './Parts.tsx';
import { WouldBe } from './WouldBe.tsx';
import { useCompletionPreview, type Project } from './useCompletionPreview.ts';

/** The end of a project: what it becomes, and the journal that carries its cost over. */
export function CompleteScreen({ params }: { params: ScreenParams['completeConstruction'] }) {
  const { t } = useTranslation('construction');
  const asset = useOperation('assets.get', { assetId: params.assetId });
  if (asset.error !== null) {
    return (
      <Page>
        <PageHeader title={t('complete.open')} />
        <ErrorPanel error={asset.error.error} />
      </Page>
    );
  }
  if (asset.data === undefined) return <Skeleton lines={8} />;
  return asset.data.isConstruction && asset.data.status !== 'DRAFT' ? <Complete key={asset.data.id} asset={asset.data} /> : <NotUnderWay />;
}

function NotUnderWay() {
  const { t } = useTranslation('construction');
  const go = useNavigation((state) => state.go);
  return (
    <Page>
      <PageHeader title={t('complete.open')} />
      <Card>
        <EmptyState title={t('complete.notProject')} actions={<Button onPress={() => go('construction')}>{t('complete.toList')}</Button>}>
          {t('complete.notProjectMore')}
        </EmptyState>
      </Card>
    </Page>
  );
}

function Complete({ asset }: { asset: Project }) {
  const { t } = useTranslation('construction');
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  const show = useToasts((state) => state.show);
  const { openPeriod } = useBook();
  const [initial] = useState(() => emptyCompletion(asset, usualDay(today(), openPeriod, asset.capitalizationDate)));
  const [values, setValues] = useState(initial);
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState<readonly { assetId: string }[] | null>(null);
  const complete = useAct('assets.completeConstruction');
  const preview = useCompletionPreview(asset, values, !complete.isPending && !complete.isSuccess);
  // Declared first: the guard must have let go before the next effect leaves.
  useUnsavedChanges(values !== initial && made === null);
  useEffect(() => {
    const first = made?.[0];
    if (first !== undefined) go('asset', { assetId: first.assetId, ...(made !== null && made.length > 1 ? { tab: 'components' } : {}) });
  }, [made, go]);
  const set = (change: Partial<CompletionValues>): void => setValues((current) => ({ ...current, ...change }));
  const submit = (): void => {
    setAsked(true);
    if (preview.request === null || preview.data === undefined || !preview.isCurrent) return;
    complete.mutate({ ...preview.request, fingerprint: preview.data.fingerprint }, {
      onSuccess: (done) => {
        show('ok', t('complete.done', { asset: asset.assetNumber, count: done.made.length }));
        setMade(done.made);
      },
      onError: ({ error }) => {
        if (error.code === 'PREVIEW_STALE') preview.refetch();
      },
    });
  };
  const problems: Problems = isAsked ? problemsOf(values) : {};
  const error = complete.error ?? preview.error;
  // The moment it is complete the form is still on screen, until the new asset is.
  if (asset.status === 'DISPOSED' && complete.isIdle) return <NotUnderWay />;
  return (
    <Page>
      <PageHeader above={<Code>{asset.assetNumber}</Code>} title={<bdi>{t('complete.title', { asset: nameOf(asset) })}</bdi>} subtitle={<Cost asset={asset} />} />
      <form
        className={css.screen}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <When values={values} set={set} problems={problems} />
        {values.becomes === 'one' ? (
          <Card title={t('complete.one')}>
            <FormGrid>
              <Terms part={values.one} prefix="" change={(change) => set({ one: { ...values.one, ...change } })} problems={problems} />
            </FormGrid>
          </Card>
        ) : (
          <Parts values={values} setValues={setValues} cost={asset.cost} problems={problems} />
        )}
        {error !== null && <ErrorPanel error={error.error} />}
        {preview.data !== undefined && error === null && <WouldBe preview={preview.data} />}
        <div className={css.end}>
          <Button onPress={() => go('asset', { assetId: asset.id })} isDisabled={complete.isPending}>
            {t('common:cancel')}
          </Button>
          <Submit asset={asset} asksApproval={complete.asksApproval} isBusy={complete.isPending} isDisabled={preview.request !== null && !preview.isCurrent} />
        </div>
      </form>
    </Page>
  );
}

function Submit({ asset, asksApproval, isBusy, isDisabled }: { asset: Project; asksApproval: boolean; isBusy: boolean; isDisabled: boolean }) {
  const { t } = useTranslation('construction');
  const format = useFormat();
  return (
    <Button variant="primary" type="submit" isBusy={isBusy} isDisabled={isDisabled}>
      {asksApproval ? t('approvals:send') : t('complete.confirm', { amount: format.amount(asset.cost) })}
    </Button>
  );
}

function Cost({ asset }: { asset: Project }) {
  const { t } = useTranslation('construction');
  return (
    <span>
      {t('costSoFar')} <Amount value={asset.cost} currency={asset.currency} />
    </span>
  );
}

interface WhenProps {
  values: CompletionValues;
  set: (change: Partial<CompletionValues>) => void;
  problems: Problems;
}

function When({ values, set, problems }: WhenProps) {
  const { t } = useTranslation('construction');
  const required = (field: string) => (problems[field] === 'required' ? t('common:required') : null);
  return (
    <Card>
      <Stack>
        <FormGrid>
          <DateField label={t('complete.date')} description={t('complete.dateMore')} value={values.completionDate} onChange={(completionDate) => set({ completionDate })} isRequired autoFocus error={required('completionDate')} />
          <DateField label={t('complete.inService')} description={t('complete.inServiceMore')} value={values.inServiceDate} onChange={(inServiceDate) => set({ inServiceDate })} isRequired error={required('inServiceDate')} />
          <TextField label={t('complete.memo')} value={values.memo} onChange={(memo) => set({ memo })} maxLength={200} />
        </FormGrid>
        <RadioGroup
          label={t('complete.becomes')}
          value={values.becomes}
          onChange={(becomes) => set({ becomes })}
          options={[
            { value: 'one', label: t('complete.one'), more: t('complete.oneMore') },
            { value: 'several', label: t('complete.several'), more: t('complete.severalMore') },
          ]}
        />
      </Stack>
    </Card>
  );
}
