import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { lastDay, parsePeriod, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt } from '#shared/values/fiscalCalendar.ts';
import { parseAmount } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import { calendarOf } from '../../book/tables/company.ts';
import { valuesInBook, type BookValueRow } from '../../book/queries/books.ts';
import { listCategories } from '../../book/tables/categories.ts';
import { taxRateOn, type DepreciationBookRow, type TaxRateRow } from '../../book/tables/depreciationBooks.ts';
import { assetIdOf } from '../assets/identity.ts';
import { depreciationBook, show, type Context } from '../context.ts';

/** Values of one side; minor units. */
export interface Side {
  cost: number;
  accumulated: number;
  carrying: number;
  openingCarrying: number;
  charge: number;
}

export interface ComparedRow {
  category: { id: number; name: string; nameAr: string | null };
  asset: { id: number; number: string; name: string; nameAr: string | null } | null;
  assets: number;
  book: Side;
  against: Side;
  /** Null while the book has no rate. */
  deferredTax: number | null;
}

export interface Comparison {
  book: DepreciationBookRow;
  against: DepreciationBookRow;
  period: Period;
  yearStart: Period;
  rate: TaxRateRow | null;
  rows: ComparedRow[];
  total: Omit<ComparedRow, 'category' | 'asset'>;
  onlyInBook: { assets: number; carrying: number };
  onlyInAgainst: { assets: number; carrying: number };
}

const NOTHING: Side = { cost: 0, accumulated: 0, carrying: 0, openingCarrying: 0, charge: 0 };

function sideOf(row: BookValueRow): Side {
  const accumulated = row.accumulated_minor + row.impairment_minor;
  return { cost: row.cost_minor, accumulated, carrying: row.cost_minor - accumulated, openingCarrying: row.opening_carrying_minor, charge: row.charge_minor };
}

const add = (a: Side, b: Side): Side => ({
  cost: a.cost + b.cost, accumulated: a.accumulated + b.accumulated, carrying: a.carrying + b.carrying, openingCarrying: a.openingCarrying + b.openingCarrying, charge: a.charge + b.charge,
});

/** What the other book carries above this one: taxable later where it is above zero. */
export const differenceOf = ({ book, against }: Pick<ComparedRow, 'book' | 'against'>): { opening: number; movement: number; closing: number } => {
  const opening = against.openingCarrying - book.openingCarrying;
  const closing = against.carrying - book.carrying;
  return { opening, movement: closing - opening, closing };
};

/** Difference × rate, rounded half away from zero. */
function taxOn(amountMinor: number, rate: string): number {
  const decimals = rate.split('.')[1]?.length ?? 0;
  const digits = parseAmount(rate, decimals, 'taxRates.rate');
  return Number(divideBig(BigInt(amountMinor) * BigInt(digits), 10n ** BigInt(decimals), 'half_away_from_zero'));
}

/**
 * One depreciation book against another as at the end of a month: values of both, the temporary difference at the start of the fiscal year, its movement and its
 * closing amount, and the deferred tax on it at the book's rate of that day. Tax is rounded half away from zero in each row and the total is the sum of the
 * rows, so that rows by asset may differ from rows by category by rounding. Assets that one book does not hold are told apart.
 * Accumulated amounts include impairment. IAS 12.5, 12.15, 12.24.
 * @throws DEPRECIATION_BOOK_NOT_FOUND, INVALID_INPUT (a book against itself), DEPRECIATION_BOOK_NOT_ACTIVE (one that has not taken assets yet)
 */
export function compareBooks(context: Context, input: Parsed<'depreciationBooks.compare'>): Comparison {
  const { connection, company } = context;
  const period = parsePeriod(input.period);
  const [book, against] = [depreciationBook(context, input.bookId), depreciationBook(context, input.againstId)];
  if (book.id === against.id) refuse('INVALID_INPUT', { field: 'againstId', reason: 'same_book' });
  for (const one of [book, against]) if (one.status === 'setup') refuse('DEPRECIATION_BOOK_NOT_ACTIVE', { bookId: one.code, reason: 'setup' });
  const { from: yearStart } = fiscalYearAt(period, calendarOf(company));
  const rate = taxRateOn(connection, book.id, lastDay(period)) ?? null;
  const values = valuesInBook(connection, book.id, yearStart, period);
  const others = new Map(valuesInBook(connection, against.id, yearStart, period).map((row) => [row.asset_id, row]));
  const { rows, alone } = pairUp(context, values, others, input.groupBy);
  const taxed = rows.map((row) => ({ ...row, deferredTax: rate === null ? null : taxOn(differenceOf(row).closing, rate.rate) }));
  const total = taxed.reduce((sum, row) => ({ assets: sum.assets + row.assets, book: add(sum.book, row.book), against: add(sum.against, row.against) }), { assets: 0, book: NOTHING, against: NOTHING });
  return {
    book, against, period, yearStart, rate, rows: taxed, total: { ...total, deferredTax: rate === null ? null : taxed.reduce((sum, row) => sum + (row.deferredTax ?? 0), 0) },
    onlyInBook: apart(alone), onlyInAgainst: apart([...others.values()]),
  };
}

const apart = (rows: readonly BookValueRow[]): Comparison['onlyInBook'] => {
  const held = rows.map(sideOf).filter(({ cost }) => cost !== 0);
  return { assets: held.length, carrying: held.reduce((sum, { carrying }) => sum + carrying, 0) };
};

/** Takes from `others` what has its pair; what is left there is held by the other book alone. */
function pairUp(context: Context, values: readonly BookValueRow[], others: Map<number, BookValueRow>, groupBy: 'category' | 'asset'): { rows: Omit<ComparedRow, 'deferredTax'>[]; alone: BookValueRow[] } {
  const categories = new Map(listCategories(context.connection).map(({ id, name, name_ar }) => [id, { id, name, nameAr: name_ar }]));
  const rows = new Map<number, Omit<ComparedRow, 'deferredTax'>>();
  const alone: BookValueRow[] = [];
  for (const value of values) {
    const other = others.get(value.asset_id);
    if (!other) {
      alone.push(value);
      continue;
    }
    others.delete(value.asset_id);
    const key = groupBy === 'asset' ? value.asset_id : value.category_id;
    const before = rows.get(key);
    rows.set(key, {
      category: required(categories.get(value.category_id), 'the category of an asset'),
      asset: groupBy === 'asset' ? { id: value.asset_id, number: value.number, name: value.name, nameAr: value.name_ar } : null,
      assets: (before?.assets ?? 0) + 1, book: add(before?.book ?? NOTHING, sideOf(value)), against: add(before?.against ?? NOTHING, sideOf(other)),
    });
  }
  return { rows: [...rows.values()], alone };
}

type Shown = Output<'depreciationBooks.compare'>;

export function compare(context: Context, input: Parsed<'depreciationBooks.compare'>): Shown {
  const { book, against, period, yearStart, rate, rows, total, onlyInBook, onlyInAgainst } = compareBooks(context, input);
  const amount = (value: number) => show(context, value);
  const side = ({ cost, accumulated, carrying, charge }: Side) => ({ cost: amount(cost), accumulatedDepreciation: amount(accumulated), carryingAmount: amount(carrying), yearCharge: amount(charge) });
  const compared = (row: Omit<ComparedRow, 'category' | 'asset'>) => {
    const { opening, movement, closing } = differenceOf(row);
    return {
      assets: row.assets, book: side(row.book), against: side(row.against), differenceOpening: amount(opening), differenceMovement: amount(movement), differenceClosing: amount(closing),
      deferredTax: row.deferredTax === null ? null : amount(row.deferredTax),
    };
  };
  return {
    bookId: book.code, name: book.name, nameAr: book.name_ar, againstId: against.code, againstName: against.name, againstNameAr: against.name_ar, period, yearStart, rate: rate?.rate ?? null, rateFrom: rate?.valid_from ?? null,
    rows: rows.map((row) => ({
      categoryId: row.category.id, category: row.category.name, categoryAr: row.category.nameAr, assetId: row.asset && assetIdOf(row.asset.id), assetNumber: row.asset?.number ?? null,
      assetName: row.asset?.name ?? null, assetNameAr: row.asset?.nameAr ?? null, ...compared(row),
    })),
    total: compared(total), onlyInBook: { assets: onlyInBook.assets, carryingAmount: amount(onlyInBook.carrying) }, onlyInAgainst: { assets: onlyInAgainst.assets, carryingAmount: amount(onlyInAgainst.carrying) },
  };
}
