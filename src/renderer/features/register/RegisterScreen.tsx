import type { Output } from '#shared/contract/index.ts';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastDay, parsePeriod } from '#shared/values/calendar.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Amount, Button, Card, ErrorPanel, Page, PageHeader } from '../../ui/index.ts';
import { FirstAsset } from './FirstAsset.tsx';
import { ExportView } from './ExportView.tsx';
import { EVERYTHING, type AssetRow } from './filter.ts';
import css from './register.module.css';
import { RegisterGrid } from './RegisterGrid.tsx';
import { RegisterToolbar } from './RegisterToolbar.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useRegister } from './state.ts';
import { useRegisterQuery } from './useRegisterQuery.ts';

/** Another screen may ask for a part of the register; otherwise it is as it was left. */
function useAskedFor(params: ScreenParams['register']): void {
  const { needsAttention, search, componentsOf } = params;
  useEffect(() => {
    if (needsAttention === undefined && search === undefined && componentsOf === undefined) return;
    useRegister.setState({ filters: { ...EVERYTHING, tab: needsAttention === true ? 'attention' : 'all', componentsOf: componentsOf ?? '' }, search: search ?? '', viewName: null });
  }, [needsAttention, search, componentsOf]);
}

export function RegisterScreen({ params }: { params: ScreenParams['register'] }) {
  const { t } = useTranslation('register');
  useAskedFor(params);
  const book = useBook();
  const go = useNavigation((state) => state.go);
  const query = useRegisterQuery();
  const totals = useOperation('register.totals', query, { keepPrevious: true });
  const [isExporting, setExporting] = useState(false);
  const [selection, setSelection] = useState<readonly AssetRow[]>([]);
  /** Another number is another grid: the only way to let go of a selection. */
  const [gridNumber, setGridNumber] = useState(0);
  const chosen = useRef(0);
  const shownQuery = useRef(query);
  const select = (assets: readonly AssetRow[]): void => {
    chosen.current = assets.length;
    setSelection(assets);
  };
  const unselect = (): void => {
    select([]);
    setGridNumber((number) => number + 1);
  };
  useEffect(() => {
    // What is no longer in sight must not be acted upon.
    if (shownQuery.current === query) return;
    shownQuery.current = query;
    if (chosen.current === 0) return;
    chosen.current = 0;
    setSelection([]);
    setGridNumber((number) => number + 1);
  }, [query]);
  if (book.assetCount === 0) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <FirstAsset />
      </Page>
    );
  }
  return (
    <Page fill>
      <PageHeader
        title={t('title')}
        {...(totals.data === undefined ? {} : { subtitle: <Sums totals={totals.data} /> })}
        actions={
          <>
            <Permitted to="assets.import">
              <Button variant="quiet" onPress={() => go('imports')}>
                {t('import')}
              </Button>
            </Permitted>
            <Button onPress={() => setExporting(true)}>{t('exportView')}</Button>
            <Permitted to="assets.create">
              <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => go('newAsset')}>
                {t('add')}
              </Button>
            </Permitted>
          </>
        }
      />
      {totals.error !== null && <ErrorPanel error={totals.error.error} />}
      <Card isPadded={false} fill>
        <RegisterToolbar totals={totals.data} />
        {selection.length > 0 && <SelectionBar assets={selection} onDone={unselect} />}
        <div className={css.grid}>
          <RegisterGrid key={gridNumber} query={query} totals={totals.data} revision={totals.dataUpdatedAt} onSelect={select} />
        </div>
      </Card>
      {isExporting && <ExportView onClose={() => setExporting(false)} />}
    </Page>
  );
}

/** What the ledger holds of the assets listed; the grid's own total counts drafts too, and this line says where the two part. */
function Sums({ totals }: { totals: Output<'register.totals'> }) {
  const { t } = useTranslation('register');
  const format = useFormat();
  const { currency, lastClosedPeriod } = useBook();
  const through = lastClosedPeriod === null ? null : format.gregorianDate(lastDay(parsePeriod(lastClosedPeriod)));
  return (
    <span className={css.sums}>
      <span>{t('common:assets', { count: totals.count })}</span>
      <span aria-hidden>·</span>
      <span>
        {t('netBookValue')} <Amount value={totals.netBookValueInLedger} currency={currency} /> {totals.netBookValue !== totals.netBookValueInLedger && t('withoutDrafts')}
      </span>
      {through !== null && <span>{t('depreciatedThrough', { date: through })}</span>}
    </span>
  );
}
