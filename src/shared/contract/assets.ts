import { z } from 'zod';
import { command, query } from './define.ts';
import {
  ASSET_TYPES, accountRef, amount, assetId, assetRef, basis, bookId, convention, currency, date, dayCount, decimal, done, journalDraft, method, name, optionalText, paged, paging,
  period, positiveAmount, rowId, shortText, status,
} from './shapes.ts';
import { act } from './acts.ts';
import { scheduleRow, scheduleYear } from './schedule.ts';

const opening = z.strictObject({ depreciatedThrough: date, accumulatedDepreciation: positiveAmount, accumulatedImpairment: positiveAmount.optional(), revaluationSurplus: positiveAmount.optional() });
const life = z.int().min(1).max(1200);

const details = {
  nameAr: shortText, description: optionalText, assetType: z.enum(ASSET_TYPES).optional(), currency: currency.optional(),
  residualValue: positiveAmount.nullable().optional(), usefulLifeMonths: life.nullable().optional(), depreciationMethod: method.nullable().optional(), convention: convention.nullable().optional(),
  dayCount: dayCount.nullable().optional(), basis: basis.nullable().optional(), factor: decimal.nullable().optional(), annualRate: decimal.nullable().optional(),
  rateFromResidual: z.boolean().nullable().optional(), totalUnits: decimal.nullable().optional(), manual: z.array(z.strictObject({ period, amount: positiveAmount })).max(1200).nullable().optional(),
  locationId: shortText, custodianId: shortText, costCenterId: shortText, supplierId: shortText, invoiceNumber: shortText, serialNumber: shortText, tag: shortText,
  quantity: decimal.optional(), parentAssetId: assetId.nullable().optional(), replacesAssetId: assetId.nullable().optional(), accumulatedDepreciationAccount: accountRef.nullable().optional(),
  warrantyEnd: date.nullable().optional(), insurance: z.strictObject({ policy: shortText, insurer: shortText, insuredValue: positiveAmount.optional(), startsOn: date.optional(), endsOn: date.optional() }).nullable().optional(),
  notes: optionalText, opening: opening.nullable().optional(),
};

export const assetCreate = z.strictObject({
  name, ...details, externalId: z.string().trim().min(1).max(120).nullable().optional(), assetNumber: z.string().trim().min(1).max(60).nullable().optional(),
  categoryCode: z.string().optional(), categoryId: rowId.optional(), acquisitionDate: date, cost: positiveAmount,
});

/** A row of a list: what the register shows. */
export const assetSummary = z.strictObject({
  id: assetId, assetNumber: z.string(), externalId: z.string().nullable(), name: z.string(), nameAr: z.string().nullable(), assetType: z.enum(ASSET_TYPES), status,
  categoryId: rowId, categoryCode: z.string().nullable(), category: z.string(), categoryAr: z.string().nullable(),
  location: z.string().nullable(), locationName: z.string().nullable(), locationNameAr: z.string().nullable(),
  custodian: z.string().nullable(), custodianName: z.string().nullable(), custodianNameAr: z.string().nullable(), costCenter: z.string().nullable(),
  serialNumber: z.string().nullable(), tag: z.string().nullable(), acquisitionDate: z.string(), inServiceDate: z.string().nullable(),
  warrantyEnd: z.string().nullable(), insurer: z.string().nullable(), policyNumber: z.string().nullable(), insuredValue: z.string().nullable(), insuranceEnd: z.string().nullable(),
  /** The number of the asset it is a component of. */
  parent: z.string().nullable(),
  /** The asset it went into, where it left that way. */
  mergedInto: z.strictObject({ assetId, assetNumber: z.string() }).nullable(),
  cost: z.string(), accumulatedDepreciation: z.string(), netBookValue: z.string(), residualValue: z.string(), currency: z.string(),
});

const bookValues = z.strictObject({
  bookId: z.string(), name: z.string(), nameAr: z.string().nullable(), postsToLedger: z.boolean(), purpose: z.enum(['financial', 'management', 'tax', 'other']), status: z.enum(['setup', 'active', 'inactive']),
  cost: z.string(), accumulatedDepreciation: z.string(), accumulatedImpairment: z.string(), netBookValue: z.string(), residualValue: z.string(),
  method, basis, factor: z.string().nullable(), annualRate: z.string().nullable(), rateFromResidual: z.boolean(), recoveryYears: z.string().nullable(), totalUnits: z.string().nullable(), usefulLifeMonths: z.int().nullable(), isSuspended: z.boolean(), remainingLifeMonths: z.int().nullable(), convention, dayCount,
  rounding: z.enum(['equal', 'cumulative']), depreciatedThrough: z.string().nullable(),
  /** What it was brought over with in this book. */
  opening: z.strictObject({ depreciatedThrough: z.string(), accumulatedDepreciation: z.string() }).nullable(), fullyDepreciatedOn: z.string().nullable(), nextCharge: z.strictObject({ period: z.string(), amount: z.string() }).nullable(),
});

export const asset = assetSummary.extend({
  description: z.string().nullable(), capitalizationDate: z.string().nullable(), capitalizedCost: z.string().nullable(), apInvoiceId: z.string().nullable(), glJournalId: z.string().nullable(),
  costCenterName: z.string().nullable(), costCenterNameAr: z.string().nullable(), supplier: z.string().nullable(), supplierName: z.string().nullable(), supplierNameAr: z.string().nullable(),
  invoiceNumber: z.string().nullable(), quantity: z.string(), parentAssetId: assetId.nullable(), replacesAssetId: assetId.nullable(), warrantyEnd: z.string().nullable(),
  insurance: z.strictObject({ policy: z.string().nullable(), insurer: z.string().nullable(), insuredValue: z.string().nullable(), startsOn: z.string().nullable(), endsOn: z.string().nullable() }).nullable(),
  notes: z.string().nullable(), ledgerAccount: z.strictObject({ id: rowId, code: z.string(), name: z.string(), nameAr: z.string().nullable() }),
  accumulatedDepreciationAccount: z.strictObject({ id: rowId, code: z.string(), name: z.string(), nameAr: z.string().nullable() }),
  depreciationAccount: z.strictObject({ id: rowId, code: z.string(), name: z.string(), nameAr: z.string().nullable() }),
  /** What the asset itself says; null where the category's default applies. */
  overrides: z.strictObject({
    residualValue: z.string().nullable(), usefulLifeMonths: z.int().nullable(), depreciationMethod: method.nullable(), convention: convention.nullable(), dayCount: dayCount.nullable(), basis: basis.nullable(),
    factor: z.string().nullable(), annualRate: z.string().nullable(), rateFromResidual: z.boolean(), totalUnits: z.string().nullable(), manual: z.array(z.strictObject({ period: z.string(), amount: z.string() })).nullable(),
  }),
  opening: z.strictObject({ depreciatedThrough: z.string(), accumulatedDepreciation: z.string(), accumulatedImpairment: z.string(), revaluationSurplus: z.string() }).nullable(),
  /** Its category is one of construction in progress: a project under way while it is capitalized, complete once it is disposed of. */
  isConstruction: z.boolean(),
  /** The day of the newest act that stands; null where none does. */
  lastActOn: z.string().nullable(),
  books: z.array(bookValues), createdAt: z.string(), updatedAt: z.string(),
});

const capitalizeInput = z.strictObject({ ...assetRef, capitalizationDate: date, costAdjustment: amount.optional(), apInvoiceId: shortText, creditAccount: accountRef.optional() });
const posting = z.strictObject({ journal: journalDraft.nullable(), effect: z.strictObject({ costBefore: z.string(), costAfter: z.string(), carryingAmountBefore: z.string(), carryingAmountAfter: z.string() }), fingerprint: z.string() });
/** Why something cannot be done now: a refusal as it would be given. */
const hindrance = z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
const historyItem = z.strictObject({
  /** Where the entry is an act: all of it, and why it cannot be taken back; null where it can, or needs not to. */
  act: act.nullable(), hindrance: hindrance.nullable(), at: z.string(), date: z.string(), kind: z.string(), amount: z.string().nullable(), journal: z.string().nullable(), period: z.string().nullable(),
  /** Of a memorandum book alone; null where it is the ledger's or all books'. */
  book: z.strictObject({ bookId: z.string(), name: z.string(), nameAr: z.string().nullable() }).nullable(), actor: z.string(), details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) });

export const assets = {
  'assets.create': command('assets.create', assetCreate, asset),
  /** While a draft, everything; afterwards what the ledger does not depend on (names, places, notes, tags). */
  'assets.update': command('assets.update', assetCreate.partial().extend(assetRef), asset),
  'assets.get': query('assets.view', z.strictObject(assetRef), asset),
  'assets.list': query('assets.view', z.strictObject({ status: status.optional(), categoryId: rowId.optional(), categoryCode: z.string().optional(), locationId: z.string().optional(), custodianId: z.string().optional(), inServiceFrom: date.optional(), inServiceTo: date.optional(), search: z.string().max(200).optional(), ...paging }), paged(assetSummary)),
  'assets.search': query('assets.view', z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(10) }), z.array(assetSummary)),
  'assets.capitalize': command('assets.capitalize', capitalizeInput.extend({ fingerprint: z.string().optional() }), asset),
  'assets.capitalize.preview': query('assets.capitalize', capitalizeInput, posting),
  'assets.placeInService': command('assets.place-in-service', z.strictObject({ ...assetRef, inServiceDate: date }), asset),
  'assets.deleteDraft': command('assets.delete', z.strictObject(assetRef), done),
  'assets.history': query('assets.view', z.strictObject(assetRef), z.array(historyItem)),
  'assets.calculateDepreciation': query('depreciation.view', z.strictObject({ ...assetRef, asOfDate: date, bookId: bookId.optional() }), z.strictObject({
    annualDepreciation: z.string(), monthlyDepreciation: z.string(), accumulatedDepreciation: z.string(), bookValue: z.string(), remainingLife: z.string(), remainingLifeMonths: z.int(),
  })),
  'assets.depreciationSchedule': query('depreciation.view', z.strictObject({ ...assetRef, bookId: bookId.optional() }), z.strictObject({
    rows: z.array(scheduleRow.extend({ status: z.enum(['opening', 'posted', 'planned']), journal: z.string().nullable() })), years: z.array(scheduleYear), fullyDepreciatedOn: z.string().nullable(), total: z.string(),
  })),
  /** How one month's figure came to be: facts, from which the screen makes the sentences. */
  'assets.explain': query('depreciation.view', z.strictObject({ ...assetRef, bookId: bookId.optional(), period }), z.strictObject({
    period: z.string(), amount: z.string(), method, status: z.enum(['opening', 'posted', 'planned', 'none']), journal: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })),
};
