import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { ROUNDINGS } from '#shared/contract/shapes.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { BookInfo } from '../../state/book.ts';
import { useMay } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { Amount, Button, Card, Code, ErrorPanel, Name, RadioGroup, Row, Stack, Table, TextField } from '../../ui/index.ts';
import css from './settings.module.css';

type Comparison = Output<'policies.compare'>;
type Rounding = (typeof ROUNDINGS)[number];

/** The rounding of the book and the engine's version: what another would change from the open month on, seen before it is adopted. */
export function Policy({ book }: { book: BookInfo }) {
  const { t } = useTranslation(['settings', 'enums']);
  const [rounding, setRounding] = useState<Rounding>(book.rounding);
  const [reason, setReason] = useState('');
  const comparison = useOperation('policies.compare', { rounding }, { keepPrevious: true });
  const adopt = useCommand('policies.adopt');
  const show = useToasts((state) => state.show);
  const may = useMay();
  const isFixed = !may('book.manage') || book.readOnly;
  const seen = comparison.data;
  const isPending = seen !== undefined && (seen.assets > 0 || rounding !== book.rounding);
  const submit = async (): Promise<void> => {
    if (seen === undefined || reason.trim() === '') return;
    await adopt.mutateAsync({ rounding, reason: reason.trim(), fingerprint: seen.fingerprint });
    setReason('');
    show('ok', t('policy.adopted'));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A refusal is shown in the card.
        submit().catch(() => undefined);
      }}
    >
      <Card title={t('policy.title')}>
        <Stack>
          <p className={css.intro}>{t('policy.text')}</p>
          {adopt.error !== null && <ErrorPanel error={adopt.error.error} />}
          {comparison.error !== null && <ErrorPanel error={comparison.error.error} />}
          <RadioGroup label={t('enums:field.rounding')} value={rounding} onChange={(value) => setRounding(value as Rounding)} isDisabled={isFixed} options={ROUNDINGS.map((value) => ({ value, label: t(`enums:rounding.${value}`), description: t(`policy.${value}`) }))} />
          {seen !== undefined && <Difference seen={seen} />}
          {isPending && (
            <Row>
              <TextField label={t('policy.reason')} value={reason} onChange={setReason} maxLength={500} isRequired />
              <Button variant="primary" type="submit" isDisabled={isFixed || reason.trim() === ''} isBusy={adopt.isPending}>
                {t('policy.submit')}
              </Button>
            </Row>
          )}
        </Stack>
      </Card>
    </form>
  );
}

function Difference({ seen }: { seen: Comparison }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  if (seen.assets === 0) return <p role="status">{t('policy.none', { version: seen.engineVersion })}</p>;
  const changed = seen.months.filter(({ before, after }) => before !== after);
  return (
    <Stack>
      <p role="status">{t('policy.assets', { count: seen.assets, differing: format.count(seen.differing), version: seen.engineVersion })}</p>
      {changed.length > 0 && (
        <Table
          label={t('policy.months')}
          rows={changed}
          rowKey={(month) => month.period}
          columns={[
            { id: 'period', label: t('policy.period'), cell: (month) => format.period(month.period) },
            { id: 'before', label: t('policy.before'), kind: 'figure', cell: (month) => <Amount value={month.before} /> },
            { id: 'after', label: t('policy.after'), kind: 'figure', cell: (month) => <Amount value={month.after} /> },
            { id: 'change', label: t('policy.change'), kind: 'figure', cell: (month) => <Amount value={month.change} /> },
          ]}
        />
      )}
      {seen.items.length > 0 && (
        <Table
          label={t('policy.items', { count: seen.differing })}
          rows={seen.items}
          rowKey={(item) => item.assetId}
          columns={[
            { id: 'number', label: t('policy.asset'), cell: (item) => <Code>{item.assetNumber}</Code> },
            { id: 'name', label: t('policy.name'), cell: (item) => <Name of={item} /> },
            { id: 'before', label: t('policy.before'), kind: 'figure', cell: (item) => <Amount value={item.before} /> },
            { id: 'after', label: t('policy.after'), kind: 'figure', cell: (item) => <Amount value={item.after} /> },
          ]}
        />
      )}
    </Stack>
  );
}
