import { useRef, useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Permitted, useMay } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';
import { Amount, Button, Card, Chip, Code, ErrorPanel, MoneyField, Switch, Table, type MoneyFieldProps, type TableColumn, type Tone } from '../../ui/index.ts';
import { AccountDialog } from './AccountDialog.tsx';
import css from './reconciliation.module.css';
import { balancesOf, changedAccounts, copiedColumn, isCopiedTable, isNothing, rowState, shownDifference, valueOf, type Account, type Comparison, type RowState, type Typed } from './sheet.ts';

const TONES: Readonly<Record<RowState, Tone>> = { not_entered: 'plain', agrees: 'ok', explained: 'info', unexplained: 'bad', left_over: 'warn', changed: 'warn' };

type Move = NonNullable<MoneyFieldProps['onKeyDown']>;

interface Entry {
  typed: Typed;
  type: (accountId: number, balance: string | null) => void;
  changed: readonly Account[];
  isBusy: boolean;
  move: Move;
}

interface SheetProps {
  comparison: Comparison;
  onPasteTable: (text: string) => void;
}

const fieldsIn = (form: HTMLFormElement | null): HTMLInputElement[] => [...(form?.querySelectorAll<HTMLInputElement>('table input') ?? [])].filter((field) => !field.disabled);

/** Keys lead from field to field, as in a sheet; the last one sends the form, as anywhere. */
function moveIn(form: HTMLFormElement | null, event: Parameters<Move>[0]): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  const fields = fieldsIn(form);
  const at = fields.findIndex((field) => field === event.target);
  const next = step === undefined || at < 0 ? undefined : fields[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.select();
}

/** The balances of the month beside the register, typed in place or pasted. */
export function Sheet({ comparison, onPasteTable }: SheetProps) {
  const { t } = useTranslation('reconciliation');
  const form = useRef<HTMLFormElement>(null);
  const show = useToasts((state) => state.show);
  const enter = useCommand('reconciliation.enterBalances');
  const [typed, setTyped] = useState<Typed>({});
  const [showsAll, setShowsAll] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  const changed = changedAccounts(comparison.accounts, typed);
  useUnsavedChanges(changed.length > 0);
  const shown = comparison.accounts.filter((account) => account.isUsed || showsAll || typed[account.accountId] !== undefined);
  const parts = [shown.filter(({ isFlow }) => !isFlow), shown.filter(({ isFlow }) => isFlow)] as const;
  const entry: Entry = { typed, type: (accountId, balance) => setTyped((current) => ({ ...current, [accountId]: balance })), changed, isBusy: enter.isPending, move: (event) => moveIn(form.current, event) };
  const save = (): void => {
    if (changed.length === 0 || changed.some((account) => valueOf(account, typed) === null)) return;
    enter.mutate(
      { period: comparison.period, balances: balancesOf(comparison.accounts, typed) },
      {
        onSuccess: () => {
          setTyped({});
          show('ok', t('saved'));
        },
      },
    );
  };
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    const column = copiedColumn(text);
    const order = parts.flat();
    const at = fieldsIn(form.current).findIndex((field) => field === event.target);
    if (column !== null && at >= 0) {
      event.preventDefault();
      setTyped((current) => ({ ...current, ...Object.fromEntries(order.slice(at, at + column.length).map((account, index) => [account.accountId, column[index] ?? ''])) }));
    } else if (isCopiedTable(text)) {
      event.preventDefault();
      onPasteTable(text);
    }
  };
  const account = comparison.accounts.find(({ accountId }) => accountId === opened);
  return (
    <form
      ref={form}
      className={css.form}
      onPaste={paste}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {enter.error !== null && <ErrorPanel error={enter.error.error} />}
      {parts.map((accounts, index) => accounts.length > 0 && <Part key={index === 0 ? 'stock' : 'flow'} isFlow={index === 1} comparison={comparison} accounts={accounts} entry={entry} onOpen={setOpened} />)}
      <div className={css.below}>
        <Switch isSelected={showsAll} onChange={setShowsAll}>
          {t('showAll')}
        </Switch>
        <Permitted to="reconciliation.prepare">
          <Button variant="primary" type="submit" isDisabled={changed.length === 0} isBusy={enter.isPending}>
            {t('save')}
          </Button>
        </Permitted>
      </div>
      {account !== undefined && <AccountDialog comparison={comparison} account={account} onClose={() => setOpened(null)} />}
    </form>
  );
}

interface PartProps {
  isFlow: boolean;
  comparison: Comparison;
  accounts: readonly Account[];
  entry: Entry;
  onOpen: (accountId: number) => void;
}

function Part({ isFlow, comparison, accounts, entry, onOpen }: PartProps) {
  const { t } = useTranslation('reconciliation');
  const { exponent } = useBook();
  const figure = (id: string, pick: (account: Account) => string | null): TableColumn<Account> => ({ id, label: t(`columns.${id}`), kind: 'quietFigure', cell: (account) => <Amount value={pick(account)} /> });
  const difference = (account: Account) => shownDifference(account, entry.typed, exponent);
  return (
    <Card title={t(isFlow ? 'flows' : 'balances')} isPadded={false}>
      <Table
        label={t(isFlow ? 'flows' : 'balances')}
        rows={accounts}
        rowKey={(account) => account.accountId}
        columns={[
          { id: 'account', label: t('columns.account'), cell: (account) => <AccountName account={account} onOpen={() => onOpen(account.accountId)} /> },
          figure('opening', ({ registerOpening }) => registerOpening),
          figure('movement', ({ registerMovement }) => registerMovement),
          { ...figure('register', ({ registerClosing }) => registerClosing), kind: 'figure' },
          { id: 'ledger', label: t('columns.ledger'), kind: 'figure', cell: (account) => <BalanceField account={account} period={comparison.period} entry={entry} /> },
          { id: 'difference', label: t('columns.difference'), kind: 'figure', cell: (account) => <Difference amount={difference(account).difference} /> },
          { id: 'state', label: t('columns.state'), kind: 'tight', cell: (account) => <StateCell account={account} unexplained={difference(account).unexplained} isChanged={entry.changed.includes(account)} onOpen={() => onOpen(account.accountId)} /> },
        ]}
      />
    </Card>
  );
}

function AccountName({ account, onOpen }: { account: Account; onOpen: () => void }) {
  const nameOf = useNameOf();
  return (
    <span className={css.account}>
      <Button variant="link" onPress={onOpen}>
        <Code>{account.code}</Code> <bdi>{nameOf(account)}</bdi>
      </Button>
    </span>
  );
}

function Difference({ amount }: { amount: string | null }) {
  return <span className={isNothing(amount) ? css.none : css.differs}>{amount === null ? '—' : <Amount value={amount} />}</span>;
}

function BalanceField({ account, period, entry }: { account: Account; period: string; entry: Entry }) {
  const { t } = useTranslation('reconciliation');
  const { t: enums } = useTranslation('enums');
  const format = useFormat();
  const nameOf = useNameOf();
  const mayPrepare = useMay()('reconciliation.prepare');
  const { exponent } = useBook();
  return (
    <div className={css.entry}>
      <MoneyField
        label={t('balanceOf', { account: `${account.code} ${nameOf(account)}`, period: format.period(period) })}
        isLabelHidden
        value={valueOf(account, entry.typed)}
        onChange={(balance) => entry.type(account.accountId, balance)}
        onKeyDown={entry.move}
        decimals={exponent}
        allowNegative
        currency={enums(`sideShort.${account.side}`)}
        isDisabled={entry.isBusy || !mayPrepare}
      />
    </div>
  );
}

function StateCell({ account, unexplained, isChanged, onOpen }: { account: Account; unexplained: string | null; isChanged: boolean; onOpen: () => void }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  const state = rowState(account, isChanged);
  return (
    <span className={css.state}>
      <Chip tone={TONES[state]}>{t(`rowState.${state}`, { amount: unexplained === null ? '' : format.amount(unexplained) })}</Chip>
      {(state === 'unexplained' || state === 'left_over') && (
        <Button size="small" onPress={onOpen}>
          {t(state === 'unexplained' ? 'explain.open' : 'clear.look')}
        </Button>
      )}
    </span>
  );
}
