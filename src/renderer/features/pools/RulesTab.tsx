import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useMay } from '../../state/session.tsx';
import { Card, Chip, Code, IconButton, Row, Stack, Table } from '../../ui/index.ts';
import css from './pools.module.css';
import type { Listed, Regime } from './PoolsScreen.tsx';
import { RulesDialog } from './RulesDialog.tsx';
import { ruleSentences } from './rules.ts';
import { Sources } from './Sources.tsx';

interface RulesTabProps {
  listed: Listed;
  regime: Regime;
  isClosed: boolean;
}

/** The rules of the year, in sentences; what is no longer as the preset has it is marked. */
export function RulesTab({ listed, regime, isClosed }: RulesTabProps) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const [edited, setEdited] = useState<string | null>(null);
  const mayManage = useMay()('tax-pools.manage');
  const changed = new Set(regime.changed);
  return (
    <Stack>
      <Card title={t('rules.title', { year: format.year(listed.fiscalYear) })} isPadded={false}>
        <Table
          label={t('tab.rules')}
          rows={regime.rules.pools}
          rowKey={(pool) => pool.code}
          columns={[
            { id: 'code', label: t('pool'), kind: 'tight', width: '80px', cell: (pool) => <Code>{pool.code}</Code> },
            {
              id: 'name', label: t('poolName'), width: '300px',
              cell: (pool) => (
                <Row>
                  <bdi>{pool.name[format.settings.language]}</bdi>
                  {changed.has(pool.code) && <Chip tone="warn">{t('rules.changed')}</Chip>}
                </Row>
              ),
            },
            { id: 'rates', label: t('rate'), kind: 'tight', width: '200px', cell: (pool) => <Rates pool={pool} /> },
            { id: 'rules', label: t('rules.more'), cell: (pool) => ruleSentences(pool, t, format).map((sentence) => <div key={sentence}>{sentence}</div>) },
            ...(isClosed || !mayManage ? [] : [{ id: 'edit', label: t('common:actions'), isLabelHidden: true, kind: 'tight' as const, width: '48px', cell: (pool: Regime['rules']['pools'][number]) => <IconButton size="small" label={t('rules.edit', { pool: pool.code })} icon={<Pencil size={14} aria-hidden />} onPress={() => setEdited(pool.code)} /> }]),
          ]}
        />
      </Card>
      <Card title={t('rules.origin')}>
        <Stack>
          {regime.reason !== null && <p>{t('rules.changedBy', { who: regime.changedBy, year: format.year(regime.fromYear), reason: regime.reason })}</p>}
          <p className={css.quiet}>{t(`rules.additionsBy.${regime.rules.additionsBy}`)}</p>
          {regime.rules.fullAllowanceLimit !== null && <p className={css.quiet}>{t('rules.allowanceLimit', { amount: format.amount(regime.rules.fullAllowanceLimit) })}</p>}
          {regime.rules.proceedsUpToCost === true && <p className={css.quiet}>{t('rules.upToCost')}</p>}
          <Sources preset={regime.preset} />
        </Stack>
      </Card>
      {edited !== null && <RulesDialog key={edited} pool={edited} regime={regime} fiscalYear={listed.fiscalYear} onClose={() => setEdited(null)} />}
    </Stack>
  );
}

function Rates({ pool }: { pool: Regime['rules']['pools'][number] }) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  return pool.rates.map((rate) => <div key={rate.validFrom}>{t('rules.rateSince', { percent: format.percent(rate.percent), date: format.gregorianDate(rate.validFrom) })}</div>);
}
