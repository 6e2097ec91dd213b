import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { ErrorPanel, Page, PageHeader, Select, Skeleton, Tabs } from '../../ui/index.ts';
import { CategoriesTab } from './CategoriesTab.tsx';
import css from './pools.module.css';
import { RulesTab } from './RulesTab.tsx';
import { SetUp } from './SetUp.tsx';
import { YearActions } from './YearActions.tsx';
import { YearTab } from './YearTab.tsx';

export type Listed = Output<'pools.list'>;
export type Regime = NonNullable<Listed['regime']>;
export type Computed = Output<'pools.compute'>;

/** Tax pools, a year at a time: figures that say how they came to be, the rules behind them, and which category goes where. */
export function PoolsScreen({ params }: { params: ScreenParams['pools'] }) {
  const { t } = useTranslation('pools');
  const listed = useOperation('pools.list', params.fiscalYear === undefined ? {} : { fiscalYear: params.fiscalYear }, { keepPrevious: true });
  if (listed.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={listed.error.error} />
      </Page>
    );
  }
  if (listed.data === undefined) return <Skeleton lines={8} />;
  return listed.data.regime === null ? <SetUp fiscalYear={listed.data.fiscalYear} /> : <Pools listed={listed.data} regime={listed.data.regime} />;
}

function Pools({ listed, regime }: { listed: Listed; regime: Regime }) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const [tab, setTab] = useState('figures');
  const go = useNavigation((state) => state.go);
  const computed = useOperation('pools.compute', { fiscalYear: listed.fiscalYear }, { enabled: listed.missingOpenings.length === 0 });
  const state = listed.years.find(({ fiscalYear }) => fiscalYear === listed.fiscalYear)?.state ?? 'later';
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={regime.preset.name[format.settings.language]} actions={<YearActions listed={listed} computed={computed.data ?? null} state={state} />} />
      <p className={css.note} role="note">
        {regime.preset.note[format.settings.language]}
      </p>
      <div className={css.year}>
        <Select
          label={t('year')}
          isLabelHidden
          value={String(listed.fiscalYear)}
          onChange={(next) => go('pools', { fiscalYear: Number(next) })}
          options={listed.years.map((one) => ({ value: String(one.fiscalYear), label: t(`yearOf.${one.state}`, { year: format.year(one.fiscalYear) }) }))}
        />
      </div>
      <Tabs
        label={t('title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'figures', label: t('tab.figures'), content: <YearTab listed={listed} regime={regime} state={state} computed={computed.data ?? null} error={computed.error?.error ?? null} /> },
          { id: 'rules', label: t('tab.rules'), content: <RulesTab listed={listed} regime={regime} isClosed={state === 'closed'} /> },
          { id: 'categories', label: t('tab.categories'), content: <CategoriesTab listed={listed} regime={regime} /> },
        ]}
      />
    </Page>
  );
}
