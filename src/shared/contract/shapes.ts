import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import { isDate, isPeriod } from '../values/calendar.ts';
import { currencyExponent } from '../values/currency.ts';

/** A check whose failure has a code of its own, which the router gives instead of INVALID_INPUT. */
const coded = (code: ErrorCode) => ({ params: { code } });

export const date = z.string().refine(isDate, coded('INVALID_DATE'));
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** A day, or an instant as ISO 8601 in UTC. */
export const moment = z.string().refine((text) => isDate(text) || (INSTANT.test(text) && isDate(text.slice(0, 10))), coded('INVALID_DATE'));
export const period = z.string().refine(isPeriod, coded('INVALID_DATE'));

/** A decimal string in the book's currency. How many decimals it may have is the book's to say. */
export const amount = z.string().refine((text) => /^-?\d{1,15}(\.\d{1,6})?$/.test(text), coded('INVALID_AMOUNT'));
export const positiveAmount = z.string().refine((text) => /^\d{1,15}(\.\d{1,6})?$/.test(text), coded('INVALID_AMOUNT'));

/** A rate, factor or number of units: a decimal string, never a float. */
export const decimal = z.string().regex(/^\d{1,12}(\.\d{1,12})?$/);

export const currency = z.string().refine((code) => currencyExponent(code) !== undefined, { message: 'unknown currency' });

/** One text has one spelling (NFC, no half characters): what is stored and what its hash was made of are the same. */
export const text = (maximum: number) => z.string().overwrite((typed) => typed.toWellFormed().normalize('NFC').trim()).max(maximum);
export const name = text(200).min(1);
export const optionalText = text(2000).nullable().optional();
export const shortText = text(200).nullable().optional();
export const code = text(40).min(1).regex(/^[\p{L}\p{N}._\-/ ]+$/u);
export const reason = text(500).min(1);

export const assetId = z.string().regex(/^asset-\d{1,12}$/);
export const runId = z.string().regex(/^dep-\d{1,12}$/);
export const batchId = z.string().regex(/^imp-\d{1,12}$/);
export const fileId = z.string().regex(/^file-\d{1,12}$/);
export const rowId = z.int().positive();
export const bookId = z.string().trim().min(1).max(40);

/** An asset is named in one of three ways; exactly one of them. */
export const assetRef = { assetId: assetId.optional(), assetNumber: z.string().trim().min(1).max(60).optional(), assetExternalId: z.string().trim().min(1).max(120).optional() };
/** An account by id, by code or by stable name. */
export const accountRef = z.union([rowId, z.string().trim().min(1).max(60)]);

export const paging = { page: z.int().min(0).default(0), size: z.int().min(1).max(100).default(20) };
export const paged = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), total: z.int(), page: z.int(), size: z.int() });

export const METHODS = ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits', 'units_of_production', 'manual', 'macrs', 'none'] as const;
export const CONVENTIONS = ['full_month', 'following_month', 'fifteenth', 'mid_month', 'mid_quarter', 'half_year', 'full_year', 'actual_days'] as const;
export const DAY_COUNTS = ['life_days', 'year_days', 'actual/365', '30/360'] as const;
export const ROUNDINGS = ['equal', 'cumulative'] as const;
export const BASES = ['monthly', 'annual'] as const;
export const ASSET_TYPES = ['RIGHT_OF_USE_ASSET', 'VEHICLE', 'EQUIPMENT', 'GOODWILL', 'BUILDING', 'LAND', 'FURNITURE', 'COMPUTER', 'INTANGIBLE', 'OTHER'] as const;
export const STATUSES = ['DRAFT', 'CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE', 'DISPOSED'] as const;
export const ACCOUNT_TYPES = ['asset', 'contra_asset', 'liability', 'equity', 'income', 'expense'] as const;
export const LANGUAGES = ['en', 'ar'] as const;

export const method = z.enum(METHODS);
export const convention = z.enum(CONVENTIONS);
export const dayCount = z.enum(DAY_COUNTS);
export const rounding = z.enum(ROUNDINGS);
export const basis = z.enum(BASES);
export const status = z.enum(STATUSES);
export const language = z.enum(LANGUAGES);

export const bilingual = z.strictObject({ en: z.string(), ar: z.string() });
export const done = z.strictObject({ done: z.literal(true) });
export const nothing = z.strictObject({}).default({});

/** A person may close a dialog: that is an answer, not an error. */
export const chosen = <T extends z.ZodType>(value: T) => z.discriminatedUnion('cancelled', [z.strictObject({ cancelled: z.literal(true) }), z.strictObject({ cancelled: z.literal(false), value })]);
export const savedFile = z.strictObject({ fileName: z.string(), folder: z.string(), bytes: z.int() });

export const journalLine = z.strictObject({
  accountId: rowId, accountCode: z.string(), accountName: z.string(), accountNameAr: z.string().nullable(),
  debit: z.string(), credit: z.string(), costCenter: z.string().nullable(), category: z.string().nullable(), assetNumber: z.string().nullable(),
});
export const journalDraft = z.strictObject({ date: z.string(), period: z.string(), narration: bilingual, lines: z.array(journalLine), totalDebit: z.string(), totalCredit: z.string() });
