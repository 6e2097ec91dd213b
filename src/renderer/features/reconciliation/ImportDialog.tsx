import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '#shared/contract/index.ts';
import { BALANCE_COLUMNS } from '#shared/contract/reconciliation.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useToasts } from '../../state/toasts.ts';
import { Amount, Button, Checkbox, Chip, Dialog, Disclosure, ErrorPanel, FormGrid, RadioGroup, Row, Select, Skeleton, Stack } from '../../ui/index.ts';
import css from './reconciliation.module.css';
import { ImportRows } from './ImportRows.tsx';
import type { Account } from './sheet.ts';

export type Source = { fileId: string; fileName: string } | { text: string };
export type Read = Output<'reconciliation.readBalances'>;
type Choices = Pick<Input<'reconciliation.readBalances'>, 'columns' | 'signs' | 'accounts' | 'absentIsZero' | 'sheet'>;

interface ImportDialogProps {
  period: string;
  source: Source;
  accounts: readonly Account[];
  onClose: () => void;
}

/** What a trial balance says, row by row, before it is taken over. */
export function ImportDialog({ period, source, accounts, onClose }: ImportDialogProps) {
  const { t } = useTranslation('reconciliation');
  const [choices, setChoices] = useState<Choices>({ absentIsZero: true });
  const input = { period, ...('text' in source ? { text: source.text } : { fileId: source.fileId }), ...choices };
  const read = useOperation('reconciliation.readBalances', input, { keepPrevious: true });
  const take = useCommand('reconciliation.importBalances');
  const show = useToasts((state) => state.show);
  const choose = (change: Choices): void => setChoices((current) => ({ ...current, ...change }));
  const error = read.error?.error ?? take.error?.error ?? null;
  const data = read.data;
  const save = (): void => {
    if (data === undefined) return;
    take.mutate(
      { ...input, fingerprint: data.fingerprint },
      {
        onSuccess: () => {
          show('ok', t('saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={'text' in source ? t('import.pasted') : t('import.title', { file: source.fileName })}
      isOpen
      size="widest"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={data === undefined || error !== null || data.unreadable > 0 || data.balances.length === 0} isBusy={take.isPending} onPress={save}>
            {t('import.take', { count: data?.balances.length ?? 0 })}
          </Button>
        </>
      }
    >
      <Stack>
        {error !== null && <ErrorPanel error={error} />}
        {data === undefined && error === null && <Skeleton lines={8} />}
        {data !== undefined && <Found data={data} choices={choices} accounts={accounts} onChoose={choose} />}
      </Stack>
    </Dialog>
  );
}

interface FoundProps {
  data: Read;
  choices: Choices;
  accounts: readonly Account[];
  onChoose: (change: Choices) => void;
}

function Found({ data, choices, accounts, onChoose }: FoundProps) {
  const { t } = useTranslation('reconciliation');
  const nameOf = useNameOf();
  const absent = accounts.filter(({ accountId }) => data.absent.includes(accountId));
  return (
    <>
      <Row>
        <Chip tone={data.matched > 0 ? 'ok' : 'warn'}>{t('import.matched', { count: data.matched })}</Chip>
        {data.unknown > 0 && <Chip tone="warn">{t('import.unknown', { count: data.unknown })}</Chip>}
        {data.unreadable > 0 && <Chip tone="bad">{t('import.unreadable', { count: data.unreadable })}</Chip>}
        <span className={css.quiet}>
          {t('import.totals')} <Amount value={data.totalDebit} /> / <Amount value={data.totalCredit} />
        </span>
      </Row>
      <ImportRows data={data} accounts={accounts} onChoose={(key, account) => onChoose({ accounts: { ...choices.accounts, [key]: account } })} />
      {data.signs !== null && (
        <RadioGroup
          label={t('import.signs')}
          value={data.signs}
          onChange={(signs) => onChoose({ signs })}
          options={[{ value: 'debit_positive', label: t('import.debitPositive') }, { value: 'own_side', label: t('import.ownSide') }]}
        />
      )}
      {absent.length > 0 && (
        <Checkbox isSelected={choices.absentIsZero !== false} onChange={(absentIsZero) => onChoose({ absentIsZero })}>
          {t('import.absent', { count: absent.length, accounts: absent.map((account) => `${account.code} ${nameOf(account)}`).join(' · ') })}
        </Checkbox>
      )}
      <Layout data={data} onChoose={onChoose} />
    </>
  );
}

/** Where the columns were not recognised rightly. */
function Layout({ data, onChoose }: { data: Read; onChoose: (change: Choices) => void }) {
  const { t } = useTranslation('reconciliation');
  const [chosen, setChosen] = useState<NonNullable<Choices['columns']>>({});
  const options = [{ value: '', label: t('import.noColumn') }, ...data.headings.map((heading) => ({ value: heading, label: heading }))];
  return (
    <Disclosure title={t('import.layout')} isPadded>
      <FormGrid>
        {data.sheets.length > 1 && <Select label={t('import.sheet')} value={data.sheet ?? ''} onChange={(sheet) => onChoose({ sheet })} options={data.sheets.map((sheet) => ({ value: sheet, label: sheet }))} />}
        {BALANCE_COLUMNS.map((column) => (
          <Select
            key={column}
            label={t(`import.column.${column}`)}
            value={data.columns[column] ?? ''}
            onChange={(heading) => {
              const next = { ...chosen, [column]: heading };
              setChosen(next);
              onChoose({ columns: next });
            }}
            options={options}
          />
        ))}
      </FormGrid>
    </Disclosure>
  );
}
