import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../i18n/useFormat.ts';
import { Amount, Code } from './Amount.tsx';
import css from './data.module.css';
import { Table } from './Table.tsx';

export interface JournalTableLine {
  accountCode: string;
  accountName: string;
  accountNameAr: string | null;
  debit: string;
  credit: string;
  costCenter: string | null;
}

const nothing = (amount: string): boolean => !/[1-9]/.test(amount);

/** A journal, as posted or as it would be: the same lines in both cases. */
export function JournalTable({ label, lines, totalDebit, totalCredit }: { label: string; lines: readonly JournalTableLine[]; totalDebit: string; totalCredit: string }) {
  const { t } = useTranslation('ui');
  const nameOf = useNameOf();
  const hasCostCenters = lines.some((line) => line.costCenter !== null);
  const numbered = lines.map((line, index) => ({ line, index }));
  return (
    <Table
      label={label}
      rows={numbered}
      rowKey={({ index }) => index}
      totalLabel={t('total')}
      columns={[
        {
          id: 'account',
          label: t('account'),
          cell: ({ line }) => (
            <span className={css.sameLine}>
              <Code>{line.accountCode}</Code>
              <bdi>{nameOf({ name: line.accountName, nameAr: line.accountNameAr })}</bdi>
            </span>
          ),
        },
        ...(hasCostCenters ? [{ id: 'costCenter', label: t('costCenter'), kind: 'quiet' as const, cell: ({ line }: { line: JournalTableLine }) => <Code>{line.costCenter}</Code> }] : []),
        { id: 'debit', label: t('debit'), kind: 'figure', cell: ({ line }) => (nothing(line.debit) ? null : <Amount value={line.debit} />), total: <Amount value={totalDebit} /> },
        { id: 'credit', label: t('credit'), kind: 'figure', cell: ({ line }) => (nothing(line.credit) ? null : <Amount value={line.credit} />), total: <Amount value={totalCredit} /> },
      ]}
    />
  );
}
