import { CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { lastDay, parsePeriod } from '#shared/values/calendar.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Amount, Button, Card, Code, Count, Details, Page, PageHeader, Row } from '../../ui/index.ts';
import css from './close.module.css';
import { ExportReport } from './ExportReport.tsx';
import { PackButtons } from './PackButtons.tsx';

interface MonthClosedProps {
  result: Output<'close.run'>;
  strip: ReactNode;
  onNext: (period: string) => void;
}

/** The month is closed: what was posted, what it can be proved by, and where to go on. */
export function MonthClosed({ result, strip, onNext }: MonthClosedProps) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const { currency } = useBook();
  const go = useNavigation((state) => state.go);
  const [isExporting, setExporting] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const period = format.period(result.period);
  const journalLink = (journal: string): ReactNode => (
    <Button variant="link" onPress={() => go('journals', { journal })}>
      <Code>{journal}</Code>
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t('done.title', { period })} subtitle={t('done.subtitle')} />
      {strip}
      <div ref={panel} tabIndex={-1} role="status" className={css.done}>
        <Card
          title={
            <span className={css.doneTitle}>
              <CircleCheck size={18} aria-hidden />
              {t('done.posted', { count: result.totalAssets })}
            </span>
          }
        >
          <Details
            items={[
              { label: t('done.depreciation'), value: <Amount value={result.totalDepreciation} currency={currency} /> },
              { label: t('done.assets'), value: <Count value={result.totalAssets} /> },
              { label: t('done.journal'), value: result.glJournalId === null ? t('done.noJournal') : journalLink(result.glJournalId) },
              ...(result.surplusJournalId === null ? [] : [{ label: t('done.surplus'), value: journalLink(result.surplusJournalId) }]),
              { label: t('done.backup'), value: result.backup === null ? t('done.noBackup') : <Code>{result.backup}</Code> },
              { label: t('done.chain'), value: <span className={css.hash}><Code>{result.chainHead}</Code></span> },
            ]}
          />
        </Card>
      </div>
      <Row>
        <Button variant="primary" onPress={() => onNext(result.nextPeriod)}>
          {t('done.next', { period: format.period(result.nextPeriod) })}
        </Button>
        <PackButtons period={result.period} />
        <Button onPress={() => setExporting(true)}>{t('done.exportRegister')}</Button>
        <Button onPress={() => onNext(result.period)}>{t('done.show', { period })}</Button>
      </Row>
      {isExporting && <ExportReport title={t('done.exportRegister')} report="asset-register" parameters={{ asOf: lastDay(parsePeriod(result.period)) }} onClose={() => setExporting(false)} />}
    </Page>
  );
}
