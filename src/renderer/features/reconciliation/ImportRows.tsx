import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../i18n/useFormat.ts';
import { Amount, Chip, Code, ComboBox, Disclosure, Table, type TableColumn, type Tone } from '../../ui/index.ts';
import type { Read } from './ImportDialog.tsx';
import css from './reconciliation.module.css';
import type { Account } from './sheet.ts';

type FileRow = Read['rows'][number];
type Match = FileRow['match'];

const TONES: Readonly<Record<Match, Tone>> = { code: 'ok', name: 'ok', mapping: 'ok', chosen: 'ok', left_out: 'plain', elsewhere: 'plain', total: 'plain', unknown: 'warn', unreadable: 'bad' };
/** Rows that were passed over with a reason: shown to whoever wants to see them. */
const ASIDE: ReadonlySet<Match> = new Set(['elsewhere', 'total', 'left_out']);
/** What needs a look comes first. */
const rank = ({ match }: FileRow): number => (match === 'unreadable' ? 0 : match === 'unknown' ? 1 : 2);
/** The choice that a row is none of our accounts. */
const NONE = 'none';

interface ImportRowsProps {
  data: Read;
  accounts: readonly Account[];
  onChoose: (key: string, account: number | null) => void;
}

/** Every row of the trial balance with the account it was taken for; the account can be chosen where it was not found rightly. */
export function ImportRows({ data, accounts, onChoose }: ImportRowsProps) {
  const { t } = useTranslation('reconciliation');
  const shown = data.rows.filter(({ match }) => !ASIDE.has(match)).sort((one, other) => rank(one) - rank(other));
  const aside = data.rows.filter(({ match }) => ASIDE.has(match));
  return (
    <>
      <Rows label={t('import.rows')} rows={shown} accounts={accounts} onChoose={onChoose} />
      {aside.length > 0 && (
        <Disclosure title={t('import.aside')} more={<Chip>{t('import.rowCount', { count: aside.length })}</Chip>}>
          <Rows label={t('import.aside')} rows={aside} accounts={accounts} onChoose={onChoose} />
        </Disclosure>
      )}
    </>
  );
}

function Rows({ label, rows, accounts, onChoose }: { label: string; rows: readonly FileRow[] } & Pick<ImportRowsProps, 'accounts' | 'onChoose'>) {
  const { t } = useTranslation('reconciliation');
  const nameOf = useNameOf();
  const options = [{ value: NONE, label: t('import.none') }, ...accounts.map((account) => ({ value: String(account.accountId), label: `${account.code} ${nameOf(account)}` }))];
  const figure = (id: 'debit' | 'credit'): TableColumn<FileRow> => ({ id, label: t(`import.column.${id}`), kind: 'figure', cell: (row) => (row.amount === null ? <Amount value={row[id]} /> : id === 'debit' ? <bdi>{row.amount}</bdi> : null) });
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={(row) => row.row}
      columns={[
        {
          id: 'account', label: t('import.theirs'),
          cell: (row) => (
            <>
              {row.code !== '' && <Code>{row.code}</Code>} <bdi>{row.name}</bdi>
            </>
          ),
        },
        figure('debit'), figure('credit'),
        { id: 'match', label: t('import.match'), kind: 'tight', cell: (row) => <Chip tone={TONES[row.match]}>{t(`import.matchedBy.${row.match}`)}</Chip> },
        {
          id: 'ours', label: t('import.ours'), width: '360px',
          cell: (row) =>
            row.match === 'total' ? null : (
              <div className={css.ours}>
                <ComboBox
                  label={t('import.oursOf', { account: row.code === '' ? row.name : row.code })}
                  isLabelHidden
                  value={row.accountId === null ? (row.match === 'left_out' || row.match === 'elsewhere' ? NONE : '') : String(row.accountId)}
                  onChange={(value) => value !== '' && onChoose(row.key, value === NONE ? null : Number(value))}
                  options={options}
                  placeholder={t('import.chooseOurs')}
                />
              </div>
            ),
        },
      ]}
    />
  );
}
