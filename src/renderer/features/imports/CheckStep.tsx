import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { Button, Card, ErrorPanel, Row, Skeleton } from '../../ui/index.ts';
import { mergeEdits, type Drafts, type Edit } from './checking.ts';
import type { ChosenFile } from './ChooseFile.tsx';
import css from './imports.module.css';
import type { Committed } from './ImportsScreen.tsx';
import type { ImportMapping } from './mapping.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { Problems } from './Problems.tsx';
import { Totals } from './Totals.tsx';
import { TrialBalance } from './TrialBalance.tsx';
import { Variance } from './Variance.tsx';
import { Warnings } from './Warnings.tsx';
import { WhatWillHappen } from './WhatWillHappen.tsx';

interface CheckStepProps {
  file: ChosenFile;
  mapping: ImportMapping;
  edits: readonly Edit[];
  onEdits: (edits: readonly Edit[]) => void;
  onBack: () => void;
  onDone: (result: Committed) => void;
}

const PAGE_SIZE = 50;
const VARIANCE_SIZE = 20;
/** One whole unit of the currency: what rounding comes to, and no more. */
const TOLERANCE = '1';

/** Everything the file would become, every cell in the way, and the one button that imports it whole. */
export function CheckStep({ file, mapping, edits, onEdits, onBack, onDone }: CheckStepProps) {
  const { t } = useTranslation('imports');
  const [page, setPage] = useState(0);
  const commit = useCommand('imports.commit');
  const work = { fileId: file.fileId, mapping, edits: [...edits] };
  // Once it is in the book, the same file is a file of known assets: nothing to show any more.
  const isCommitting = commit.isPending || commit.isSuccess;
  const preview = useOperation('imports.preview', { ...work, page, size: PAGE_SIZE }, { keepPrevious: true, enabled: !isCommitting });
  const [tolerance, setTolerance] = useState<string | null>(TOLERANCE);
  const [variancePage, setVariancePage] = useState(0);
  const [isSeen, setSeen] = useState(false);
  const variance = useOperation('imports.variance', { ...work, page: variancePage, size: VARIANCE_SIZE, ...(tolerance === null || tolerance === '' ? {} : { tolerance }) }, { keepPrevious: true, enabled: !isCommitting });
  const check = preview.data;
  const submit = (fingerprint: string): void =>
    commit.mutate(
      { ...work, fingerprint },
      {
        onSuccess: onDone,
        onError: ({ error }) => {
          if (error.code === 'PREVIEW_STALE') void preview.refetch();
        },
      },
    );
  const chooseTolerance = (next: string | null): void => {
    setTolerance(next);
    setVariancePage(0);
    setSeen(false);
  };
  const recheck = (drafts: Drafts): void => {
    onEdits(mergeEdits(edits, drafts));
    setPage(0);
    setVariancePage(0);
    setSeen(false);
  };
  const back = <Button onPress={onBack}>{t('check.back')}</Button>;
  if (preview.error !== null && !isCommitting) {
    return (
      <>
        <ErrorPanel error={preview.error.error} />
        <Row>{back}</Row>
      </>
    );
  }
  if (check === undefined) return <Skeleton lines={10} />;
  const isBlocked = check.problemsTotal > 0 || check.totals.count === 0;
  // Differences are looked at before they come in; what to do about them is the person's decision.
  const isUnseen = !isBlocked && !isSeen && (variance.data === undefined || variance.data.total > 0);
  return (
    <>
      {commit.error !== null && <ErrorPanel error={commit.error.error} />}
      <Totals totals={check.totals} />
      {check.problemsTotal > 0 && <Problems problems={check.problems} total={check.problemsTotal} edits={edits} isBusy={preview.isFetching} onRecheck={recheck} />}
      {edits.length > 0 && (
        <Row>
          <span className={css.quiet}>{t('check.corrected', { count: edits.length })}</span>
          <Button variant="link" onPress={() => onEdits([])}>
            {t('check.dropCorrections')}
          </Button>
        </Row>
      )}
      {check.warningsTotal > 0 && <Warnings warnings={check.warnings} total={check.warningsTotal} />}
      {variance.error !== null && !isCommitting && <ErrorPanel error={variance.error.error} />}
      {variance.data !== undefined && (
        <>
          <Variance variance={variance.data} page={variancePage} onPage={setVariancePage} tolerance={tolerance} onTolerance={chooseTolerance} isSeen={isSeen} onSeen={setSeen} />
          <TrialBalance categories={variance.data.categories} />
        </>
      )}
      <PreviewTable check={check} page={page} onPage={setPage} />
      <Card title={t('happens.title')}>
        <WhatWillHappen check={check} mapping={mapping} />
      </Card>
      <Row apart>
        {back}
        <span className={css.last}>
          {isBlocked && <span className={css.reason}>{t('check.blocked', { count: check.problemsTotal })}</span>}
          {isUnseen && variance.data !== undefined && <span className={css.reason}>{t('variance.unseen')}</span>}
          <Button variant="primary" isDisabled={isBlocked || isUnseen || preview.isPlaceholderData} isBusy={commit.isPending} onPress={() => submit(check.fingerprint)}>
            {t('check.commit', { count: check.totals.count })}
          </Button>
        </span>
      </Row>
    </>
  );
}
