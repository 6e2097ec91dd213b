import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { BookInfo } from '../../state/book.ts';
import { useMay } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { Button, Card, Chip, ConfirmDialog, Disclosure, ErrorPanel, PeriodText, Skeleton, Stack, Table, type Tone } from '../../ui/index.ts';
import { ChangeYear } from './ChangeYear.tsx';
import css from './settings.module.css';

type Listed = Output<'fiscalYears.list'>;
export type ListedYear = Listed['years'][number];

const TONE: Readonly<Record<ListedYear['state'], Tone>> = { before: 'plain', open: 'info', closed: 'ok', locked: 'ok', future: 'plain' };

type Asked = { what: 'change' | 'lock' | 'unlock'; year: ListedYear } | null;

/** The fiscal years of the book: how long each is, where it stands, and what may still be done about it. */
export function FiscalCalendar({ book }: { book: BookInfo }) {
  const { t } = useTranslation('settings');
  const listed = useOperation('fiscalYears.list');
  const [asked, setAsked] = useState<Asked>(null);
  const end = (): void => setAsked(null);
  return (
    <Stack>
      <Card title={t('calendar.title')} isPadded={false}>
        <p className={css.intro}>{t('calendar.text')}</p>
        {listed.error !== null && <ErrorPanel error={listed.error.error} />}
        {listed.data === undefined ? <Skeleton lines={4} /> : <Years listed={listed.data} isReadOnly={book.readOnly} onAsk={setAsked} />}
      </Card>
      {listed.data !== undefined && listed.data.locks.length > 0 && <Locks locks={listed.data.locks} />}
      {asked?.what === 'change' && <ChangeYear year={asked.year} mayMoveStart={listed.data?.canMoveStart === true && asked.year === listed.data.years[0]} onClose={end} />}
      {(asked?.what === 'lock' || asked?.what === 'unlock') && <LockYear what={asked.what} year={asked.year} onClose={end} />}
    </Stack>
  );
}

function Years({ listed, isReadOnly, onAsk }: { listed: Listed; isReadOnly: boolean; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const format = useFormat();
  const may = useMay();
  const actions = (year: ListedYear) => {
    const name = format.year(year.fiscalYear);
    const offered = [
      ...(year.canChange && may('book.manage') ? (['change'] as const) : []), ...(year.canLock && may('periods.close') ? (['lock'] as const) : []), ...(year.canUnlock && may('periods.reopen') ? (['unlock'] as const) : []),
    ];
    return isReadOnly ? null : offered.map((what) => (
      <Button key={what} size="small" label={t(`calendar.${what}Of`, { year: name })} onPress={() => onAsk({ what, year })}>
        {t(`calendar.${what}`)}
      </Button>
    ));
  };
  return (
    <Table
      label={t('calendar.title')}
      rows={listed.years}
      rowKey={({ fiscalYear }) => fiscalYear}
      columns={[
        { id: 'year', label: t('calendar.year'), cell: ({ fiscalYear }) => <bdi>{format.year(fiscalYear)}</bdi> },
        { id: 'from', label: t('calendar.from'), cell: ({ from }) => <PeriodText value={from} /> },
        { id: 'to', label: t('calendar.to'), cell: ({ to }) => <PeriodText value={to} /> },
        { id: 'months', label: t('calendar.length'), cell: ({ months }) => t('common:months', { count: months }) },
        { id: 'state', label: t('calendar.state'), cell: (year) => <State year={year} /> },
        { id: 'actions', label: t('common:actions'), isLabelHidden: true, kind: 'tight', cell: (year) => <div className={css.yearActions}>{actions(year)}</div> },
      ]}
    />
  );
}

function State({ year: { state, closedMonths } }: { year: ListedYear }) {
  const { t } = useTranslation('settings');
  return <Chip tone={TONE[state]}>{state === 'open' && closedMonths > 0 ? t('calendar.stateOf.partly', { count: closedMonths }) : t(`calendar.stateOf.${state}`)}</Chip>;
}

function Locks({ locks }: { locks: Listed['locks'] }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <Disclosure title={t('calendar.locks')}>
      <Table
        label={t('calendar.locks')}
        rows={locks.map((lock, index) => ({ ...lock, index }))}
        rowKey={({ index }) => index}
        columns={[
          { id: 'at', label: t('calendar.at'), cell: ({ at }) => <bdi>{format.dateTime(at)}</bdi> },
          { id: 'actor', label: t('calendar.by'), cell: ({ actor }) => <bdi>{actor}</bdi> },
          { id: 'what', label: t('calendar.what'), cell: ({ kind, through }) => t(`calendar.lock_${kind}_${through === null ? 'none' : 'through'}`, { period: through === null ? '' : format.period(through) }) },
          { id: 'reason', label: t('calendar.reason'), cell: ({ reason }) => <bdi>{reason}</bdi> },
        ]}
      />
    </Disclosure>
  );
}

function LockYear({ what, year, onClose }: { what: 'lock' | 'unlock'; year: ListedYear; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const show = useToasts((state) => state.show);
  const lock = useCommand('fiscalYears.lock');
  const unlock = useCommand('fiscalYears.unlock');
  const command = what === 'lock' ? lock : unlock;
  const name = format.year(year.fiscalYear);
  return (
    <ConfirmDialog
      isOpen
      isDanger={what === 'unlock'}
      title={t(`calendar.${what}Title`, { year: name })}
      confirmLabel={t(`calendar.${what}Of`, { year: name })}
      reason="required"
      isBusy={command.isPending}
      onCancel={onClose}
      onConfirm={(reason) =>
        command.mutate(
          { fiscalYear: year.fiscalYear, reason },
          {
            onSuccess: () => {
              show('ok', t(`calendar.${what}Done`, { year: name }));
              onClose();
            },
          },
        )
      }
    >
      <p>{t(`calendar.${what}Text`, { year: name })}</p>
      {command.error !== null && <ErrorPanel error={command.error.error} />}
    </ConfirmDialog>
  );
}
