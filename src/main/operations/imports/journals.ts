import { required } from '#shared/values/assert.ts';
import type { DateString } from '#shared/values/calendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { postJournal, type JournalLine } from '../../book/tables/journals.ts';
import { capitalizationLines, openingLines, type JournalLine as EngineLine } from '../../engine/index.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { resolveAccount } from '../accounts.ts';
import type { Context } from '../context.ts';
import { narration } from '../narration.ts';
import type { Arrival } from './commit.ts';

type Kind = 'opening' | 'capitalization';
type Posted = Pick<Arrival, 'row' | 'category' | 'postingDate'>;

export interface BatchJournals {
  /** The journal that an asset of the batch came into the ledger by. */
  idOf: (arrival: Posted) => number;
}

/** Assets that share a line: one category, cost centre and pair of accounts. */
interface Group {
  categoryId: number;
  costCenterId: number | null;
  costAccountId: number;
  accumulatedAccountId: number;
  costMinor: number;
  accumulatedMinor: number;
  impairmentMinor: number;
  surplusMinor: number;
}

const kindOf = ({ row }: Posted): Kind => (row.opening_through === null ? 'capitalization' : 'opening');
const journalKey = (arrival: Posted): string => `${arrival.postingDate} ${kindOf(arrival)}`;

/**
 * One journal for each posting date: opening balances (J29) against the opening balance account, purchases (J02) against asset clearing,
 * lines by category and cost centre. A ledger kept elsewhere that has these balances already takes the rest of the journals only.
 */
export function postBatchJournals(context: Context, arrivals: readonly Arrival[], source: string): BatchJournals {
  const journals = new Map<string, { date: DateString; kind: Kind; groups: Map<string, Group> }>();
  for (const arrival of arrivals) {
    if (arrival.postingDate === null) continue;
    const key = journalKey(arrival);
    let journal = journals.get(key);
    if (!journal) {
      journal = { date: arrival.postingDate, kind: kindOf(arrival), groups: new Map() };
      journals.set(key, journal);
    }
    addTo(journal.groups, arrival);
  }
  const ids = new Map<string, number>();
  const ordered = [...journals].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, { date, kind, groups }] of ordered) {
    const lines = [...groups.values()].flatMap((group) => linesOf(context, kind, group));
    const text = narration(kind === 'opening' ? 'openingBatch' : 'capitalizationBatch', { source });
    ids.set(key, postJournal(context.connection, { bookId: ledgerBook(context.connection).id, date, sourceType: kind, source, lines, ...text, actor: context.actor, at: context.now }).id);
  }
  return { idOf: (arrival) => required(ids.get(journalKey(arrival)), 'the journal of an imported asset') };
}

function addTo(groups: Map<string, Group>, { row, category }: Arrival): void {
  const { costAccountId, accumulatedAccountId } = accountsOf(row, category);
  const key = `${category.id} ${row.cost_center_id} ${costAccountId} ${accumulatedAccountId}`;
  let group = groups.get(key);
  if (!group) {
    group = { categoryId: category.id, costCenterId: row.cost_center_id, costAccountId, accumulatedAccountId, costMinor: 0, accumulatedMinor: 0, impairmentMinor: 0, surplusMinor: 0 };
    groups.set(key, group);
  }
  group.costMinor += row.cost_minor;
  group.accumulatedMinor += row.opening_accumulated_minor ?? 0;
  group.impairmentMinor += row.opening_impairment_minor ?? 0;
  group.surplusMinor += row.opening_surplus_minor ?? 0;
}

function linesOf(context: Context, kind: Kind, group: Group): JournalLine[] {
  const { exponent } = context.company;
  const stable = (name: string): number => resolveAccount(context, name).id;
  const costMinor: Minor = minor(group.costMinor);
  const lines: EngineLine[] = kind === 'opening'
    ? openingLines({
        costMinor, accumulatedMinor: minor(group.accumulatedMinor), accumulatedImpairmentMinor: minor(group.impairmentMinor), revaluationSurplusMinor: minor(group.surplusMinor), assetAccountId: group.costAccountId,
        accumulatedAccountId: group.accumulatedAccountId, accumulatedImpairmentAccountId: stable('ACCUMULATED_IMPAIRMENT'), revaluationSurplusAccountId: stable('REVALUATION_SURPLUS'),
        openingAccountId: stable('OPENING_BALANCE'), costCenter: null,
      }, exponent)
    : capitalizationLines({
        costMinor, adjustmentMinor: ZERO, assetAccountId: group.costAccountId, creditAccountId: stable('ASSET_CLEARING'), accruedExpensesAccountId: stable('ACCRUED_EXPENSES'),
        otherExpenseAccountId: stable('OTHER_EXPENSE'), costCenter: null,
      }, exponent);
  return lines.map(({ accountId, debitMinor, creditMinor }) => ({ accountId, debitMinor, creditMinor, categoryId: group.categoryId, costCenterId: group.costCenterId, assetId: null }));
}
