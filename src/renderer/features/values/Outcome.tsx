import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isolateCodes } from '../../i18n/isolateCodes.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Comparison } from '../../terms/Comparison.tsx';
import { fiscalCalendarOf } from '../../terms/fiscalYears.ts';
import { Amount, Card, Chip, Columns, JournalTable, Name, Table } from '../../ui/index.ts';
import { isNothing } from '../../terms/amounts.ts';
import type { Kind } from './kinds.ts';
import { comparePlans } from '../../terms/comparePlans.ts';
import type { Preview } from './useChange.ts';
import css from './values.module.css';

type BookEffect = Preview['books'][number];
type Journal = NonNullable<Preview['journal']>;

/** What the change would do: values in each depreciation book, the plan, the journals. */
export function Outcome({ kind, preview }: { kind: Kind; preview: Preview }) {
  const journals = [...preview.catchUpJournals, ...(preview.journal === null ? [] : [preview.journal])];
  return (
    <div className={css.outcome} aria-live="polite">
      <Columns>
        {preview.books.map((effect) => (
          <Effect key={effect.bookId} effect={effect} isOnly={preview.books.length === 1} kind={kind} />
        ))}
      </Columns>
      <Plan plan={preview.plan} />
      <Journals journals={journals} kind={kind} />
    </div>
  );
}

const FIGURES = ['cost', 'accumulatedDepreciation', 'accumulatedImpairment', 'carryingAmount', 'residualValue', 'revaluationSurplus'] as const;
/** Shown only where there is something of it. */
const SELDOM: ReadonlySet<string> = new Set(['accumulatedImpairment', 'revaluationSurplus']);

function Effect({ effect, isOnly, kind }: { effect: BookEffect; isOnly: boolean; kind: Kind }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const rows = FIGURES.filter((figure) => !SELDOM.has(figure) || !isNothing(effect.before[figure]) || !isNothing(effect.after[figure]));
  const title = isOnly ? t('effect') : <Name of={effect} />;
  return (
    <Card title={title} isPadded={false}>
      <Table
        label={t('effect')}
        rows={rows}
        rowKey={(figure) => figure}
        rowTone={(figure) => (effect.before[figure] === effect.after[figure] ? 'plain' : 'selected')}
        columns={[
          { id: 'figure', label: t('figureColumn'), cell: (figure) => t(`figure.${figure}`) },
          { id: 'before', label: t('before'), kind: 'figure', cell: (figure) => <Amount value={effect.before[figure]} /> },
          { id: 'after', label: t('after'), kind: 'figure', cell: (figure) => <Amount value={effect.after[figure]} /> },
        ]}
      />
      {!isNothing(effect.catchUp) && <p className={css.note}>{t(kind === 'depreciation' ? 'chargedNote' : 'catchUpNote', { amount: format.amount(effect.catchUp) })}</p>}
      {!isNothing(effect.takenBack) && <p className={css.note}>{t('takenBackNote', { amount: format.amount(effect.takenBack.replace('-', '')) })}</p>}
    </Card>
  );
}

function Plan({ plan }: { plan: Preview['plan'] }) {
  const { t } = useTranslation('values');
  const { fiscalYearStartMonth, irregularYears, exponent } = useBook();
  const compared = useMemo(() => comparePlans(plan, fiscalCalendarOf({ fiscalYearStartMonth, irregularYears }), exponent), [plan, fiscalYearStartMonth, irregularYears, exponent]);
  if (compared.months.length === 0) return null;
  const words = {
    before: t('before'), after: t('after'), describe: t('plan.describe'), table: t('plan.table'), chargeBefore: t('plan.chargeBefore'), chargeAfter: t('plan.chargeAfter'), carryingBefore: t('plan.carryingBefore'), carryingAfter: t('plan.carryingAfter'),
  };
  return (
    <Card title={t('plan.title')}>
      <Comparison {...compared} words={words} />
    </Card>
  );
}

function Journals({ journals, kind }: { journals: readonly Journal[]; kind: Kind }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  if (journals.length === 0) {
    return (
      <Card title={t('journal.title')}>
        <p className={css.quiet}>{t(kind === 'estimate' || kind === 'suspend' || kind === 'resume' ? 'journal.none' : 'journal.noneInLedger')}</p>
      </Card>
    );
  }
  return journals.map((journal) => (
    <Card key={`${journal.date} ${journal.narration.en}`} title={t('journal.on', { date: format.gregorianDate(journal.date) })} actions={<Chip tone="ok">{t('journal.balanced')}</Chip>} isPadded={false}>
      <p className={css.note}>{isolateCodes(journal.narration[format.settings.language])}</p>
      <JournalTable label={isolateCodes(journal.narration[format.settings.language])} lines={journal.lines} totalDebit={journal.totalDebit} totalCredit={journal.totalCredit} />
    </Card>
  ));
}
