import { z } from 'zod';
import { RECOVERY_YEARS } from '../macrs.ts';
import { command, query } from './define.ts';
import { assetRef, basis, code, convention, date, dayCount, decimal, done, method, name, nothing, period, positiveAmount, rounding, rowId, shortText, bookId } from './shapes.ts';
import { categoryRef } from './categories.ts';

/** What a depreciation book is for; `financial` is the one that posts to the ledger. */
export const PURPOSES = ['management', 'tax', 'other'] as const;
export const BOOK_STATUSES = ['setup', 'active', 'inactive'] as const;
/** How an asset that was depreciated before comes into a book. */
export const EARLIER = ['catch_up', 'opening'] as const;

const purpose = z.enum(PURPOSES);
const earlier = z.enum(EARLIER);
const recoveryYears = z.enum(RECOVERY_YEARS);
const life = z.int().min(1).max(1200);
/** A fraction: "0.20" for 20 %. */
const taxRate = z.strictObject({ validFrom: date, rate: decimal });
const taxRates = z.array(taxRate).max(100);

export const bookSummary = z.strictObject({
  bookId: z.string(), name: z.string(), nameAr: z.string().nullable(), postsToLedger: z.boolean(), rounding,
  purpose: z.enum(['financial', ...PURPOSES]), status: z.enum(BOOK_STATUSES), earlier: earlier.nullable(), activatedAt: z.string().nullable(), deactivatedAt: z.string().nullable(),
  /** Assets it holds. */
  assetCount: z.int(), taxRates: z.array(z.strictObject({ validFrom: z.string(), rate: z.string() })),
});

export const bookTerms = z.strictObject({
  depreciationMethod: method, recoveryYears: recoveryYears.nullable(), usefulLifeMonths: z.int().nullable(), residualPercent: z.string(), convention, dayCount, basis,
  factor: z.string().nullable(), annualRate: z.string().nullable(), rateFromResidual: z.boolean(),
});

const bookCategory = z.strictObject({
  categoryId: rowId, code: z.string().nullable(), name: z.string(), nameAr: z.string().nullable(), assetCount: z.int(),
  /** Whether the book says something of its own; without it the terms are the category's. */
  isOwn: z.boolean(), terms: bookTerms,
});
const book = bookSummary.extend({ categories: z.array(bookCategory) });

const byBook = z.strictObject({ bookId });
const categoryTerms = z.strictObject({
  depreciationMethod: method, recoveryYears: recoveryYears.nullable().optional(), usefulLifeMonths: life.nullable().optional(), residualPercent: decimal.optional(), convention: convention.optional(),
  dayCount: dayCount.optional(), basis: basis.optional(), factor: decimal.nullable().optional(), annualRate: decimal.nullable().optional(), rateFromResidual: z.boolean().optional(),
});

/** Null or left out: as the book has it for the asset's category. */
const assetTerms = z.strictObject({
  depreciationMethod: method.nullable().optional(), recoveryYears: recoveryYears.nullable().optional(), usefulLifeMonths: life.nullable().optional(), residualValue: positiveAmount.nullable().optional(),
  convention: convention.nullable().optional(), dayCount: dayCount.nullable().optional(), basis: basis.nullable().optional(), factor: decimal.nullable().optional(), annualRate: decimal.nullable().optional(),
  rateFromResidual: z.boolean().nullable().optional(), totalUnits: decimal.nullable().optional(), manual: z.array(z.strictObject({ period, amount: positiveAmount })).max(1200).nullable().optional(),
});
const assetInBook = z.strictObject({
  bookId: z.string(), name: z.string(), nameAr: z.string().nullable(), status: z.enum(BOOK_STATUSES), earlier: earlier.nullable(),
  isExcluded: z.boolean(),
  /** The terms are frozen: the asset is in service in the book. */
  isFrozen: z.boolean(),
  own: z.strictObject({
    depreciationMethod: method.nullable(), recoveryYears: recoveryYears.nullable(), usefulLifeMonths: z.int().nullable(), residualValue: z.string().nullable(), convention: convention.nullable(), dayCount: dayCount.nullable(),
    basis: basis.nullable(), factor: z.string().nullable(), annualRate: z.string().nullable(), rateFromResidual: z.boolean(), totalUnits: z.string().nullable(),
    manual: z.array(z.strictObject({ period: z.string(), amount: z.string() })).nullable(),
  }),
  opening: z.strictObject({ depreciatedThrough: z.string(), accumulatedDepreciation: z.string() }).nullable(),
  /** What the asset depreciates by in the book, or would. */
  terms: bookTerms.omit({ residualPercent: true }).extend({ residualValue: z.string() }),
});

const problem = z.strictObject({ assetId: z.string(), assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), reason: z.string() });
const activation = z.strictObject({ bookId, earlier: earlier.default('catch_up') });
const amounts = z.strictObject({ cost: z.string(), accumulatedDepreciation: z.string(), carryingAmount: z.string(), yearCharge: z.string() });
const comparison = {
  book: amounts, against: amounts,
  /** Carrying amount in the other book less that in this one. */
  differenceOpening: z.string(), differenceMovement: z.string(), differenceClosing: z.string(),
  /** A liability above zero, an asset below; null while the book has no rate. */
  deferredTax: z.string().nullable(),
};

export const books = {
  'depreciationBooks.list': query('book.view', nothing, z.array(bookSummary)),
  'depreciationBooks.get': query('book.view', byBook, book),
  'depreciationBooks.create': command('depreciation-books.manage', z.strictObject({ bookId: code, name, nameAr: shortText, purpose, rounding: rounding.default('cumulative'), taxRates: taxRates.default([]), copyTermsFrom: bookId.optional() }), book),
  'depreciationBooks.update': command('depreciation-books.manage', z.strictObject({ bookId, name: name.optional(), nameAr: shortText, purpose: purpose.optional(), rounding: rounding.optional(), taxRates: taxRates.optional() }), book),
  /** Only one that never took an asset. */
  'depreciationBooks.delete': command('depreciation-books.manage', byBook, done),
  /** Null: the category's own terms. Assets in service in the book keep theirs. */
  'depreciationBooks.setCategoryTerms': command('depreciation-books.manage', z.strictObject({ bookId, ...categoryRef, terms: categoryTerms.nullable() }), book),
  'depreciationBooks.assetTerms': query('assets.view', z.strictObject(assetRef), z.array(assetInBook)),
  /** What is left out stays; null takes it back. */
  'depreciationBooks.setAssetTerms': command('depreciation-books.manage', z.strictObject({
    bookId, ...assetRef, excluded: z.boolean().optional(), terms: assetTerms.nullable().optional(), opening: z.strictObject({ depreciatedThrough: date, accumulatedDepreciation: positiveAmount }).nullable().optional(),
  }), assetInBook),
  'depreciationBooks.activate.preview': query('depreciation-books.manage', activation, z.strictObject({
    bookId: z.string(),
    /** The month of the book's first run; null while the book of the company has no assets. */
    period: z.string().nullable(),
    assets: z.int(), excluded: z.int(), cost: z.string(),
    /** What stands as opening balances, what the first run owes for earlier months, and its own month's charge. */
    opening: z.string(), catchUp: z.string(), firstCharge: z.string(),
    byCategory: z.array(z.strictObject({ categoryId: rowId, category: z.string(), categoryAr: z.string().nullable(), assets: z.int(), cost: z.string(), opening: z.string(), catchUp: z.string(), firstCharge: z.string() })),
    /** The first of the assets whose terms are not complete. */
    problems: z.array(problem), problemsTotal: z.int(),
    /** Assets by units whose earlier months have no readings: the close will ask for them. */
    withoutUsage: z.int(), fingerprint: z.string(),
  })),
  'depreciationBooks.activate': command('depreciation-books.manage', activation.extend({ fingerprint: z.string().optional() }), book),
  'depreciationBooks.deactivate': command('depreciation-books.manage', byBook, book),
  'depreciationBooks.compare': query('reports.view', z.strictObject({ bookId, againstId: bookId.default('IFRS'), period, groupBy: z.enum(['category', 'asset']).default('category') }), z.strictObject({
    bookId: z.string(), name: z.string(), nameAr: z.string().nullable(), againstId: z.string(), againstName: z.string(), againstNameAr: z.string().nullable(),
    period: z.string(), yearStart: z.string(), rate: z.string().nullable(), rateFrom: z.string().nullable(),
    rows: z.array(z.strictObject({ categoryId: rowId, category: z.string(), categoryAr: z.string().nullable(), assetId: z.string().nullable(), assetNumber: z.string().nullable(), assetName: z.string().nullable(), assetNameAr: z.string().nullable(), assets: z.int(), ...comparison })),
    total: z.strictObject({ assets: z.int(), ...comparison }),
    /** Assets that one of the two does not hold; they are in no row. */
    onlyInBook: z.strictObject({ assets: z.int(), carryingAmount: z.string() }), onlyInAgainst: z.strictObject({ assets: z.int(), carryingAmount: z.string() }),
  })),
};
