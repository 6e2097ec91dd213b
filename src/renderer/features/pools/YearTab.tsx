import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsoolError } from '#shared/errors.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useMay } from '../../state/session.tsx';
import { Amount, Card, Chip, Code, ErrorPanel, IconButton, Kpi, KpiRow, Row, Skeleton, Stack, Table, type TableColumn } from '../../ui/index.ts';
import { FactsDialog } from './FactsDialog.tsx';
import css from './pools.module.css';
import { PoolFigure } from './PoolFigure.tsx';
import type { Computed, Listed, Regime } from './PoolsScreen.tsx';

type Pool = Computed['pools'][number];

const ALWAYS = new Set(['opening', 'additions', 'additionsCounted', 'proceeds', 'proceedsCounted', 'base', 'depreciation', 'afterDepreciation', 'deduction', 'income', 'closing']);
const ORDER = [
  'opening', 'deferred', 'additions', 'previousAdditions', 'allowance', 'relief', 'additionsCounted', 'proceeds', 'previousProceeds', 'proceedsCounted', 'base', 'depreciation', 'afterDepreciation',
  'repairs', 'repairsLimit', 'repairsDeductible', 'repairsExcess', 'writeOff', 'deduction', 'income', 'closing',
] as const;
const isSomething = (amount: string | undefined): boolean => amount !== undefined && /[1-9]/.test(amount);

interface YearTabProps {
  listed: Listed;
  regime: Regime;
  state: Computed['state'];
  computed: Computed | null;
  error: UsoolError | null;
}

/** The year's figures by pool. Where they cannot be computed yet, what is missing and where to enter it. */
export function YearTab({ listed, regime, state, computed, error }: YearTabProps) {
  const { t } = useTranslation('pools');
  const [entered, setEntered] = useState<string | null>(null);
  const mayManage = useMay()('tax-pools.manage');
  const isReady = listed.missingOpenings.length === 0 && error === null;
  const edit = state === 'closed' || !mayManage ? null : setEntered;
  return (
    <Stack>
      {error !== null && <ErrorPanel error={error} />}
      {!isReady && <Entries listed={listed} regime={regime} onEdit={edit} />}
      {isReady && computed === null && <Skeleton lines={6} />}
      {isReady && computed !== null && (
        <KpiRow>
          <Kpi label={t('figure.deduction')} value={<Amount value={computed.deduction} />} more={t('kpi.deduction')} />
          <Kpi label={t('figure.income')} value={<Amount value={computed.income} />} more={t('kpi.income')} />
        </KpiRow>
      )}
      {isReady && computed !== null && <Figures computed={computed} onEdit={edit} />}
      {computed !== null && computed.changedSince.length > 0 && <ChangedSince computed={computed} />}
      {computed !== null && computed.unmapped.length > 0 && (
        <Card title={t('unmapped.title')}>
          <p>{t('unmapped.text')}</p>
          <Unmapped computed={computed} />
        </Card>
      )}
      {entered !== null && <FactsDialog key={`${entered}-${listed.fiscalYear}`} pool={entered} listed={listed} regime={regime} onClose={() => setEntered(null)} />}
    </Stack>
  );
}

function ChangedSince({ computed }: { computed: Computed }) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  return (
    <Card title={t('changedSince.title')}>
      <p>{t('changedSince.text')}</p>
      <ul className={css.sources}>
        {computed.changedSince.map(({ pool, of, closed, now }) => (
          <li key={`${pool} ${of}`}>{t(`changedSince.line.${of}`, { pool, closed: format.amount(closed), now: format.amount(now) })}</li>
        ))}
      </ul>
    </Card>
  );
}

function Unmapped({ computed }: { computed: Computed }) {
  const { settings } = useFormat();
  return (
    <ul className={css.sources}>
      {computed.unmapped.map((one) => (
        <li key={one.categoryId}>
          <bdi>{one.name[settings.language]}</bdi> <Amount value={one.additions} />
        </li>
      ))}
    </ul>
  );
}

function editColumn<R>(label: string, nameOf: (row: R) => string, onEdit: (row: R) => void): TableColumn<R> {
  return { id: 'edit', label, isLabelHidden: true, kind: 'tight', width: '48px', cell: (row) => <IconButton size="small" label={nameOf(row)} icon={<Pencil size={14} aria-hidden />} onPress={() => onEdit(row)} /> };
}

/** Pools before their figures can be computed: which of them still lack an opening balance. */
function Entries({ listed, regime, onEdit }: Pick<YearTabProps, 'listed' | 'regime'> & { onEdit: ((pool: string) => void) | null }) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const isFirst = listed.fiscalYear === regime.firstYear;
  const missing = new Set(listed.missingOpenings);
  return (
    <Card title={t('openings.title')} isPadded={false}>
      <Table
        label={t('openings.title')}
        rows={regime.rules.pools}
        rowKey={(pool) => pool.code}
        columns={[
          { id: 'code', label: t('pool'), kind: 'tight', width: '80px', cell: (pool) => <Code>{pool.code}</Code> },
          { id: 'name', label: t('poolName'), cell: (pool) => <bdi>{pool.name[format.settings.language]}</bdi> },
          {
            id: 'state', label: t('openings.state'), kind: 'tight', width: '260px',
            cell: (pool) => (missing.has(pool.code) ? <Chip tone="warn">{t('openings.missing', { year: format.year(regime.firstYear) })}</Chip> : <Chip tone="ok">{t('openings.there')}</Chip>),
          },
          ...(onEdit === null || (!isFirst && missing.size > 0) ? [] : [editColumn<Regime['rules']['pools'][number]>(t('common:actions'), (pool) => t('facts.enterFor', { pool: pool.code }), (pool) => onEdit(pool.code))]),
        ]}
      />
    </Card>
  );
}

function Figures({ computed, onEdit }: { computed: Computed; onEdit: ((pool: string) => void) | null }) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const shown = ORDER.filter((name) => ALWAYS.has(name) || computed.pools.some(({ figures }) => isSomething(figures[name]?.amount)));
  const totals: Record<string, string> = { deduction: computed.deduction, income: computed.income };
  const figures = shown.map((name): TableColumn<Pool> => ({
    id: name, label: t(`figure.${name}`), kind: 'figure', width: '120px',
    cell: (pool) => <PoolFigure pool={pool} name={name} year={computed.fiscalYear} />, ...(totals[name] === undefined ? {} : { total: <Amount value={totals[name]} /> }),
  }));
  const at = shown.indexOf('depreciation');
  const rate: TableColumn<Pool> = { id: 'percent', label: t('rate'), kind: 'figure', width: '80px', cell: (pool) => <bdi>{format.percent(pool.percent)}</bdi> };
  return (
    <Card
      title={
        <Row>
          {t('figuresOf', { from: format.gregorianDate(computed.from), to: format.gregorianDate(computed.to) })}
          <Chip tone={computed.state === 'closed' ? 'ok' : 'plain'}>{t(`state.${computed.state}`)}</Chip>
        </Row>
      }
      isPadded={false}
    >
      <Table
        label={t('tab.figures')}
        rows={computed.pools}
        rowKey={(pool) => pool.pool}
        totalLabel={t('total')}
        columns={[
          { id: 'pool', label: t('poolName'), width: '220px', cell: (pool) => <PoolName pool={pool} /> },
          ...(onEdit === null ? [] : [editColumn<Pool>(t('common:actions'), (pool) => t('facts.enterFor', { pool: pool.pool }), (pool) => onEdit(pool.pool))]),
          ...figures.slice(0, at), rate, ...figures.slice(at),
        ]}
      />
    </Card>
  );
}

function PoolName({ pool }: { pool: Pool }) {
  const { settings } = useFormat();
  return (
    <div className={css.name}>
      <Code>{pool.pool}</Code> · <bdi>{pool.name[settings.language]}</bdi>
    </div>
  );
}
