import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Button, Card, Chip, EmptyState, ErrorPanel, Page, PageHeader, PeriodPicker, Row, Skeleton, Stack, type Tone } from '../../ui/index.ts';
import { Blocking } from './Blocking.tsx';
import { ExportReport } from './ExportReport.tsx';
import { ImportDialog, type Source } from './ImportDialog.tsx';
import { Sheet } from './Sheet.tsx';
import { SignOffs } from './SignOffs.tsx';
import type { Comparison } from './sheet.ts';
import { useChooseFile } from './useChooseFile.ts';

const TONES: Readonly<Record<Comparison['state'], Tone>> = { not_entered: 'plain', incomplete: 'warn', unexplained: 'bad', explained: 'info', agrees: 'ok' };

/** The register beside the balances of a ledger kept elsewhere, a month at a time. */
export function ReconciliationScreen({ params }: { params: ScreenParams['reconciliation'] }) {
  const { t } = useTranslation('reconciliation');
  const [chosen, setChosen] = useState<string | null>(params.period ?? null);
  const month = useOperation('reconciliation.compare', chosen === null ? {} : { period: chosen }, { keepPrevious: true });
  if (month.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={month.error.error} />
      </Page>
    );
  }
  if (month.data === undefined) return <Skeleton lines={10} />;
  return <Month comparison={month.data} onChoose={setChosen} />;
}

function Month({ comparison, onChoose }: { comparison: Comparison; onChoose: (period: string) => void }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  const { assetCount } = useBook();
  const unsaved = useNavigation((state) => state.unsaved.size > 0);
  const [source, setSource] = useState<Source | null>(null);
  const [isExporting, setExporting] = useState(false);
  const { period } = comparison;
  const isUsed = comparison.accounts.some((account) => account.isUsed);
  return (
    <Page>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle', { period: format.period(period) })}
        actions={
          <>
            <PeriodPicker label={t('month')} isLabelHidden value={period} {...(comparison.firstPeriod === null ? {} : { from: comparison.firstPeriod })} to={comparison.lastPeriod} isDisabled={unsaved} onChange={onChoose} />
            <Button onPress={() => setExporting(true)} isDisabled={!isUsed}>
              {t('report')}
            </Button>
            <Permitted to="reconciliation.prepare">
              <ChooseFile onChoose={setSource} isDisabled={unsaved || assetCount === 0} />
            </Permitted>
          </>
        }
      />
      {isUsed ? <Reconciled comparison={comparison} onPasteTable={(text) => setSource({ text })} /> : <NothingYet />}
      {source !== null && <ImportDialog key={period} period={period} source={source} accounts={comparison.accounts} onClose={() => setSource(null)} />}
      {isExporting && <ExportReport period={period} onClose={() => setExporting(false)} />}
    </Page>
  );
}

function ChooseFile({ onChoose, isDisabled }: { onChoose: (source: Source) => void; isDisabled: boolean }) {
  const { t } = useTranslation('reconciliation');
  const { choose, isBusy } = useChooseFile(onChoose);
  return (
    <Button onPress={choose} isBusy={isBusy} isDisabled={isDisabled}>
      {t('import.open')}
    </Button>
  );
}

function NothingYet() {
  const { t } = useTranslation('reconciliation');
  return (
    <Card>
      <EmptyState icon={<Scale size={32} aria-hidden />} title={t('empty.title')}>
        {t('empty.text')}
      </EmptyState>
    </Card>
  );
}

function Reconciled({ comparison, onPasteTable }: { comparison: Comparison; onPasteTable: (text: string) => void }) {
  const { t } = useTranslation('reconciliation');
  const { state } = comparison;
  return (
    <>
      {state === 'not_entered' && (
        <Card title={t('teach.title')}>
          <Stack>
            <p>{t('teach.text')}</p>
            <p>{t('teach.how')}</p>
          </Stack>
        </Card>
      )}
      {state !== 'not_entered' && (
        <Row>
          <Chip tone={TONES[state]}>{t(`state.${state}`, { count: state === 'incomplete' ? comparison.missing : state === 'unexplained' ? comparison.unexplained : comparison.differing })}</Chip>
          <Entered comparison={comparison} />
        </Row>
      )}
      <Sheet key={comparison.period} comparison={comparison} onPasteTable={onPasteTable} />
      <SignOffs comparison={comparison} />
      <Blocking />
    </>
  );
}

/** Who entered the balances, and what differences came along. */
function Entered({ comparison: { statement, carriedFrom, earlier } }: { comparison: Comparison }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  if (statement === null) return null;
  const { actor, at, version, fileName } = statement;
  return (
    <span>
      {t(fileName === null ? 'entered' : 'enteredFrom', { actor, at: format.dateTime(at), file: fileName ?? '' })} {earlier.length > 0 && t('version', { version, count: earlier.length })}{' '}
      {carriedFrom !== null && t('carriedFrom', { period: format.period(carriedFrom) })}
    </span>
  );
}
