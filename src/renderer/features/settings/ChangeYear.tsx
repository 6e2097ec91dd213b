import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPeriods, parsePeriod, periodsBetween } from '#shared/values/calendar.ts';
import { LONGEST_YEAR_MONTHS } from '#shared/values/fiscalCalendar.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, Chip, Dialog, ErrorPanel, FormGrid, PeriodPicker, PeriodText, Skeleton, Stack, Table } from '../../ui/index.ts';
import type { ListedYear } from './FiscalCalendar.tsx';

interface ChangeYearProps {
  year: ListedYear;
  /** The first year of the book may begin in another month. */
  mayMoveStart: boolean;
  onClose: () => void;
}

/** A year's first and last month, and what the years around it become. */
export function ChangeYear({ year, mayMoveStart, onClose }: ChangeYearProps) {
  const { t } = useTranslation(['settings', 'common']);
  const format = useFormat();
  const show = useToasts((state) => state.show);
  const change = useCommand('fiscalYears.change');
  const [from, setFrom] = useState(year.from);
  const [to, setTo] = useState(year.to);
  const months = periodsBetween(parsePeriod(from), parsePeriod(to)) + 1;
  const isYear = months >= 1 && months <= LONGEST_YEAR_MONTHS;
  const isChanged = from !== year.from || to !== year.to;
  const preview = useOperation('fiscalYears.preview', { from, to }, { enabled: isYear && isChanged });
  const refusal = change.error?.error ?? (isChanged && isYear ? preview.error?.error : undefined);
  const moveStart = (next: string): void => {
    setFrom(next);
    const length = periodsBetween(parsePeriod(next), parsePeriod(to)) + 1;
    if (length < 1 || length > LONGEST_YEAR_MONTHS) setTo(addPeriods(parsePeriod(next), 11));
  };
  return (
    <Dialog
      title={t('calendar.changeTitle', { year: format.year(year.fiscalYear) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            isBusy={change.isPending}
            isDisabled={!isChanged || !isYear || preview.data === undefined || refusal !== undefined}
            onPress={() =>
              change.mutate(
                { from, to },
                {
                  onSuccess: (changed) => {
                    show('ok', t('calendar.changed', { year: format.year(changed.fiscalYear) }));
                    onClose();
                  },
                },
              )
            }
          >
            {t('calendar.changeSubmit')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t(mayMoveStart ? 'calendar.changeFirstText' : 'calendar.changeText')}</p>
        <FormGrid>
          <PeriodPicker label={t('calendar.from')} value={from} onChange={moveStart} isDisabled={!mayMoveStart} />
          <PeriodPicker label={t('calendar.to')} value={to} onChange={setTo} from={from} to={addPeriods(parsePeriod(from), LONGEST_YEAR_MONTHS - 1)} description={t('common:months', { count: Math.max(0, months) })} />
        </FormGrid>
        {refusal !== undefined && <ErrorPanel error={refusal} />}
        {isChanged && isYear && refusal === undefined && (preview.data === undefined ? <Skeleton lines={4} /> : <Consequences preview={preview.data} />)}
      </Stack>
    </Dialog>
  );
}

function Consequences({ preview }: { preview: NonNullable<ReturnType<typeof useOperation<'fiscalYears.preview'>>['data']> }) {
  const { t } = useTranslation(['settings', 'common']);
  const format = useFormat();
  return (
    <>
      <Table
        label={t('calendar.after')}
        rows={preview.years}
        rowKey={({ fiscalYear }) => fiscalYear}
        columns={[
          { id: 'year', label: t('calendar.year'), cell: ({ fiscalYear }) => <bdi>{format.year(fiscalYear)}</bdi> },
          { id: 'from', label: t('calendar.from'), cell: ({ from }) => <PeriodText value={from} /> },
          { id: 'to', label: t('calendar.to'), cell: ({ to }) => <PeriodText value={to} /> },
          { id: 'months', label: t('calendar.length'), cell: ({ months }) => t('common:months', { count: months }) },
          { id: 'changed', label: t('calendar.isNew'), isLabelHidden: true, kind: 'tight', cell: ({ isChanged }) => isChanged && <Chip tone="info">{t('calendar.isNew')}</Chip> },
        ]}
      />
      <p>{t('calendar.assets', { count: preview.assets })}</p>
    </>
  );
}
