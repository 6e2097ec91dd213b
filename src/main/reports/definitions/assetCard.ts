import { assert } from '#shared/values/assert.ts';
import { fiscalYearOf, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { Fact, ParameterValues, ReportData, ReportDefinition, ReportSection, RunOptions } from '../definition.ts';
import { amountFact, asOfFacts, closingFacts, fact, optionalFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import type { AssetCard, CardBook, CardDocument, CardEvent, MovedPlace, TransferredAsset } from '../records.ts';
import { checkedRows, columnsOf, field, type Field, type Grouping, reportRows, sectionOf } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, enumText, rowText, same, text } from '../texts.ts';

/** One line of the history: an event, or the depreciation of a fiscal year. */
interface Line extends Omit<CardEvent, 'document' | 'journal' | 'by' | 'note'> {
  book: CardBook;
  document: string | null;
  journal: string | null;
  by: string | null;
  note: Bilingual | null;
  /** Carrying amount once it was posted. */
  after: Minor;
}

type HistoryName = Parameters<typeof text<'history'>>[1];

function eventText({ kind, isInverse }: Line): Bilingual {
  const told = text('history', kind as HistoryName);
  if (!isInverse || kind.startsWith('depreciation')) return told;
  return { en: text('history', 'takenBack', { event: told.en }).en, ar: text('history', 'takenBack', { event: told.ar }).ar };
}

const fields = (hasImpairment: boolean): Field<Line>[] => [
  field('date', 'date', 13, (row) => row.date),
  field('event', 'enum', 20, eventText, { bilingual: true }),
  field('period', 'period', 9, (row) => row.period, { print: false }),
  field('bookCode', 'code', 9, (row) => row.book.id, { print: false }),
  field('documentReference', 'code', 17, (row) => row.document),
  field('journal', 'code', 16, (row) => row.journal),
  field('costChange', 'amount', 14, (row) => row.cost, { total: true }),
  field('accumulatedChange', 'amount', 14, (row) => row.accumulated, { total: true }),
  field('impairmentChange', 'amount', 13, (row) => row.impairment, { total: true, print: hasImpairment }),
  field('netAfter', 'amount', 14, (row) => row.after),
  field('by', 'text', 11, (row) => row.by),
  field('note', 'text', 16, (row) => row.note, { bilingual: true }),
];

const byBook: Grouping<Line> = { key: ({ book }) => book.id, label: ({ book }) => book.name };

const bookFields: Field<CardBook>[] = [
  field('depreciationBook', 'text', 20, (row) => row.name, { bilingual: true }),
  field('method', 'enum', 16, (row) => enumText('method', row.method), { bilingual: true }),
  field('lifeMonths', 'integer', 11, (row) => row.lifeMonths),
  field('remainingLifeMonths', 'integer', 12, (row) => row.remainingLifeMonths),
  field('cost', 'amount', 14, (row) => row.cost),
  field('residualValue', 'amount', 13, (row) => row.residualValue),
  field('accumulatedDepreciation', 'amount', 15, (row) => row.accumulatedDepreciation),
  field('accumulatedImpairment', 'amount', 15, (row) => row.accumulatedImpairment),
  field('netBookValue', 'amount', 14, (row) => row.netBookValue),
  field('postedThrough', 'period', 14, (row) => row.postedThrough),
];

interface Move {
  transfer: TransferredAsset;
  of: keyof MovedPlace;
}

const NOTHING = same('—');
const moveFields: Field<Move>[] = [
  field('date', 'date', 11, ({ transfer }) => transfer.date),
  field('transfer', 'code', 17, ({ transfer }) => transfer.transfer),
  field('moves', 'text', 17, ({ of }) => enumText('field', of), { bilingual: true }),
  field('movedFrom', 'text', 26, ({ transfer, of }) => transfer.from[of] ?? NOTHING, { bilingual: true }),
  field('movedTo', 'text', 26, ({ transfer, of }) => transfer.to[of] ?? NOTHING, { bilingual: true }),
  field('reason', 'text', 22, ({ transfer }) => transfer.reason),
  field('postedBy', 'text', 15, ({ transfer }) => transfer.postedBy),
];

const CHARACTERS_OF_HASH = 12;
const documentFields: Field<CardDocument>[] = [
  field('documentKind', 'enum', 12, (row) => enumText('attachmentKind', row.kind), { bilingual: true }),
  field('fileName', 'text', 32, (row) => row.fileName),
  field('note', 'text', 26, (row) => row.note),
  field('bytes', 'integer', 11, (row) => row.bytes),
  field('attachedAt', 'date', 12, (row) => row.at.slice(0, 10)),
  field('by', 'text', 16, (row) => row.by),
  field('checksum', 'code', 15, (row) => row.sha256.slice(0, CHARACTERS_OF_HASH)),
];

/** R15. One asset on one page: who it is, what it is worth in each depreciation book, all that happened to it, its documents and its moves. */
export const assetCard: ReportDefinition = {
  id: 'asset-card',
  group: 'register',
  title: text('title', 'asset-card'),
  description: text('description', 'asset-card'),
  parameters: [parameter('asset', 'asset', { required: true }), parameter('history', 'choice', { choices: ['byYear', 'byMonth'], defaultValue: 'byYear' })],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const card = source.card(parameters.asset ?? '');
  const lines = card.books.flatMap((one) => linesOf(one, parameters.history === 'byMonth' ? null : book));
  const own = fields(card.books.some(({ events }) => events.some(({ impairment }) => impairment !== 0)));
  const columns = columnsOf(own);
  // The total of two depreciation books is none.
  const isOne = card.books.length < 2;
  const rows = isOne ? reportRows(own, lines, null, () => rowText('scheduleTotal')) : reportRows(own, lines, { ...byBook, weight: ({ book: { id } }) => (id === card.books[0]?.id ? undefined : 0) }, () => totalOf(card.books[0]));
  return {
    id: assetCard.id, title: assetCard.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...factsOf(card, book.exponent), ...asOfFacts(book, source.today()), fact('currency', `${book.currency} (${book.exponent})`), ...closingFacts(book, options)],
    columns, rows: checkedRows(assetCard.id, columns, rows), chart: null, sections: sectionsOf(card),
    card: { name: card.name, code: card.assetNumber, status: enumText('status', card.status), category: card.category, photo: card.photo },
    fileName: text('file', 'asset-card', { asset: card.assetNumber }), generatedAt: options.now,
  };
}

function totalOf(book: CardBook | undefined): Bilingual {
  const total = rowText('scheduleTotal');
  return book ? { en: `${total.en} · ${book.name.en}`, ar: `${total.ar} · ${book.name.ar}` } : total;
}

/** The events of a depreciation book with what was carried after each; depreciation by fiscal year where a calendar is given. */
function linesOf(book: CardBook, calendar: FiscalCalendar | null): Line[] {
  let carrying = 0;
  const lines: Line[] = [];
  for (const event of book.events) {
    carrying += event.cost - event.accumulated - event.impairment;
    const line: Line = { ...event, book, note: event.note === null ? null : same(event.note), after: minor(carrying) };
    const last = lines.at(-1);
    const together = calendar !== null && last?.kind === 'depreciation' && event.kind === 'depreciation' && fiscalYearOf(last.period, calendar) === fiscalYearOf(event.period, calendar);
    if (together && last) lines[lines.length - 1] = joined(last, line);
    else lines.push(line);
  }
  assert(carrying === book.netBookValue, `${book.id}: what happened leaves ${carrying}, the balance ${book.netBookValue}`);
  return lines;
}

/** Two charges of one fiscal year as one: it is dated as the last, and says which months it is of. */
function joined(one: Line, other: Line): Line {
  const first = one.note === null ? one.period : one.note.en.slice(0, 7);
  return {
    ...other, accumulated: minor(one.accumulated + other.accumulated), document: null, journal: null, by: one.by === other.by ? one.by : null,
    note: text('fact', 'range', { from: first, to: other.period }),
  };
}

function factsOf(card: AssetCard, exponent: number): Fact[] {
  const { insurance } = card;
  const insured = insurance?.insuredValue ?? null;
  return [
    fact('asset', card.assetNumber), ...optionalFact('tag', card.tag), ...optionalFact('serialNumber', card.serialNumber), ...optionalFact('location', card.location), ...optionalFact('custodian', card.custodian), ...optionalFact('costCenter', card.costCenter),
    ...optionalFact('supplier', card.supplier), ...optionalFact('invoiceNumber', card.invoiceNumber), fact('quantity', card.quantity), ...optionalFact('parent', card.parent), fact('acquisitionDate', card.acquisitionDate),
    ...optionalFact('capitalizationDate', card.capitalizationDate), ...optionalFact('inServiceDate', card.inServiceDate), ...optionalFact('warrantyEnd', card.warrantyEnd),
    ...optionalFact('insurer', insurance?.insurer ?? null), ...optionalFact('policyNumber', insurance?.policy ?? null), ...(insured === null ? [] : [amountFact('insuredValue', insured, exponent)]),
    ...optionalFact('insuranceStart', insurance?.startsOn ?? null), ...optionalFact('insuranceEnd', insurance?.endsOn ?? null), ...optionalFact('notes', card.notes),
  ];
}

function sectionsOf({ books, transfers, documents }: AssetCard): ReportSection[] {
  const moves = transfers.flatMap((transfer) => transfer.moves.map((of): Move => ({ transfer, of })));
  return [
    ...(books.length === 0 ? [] : [sectionOf('values', 'before', text('section', 'values'), bookFields, books)]),
    ...(moves.length === 0 ? [] : [sectionOf('transfers', 'after', text('section', 'transfers'), moveFields, moves)]),
    ...(documents.length === 0 ? [] : [sectionOf('documents', 'after', text('section', 'documents'), documentFields, documents)]),
  ];
}
