import type { DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import type { BookComparison, ComparisonQuery } from '../../reports/source.ts';
import { named } from '../../reports/texts.ts';
import { compareBooks, differenceOf, type Side } from '../books/compare.ts';
import type { Context } from '../context.ts';

const side = ({ cost, accumulated, carrying, charge }: Side) => ({ cost: minor(cost), accumulated: minor(accumulated), carrying: minor(carrying), charge: minor(charge) });
const tax = (amount: number | null) => (amount === null ? null : minor(amount));
const apart = ({ assets, carrying }: { assets: number; carrying: number }) => ({ assets, carrying: minor(carrying) });

/** The figures of depreciationBooks.compare. @throws what compareBooks throws */
export function comparisonForReport(context: Context, query: ComparisonQuery): BookComparison {
  const { book, against, yearStart, rate, rows, total, onlyInBook, onlyInAgainst } = compareBooks(context, query);
  return {
    book: { id: book.code, name: named(book.name, book.name_ar) }, against: { id: against.code, name: named(against.name, against.name_ar) }, yearStart,
    rate: rate && { rate: rate.rate, validFrom: rate.valid_from as DateString },
    rows: rows.map((row) => {
      const { opening, movement, closing } = differenceOf(row);
      return {
        category: { id: row.category.id, name: named(row.category.name, row.category.nameAr) }, asset: row.asset && { number: row.asset.number, name: named(row.asset.name, row.asset.nameAr) }, assets: row.assets,
        book: side(row.book), against: side(row.against), differenceOpening: minor(opening), differenceMovement: minor(movement), differenceClosing: minor(closing), deferredTax: tax(row.deferredTax),
      };
    }),
    deferredTax: tax(total.deferredTax), onlyInBook: apart(onlyInBook), onlyInAgainst: apart(onlyInAgainst),
  };
}
