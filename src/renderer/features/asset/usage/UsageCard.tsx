import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Permitted } from '../../../state/session.tsx';
import { Button, Card, Chip, Details, EmptyState, ErrorPanel, PeriodText, Row, Skeleton, Stack, Table, Units } from '../../../ui/index.ts';
import css from '../asset.module.css';

type History = Output<'usage.history'>;

/** What one asset worked, month by month, and what is left of its total. */
export function UsageCard({ assetId }: { assetId: string }) {
  const { t } = useTranslation('usage');
  const go = useNavigation((state) => state.go);
  const history = useOperation('usage.history', { assetId });
  if (history.error !== null) return <ErrorPanel error={history.error.error} />;
  if (history.data === undefined) return <Skeleton lines={4} />;
  return (
    <Card title={t('history.title')} isPadded={false} actions={
        <Permitted to="usage.record">
          <Button size="small" onPress={() => go('usage')}>
            {t('history.enter')}
          </Button>
        </Permitted>
      }>
      <Stack>
        <div className={css.usageSums}>
          <Details
            areFigures
            items={[
              { label: t('history.total'), value: <Units value={history.data.totalUnits} /> },
              { label: t('history.used'), value: <Units value={history.data.usedUnits} /> },
              { label: t('history.remaining'), value: <Units value={history.data.remainingUnits} /> },
            ]}
          />
        </div>
        <Readings history={history.data} />
      </Stack>
    </Card>
  );
}

function Readings({ history }: { history: History }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  return (
    <Table
      label={t('history.title')}
      rows={history.readings}
      rowKey={(reading) => reading.period}
      empty={<EmptyState title={t('history.none')} />}
      columns={[
        { id: 'period', label: t('history.period'), cell: (reading) => <PeriodText value={reading.period} /> },
        { id: 'units', label: t('history.units'), kind: 'figure', cell: (reading) => <Units value={reading.units} /> },
        {
          id: 'state',
          label: t('columns.state'),
          cell: (reading) => (
            <Row>
              <Chip tone={reading.isFixed ? 'ok' : 'plain'}>{t(reading.isFixed ? 'history.posted' : 'state.entered')}</Chip>
              {reading.corrections > 0 && <small>{t('history.corrected', { count: reading.corrections })}</small>}
            </Row>
          ),
        },
        { id: 'by', label: t('history.by'), kind: 'quiet', cell: (reading) => <bdi>{reading.actor}</bdi> },
        { id: 'at', label: t('history.at'), kind: 'quiet', cell: (reading) => <bdi>{format.dateTime(reading.at)}</bdi> },
      ]}
    />
  );
}
