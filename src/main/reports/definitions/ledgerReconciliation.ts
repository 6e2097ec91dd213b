import { DIFFERENCE_TYPES } from '#shared/contract/reconciliation.ts';
import { assert } from '#shared/values/assert.ts';
import type { Period } from '#shared/values/calendar.ts';
import { refuse } from '#shared/errors.ts';
import type { Fact, ParameterValues, PaperDocument, ReportData, ReportDefinition, ReportRow, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact, optionalFact, periodStateFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, type Field, field, type Grouping, reportRows } from '../rows.ts';
import type { LedgerReconciliation, ReconciledAccount, ReconcilingItem } from '../reconciliation.ts';
import type { ReportBook, ReportSource } from '../source.ts';
import { type Bilingual, enumText, explanationText, rowText, same, text } from '../texts.ts';

const added = { total: true };
const inFiles = { total: true, print: false };
/** Types that paper has columns for; more are told in files and below the table. */
const TYPES_ON_PAPER = 2;

const COLUMN_OF_TYPE = {
  timing: 'explainedTiming', missing_in_ledger: 'explainedMissingInLedger', missing_in_register: 'explainedMissingInRegister', rounding: 'explainedRounding', classification: 'explainedClassification',
  historic: 'explainedHistoric', other: 'explainedElse',
} as const satisfies Record<(typeof DIFFERENCE_TYPES)[number], string>;

/** What accounts of a role add to the carrying amount: the accumulated ones are taken off, the others are told beside it. */
const WEIGHTS: Readonly<Record<string, ReportRow['weight']>> = { accumulated_depreciation: -1, accumulated_impairment: -1, revaluation_surplus: 0, depreciation: 0, gain: 0, loss: 0 };

const grouping: Grouping<ReconciledAccount> = { key: ({ role }) => role, label: ({ role }) => enumText('accountRole', role), weight: ({ role }) => WEIGHTS[role] };

function fieldsOf({ accounts }: LedgerReconciliation): Field<ReconciledAccount>[] {
  const types = DIFFERENCE_TYPES.filter((type) => accounts.some(({ explainedByType }) => explainedByType.has(type)));
  const onPaper = types.length > 1 && types.length <= TYPES_ON_PAPER;
  return [
    field('accountCode', 'code', 12, ({ code }) => code),
    field('accountName', 'text', 34, ({ name }) => name, { bilingual: true }),
    field('accountRole', 'enum', 20, ({ role }) => enumText('accountRole', role), { bilingual: true, print: false }),
    field('balanceSide', 'enum', 8, ({ side }) => enumText('balanceSide', side), { bilingual: true, print: false }),
    field('registerOpening', 'amount', 16, (row) => row.registerOpening, added),
    field('registerMovement', 'amount', 15, (row) => row.registerMovement, added),
    field('registerClosing', 'amount', 16, (row) => row.registerClosing, added),
    field('ownJournals', 'amount', 16, (row) => row.ownJournals, inFiles),
    field('ledgerBalance', 'amount', 16, (row) => row.ledger, added),
    field('ledgerDifference', 'amount', 14, (row) => row.difference, added),
    field('carriedDifference', 'amount', 14, (row) => row.carried, inFiles),
    field('clearedDifference', 'amount', 13, (row) => row.cleared, inFiles),
    ...types.map((type): Field<ReconciledAccount> => field(COLUMN_OF_TYPE[type], 'amount', 13, (row) => row.explainedByType.get(type) ?? null, { total: true, print: onPaper })),
    field('explained', 'amount', 14, (row) => row.explained, added),
    field('unexplained', 'amount', 14, (row) => row.unexplained, added),
  ];
}

/** R12. The register beside the balances of a ledger kept elsewhere, with what explains the differences, to be signed. */
export const ledgerReconciliation: ReportDefinition = {
  id: 'ledger-reconciliation',
  group: 'monthEnd',
  title: text('title', 'ledger-reconciliation'),
  description: text('description', 'ledger-reconciliation'),
  parameters: [parameter('period', 'period', { required: true, defaultValue: (source) => source.lastReconciled() ?? source.book().lastClosedPeriod ?? source.book().openPeriod })],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const period = (parameters.period ?? refuse('INVALID_INPUT', { field: 'period', reason: 'required' })) as Period;
  const book = source.book();
  const month = source.reconciliation(period);
  assertReconciled(month);
  const fields = fieldsOf(month);
  const columns = columnsOf(fields);
  const rows = reportRows(fields, month.accounts, grouping, () => rowText('carryingTotal'), explanations(fields, month.items));
  return {
    id: ledgerReconciliation.id, title: ledgerReconciliation.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...monthFacts(book, month), ...bookFacts(book), ...closingFacts(book, options)], columns, rows: checkedRows(ledgerReconciliation.id, columns, rows), chart: null,
    document: paper(month), fileName: text('file', 'ledger-reconciliation', { period }), generatedAt: options.now,
  };
}

/** Every account closes, and nothing of a difference is lost between what explains it and what does not. */
function assertReconciled({ accounts }: LedgerReconciliation): void {
  for (const { code, registerOpening, registerMovement, registerClosing, ledger, difference, explained, explainedByType, unexplained } of accounts) {
    assert(registerOpening + registerMovement === registerClosing, `account ${code}: opening and movements are the closing balance`);
    assert((ledger === null) === (difference === null) && (ledger === null || ledger - registerClosing === difference), `account ${code}: the difference is the ledger's balance less the register's`);
    assert(difference === null || unexplained === null || explained + unexplained === difference, `account ${code}: a difference is explained or unexplained`);
    assert([...explainedByType.values()].reduce((sum, amount) => sum + amount, 0) === explained, `account ${code}: explanations add up`);
  }
}

/** One line each below the table: they stand in it already, under their accounts. */
function* explanations(fields: readonly Field<ReconciledAccount>[], items: readonly ReconcilingItem[]): Generator<ReportRow> {
  if (items.length === 0) return;
  const cells = (values: Readonly<Record<string, ReportRow['cells'][number]>>): ReportRow['cells'] => fields.map(({ id }) => values[id] ?? null);
  yield { kind: 'group', cells: cells({ accountCode: rowText('explanations') }), weight: 0 };
  for (const item of items) yield { kind: 'row', cells: cells({ accountCode: item.account, accountName: sentence(item), accountRole: rowText('explanations'), explained: item.amount }), weight: 0 };
}

/** In running Arabic a hyphenated date turns round; with slashes it stands. */
const dated = (make: (day: (date: string) => string) => Bilingual): Bilingual => ({ en: make((day) => day).en, ar: make((day) => day.replaceAll('-', '/')).ar });

function sentence({ type, since, note, owner, clearBy }: ReconcilingItem) {
  const key = owner === null ? (clearBy === null ? 'explanation' : 'explanationDue') : clearBy === null ? 'explanationOwned' : 'explanationOwnedDue';
  return dated((day) => explanationText(key, enumText('differenceType', type), { since: day(since), note, ...(owner !== null && { owner }), ...(clearBy !== null && { clearBy: day(clearBy) }) }));
}

const moment = (at: string): string => at.slice(0, 16).replace('T', ' ');

function monthFacts(book: ReportBook, { period, statement, carriedFrom, missing, unexplained, signOffs }: LedgerReconciliation): Fact[] {
  const entered = statement && dated((day) => {
    const entry = { version: statement.version, actor: statement.actor, at: day(moment(statement.at)) };
    return statement.fileName === null ? text('fact', 'entry', entry) : text('fact', 'entryOfFile', { ...entry, file: statement.fileName });
  });
  return [
    fact('period', period), periodStateFact(book, period),
    fact('ledgerBalances', entered ?? text('fact', 'notEntered')),
    ...optionalFact('carriedFrom', carriedFrom), ...(missing > 0 ? [fact('missingBalances', String(missing))] : []), fact('unexplainedAccounts', String(unexplained)),
    ...(signOffs.length === 0 ? [fact('signedBy', text('fact', 'notSigned'))] : signOffs.map(({ actor, at, isStale }) => fact('signedBy', dated((day) => text('fact', isStale ? 'signedStale' : 'signedAt', { actor, at: day(moment(at)) }))))),
  ];
}

function paper({ statement, signOffs }: LedgerReconciliation): PaperDocument {
  const signed = signOffs.find(({ isStale }) => !isStale);
  return {
    statements: [text('statement', 'reconciliation')], lies: true,
    signatures: [
      { role: text('signature', 'preparedBy'), name: statement && same(statement.actor) }, { role: text('signature', 'reviewedBy'), name: signed ? same(signed.actor) : null }, { role: text('signature', 'approvedBy'), name: null },
    ],
  };
}
