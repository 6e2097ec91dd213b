import { z } from 'zod';
import { command, query } from './define.ts';
import { accountRef, amount, assetId, assetRef, bookId, convention, date, decimal, journalDraft, method, paged, paging, positiveAmount, reason, shortText, text } from './shapes.ts';

/** What changes an asset's carrying amount, named as in the source documents. */
export const UPDATE_TYPES = ['DEPRECIATION_AMORTIZATION', 'IMPAIRMENT', 'IMPAIRMENT_REVERSAL', 'REVALUATION_DOWN', 'REVALUATION_UP', 'IMPROVEMENT'] as const;
export const RESTATEMENTS = ['elimination', 'gross'] as const;
export const DISPOSAL_TYPES = ['SALE', 'SCRAP', 'DONATION', 'THEFT', 'TRADE_IN'] as const;

export const actId = z.string().regex(/^act-\d{1,12}$/);
const externalId = text(120).min(1).optional();
const life = z.int().min(1).max(1200);

const standing = z.strictObject({ cost: z.string(), accumulatedDepreciation: z.string(), accumulatedImpairment: z.string(), carryingAmount: z.string(), residualValue: z.string(), revaluationSurplus: z.string() });
const plannedMonth = z.strictObject({ period: z.string(), depreciation: z.string(), carryingAmount: z.string() });

/** What an act does in one depreciation book. */
const bookEffect = z.strictObject({
  bookId: z.string(), name: z.string(), nameAr: z.string().nullable(), postsToLedger: z.boolean(), before: standing, after: standing,
  /** Depreciation posted up to the act, and posted months taken back because the act changes them. */
  catchUp: z.string(), takenBack: z.string(),
  charges: z.array(z.strictObject({ kind: z.enum(['charge', 'take_back']), period: z.string(), date: z.string(), amount: z.string() })),
  gainLoss: z.string().nullable(),
});

export const actPreview = z.strictObject({
  journal: journalDraft.nullable(),
  /** Journals of depreciation that are posted with the act, before it. */
  catchUpJournals: z.array(journalDraft),
  effect: z.strictObject({ costBefore: z.string(), costAfter: z.string(), carryingAmountBefore: z.string(), carryingAmountAfter: z.string() }),
  books: z.array(bookEffect),
  /** The plan from the month of the act on, as it was and as it will be, in the book asked about (else the one that posts). */
  plan: z.strictObject({ bookId: z.string(), before: z.array(plannedMonth), after: z.array(plannedMonth) }),
  fingerprint: z.string(),
});

export const act = z.strictObject({
  id: actId, assetId, assetNumber: z.string(), assetName: z.string(), assetNameAr: z.string().nullable(), kind: z.string(), externalId: z.string().nullable(), bookId: z.string().nullable(),
  date: z.string(), amount: z.string().nullable(), memo: z.string().nullable(), glJournalId: z.string().nullable(), status: z.enum(['POSTED', 'REVERSED', 'REVERSAL']),
  carryingAmountBefore: z.string(), carryingAmountAfter: z.string(), gainLoss: z.string().nullable(), catchUpDepreciation: z.string(), assetStatus: z.string(),
  reverses: actId.nullable(), reversedBy: actId.nullable(), reason: z.string().nullable(), groupId: actId.nullable(), actor: z.string(), at: z.string(),
  /** What was asked, in the words of the request. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

const fingerprint = { fingerprint: z.string().optional() };
const memo = { memo: shortText };
const scope = { bookId: bookId.optional() };

const valueUpdate = z.strictObject({
  ...assetRef, externalId, updateType: z.enum(UPDATE_TYPES), amount: positiveAmount, counterAccount: accountRef.optional(), date, ...scope, ...memo, restatement: z.enum(RESTATEMENTS).optional(),
  /** Of a revaluation or an impairment: who assessed the value, and the report that says so (IAS 16.77(a)). */
  valuer: shortText, reportReference: shortText,
});
const estimate = z.strictObject({
  ...assetRef, externalId, effectiveDate: date, usefulLifeMonths: life.optional(), residualValue: positiveAmount.optional(), method: method.optional(), factor: decimal.optional(), annualRate: decimal.optional(),
  convention: convention.optional(), totalUnits: decimal.optional(), ...scope, ...memo,
});
const onDate = z.strictObject({ ...assetRef, date, ...scope, ...memo });
const reversal = z.strictObject({ id: actId, reason });
const list = z.strictObject({ ...assetRef, ...paging });

const byHand = z.strictObject({ ...assetRef, asOfDate: date, amount: positiveAmount.optional(), ...scope, ...memo });

const cashActivity = z.strictObject({ ...assetRef, externalId, date,
  /** What was paid for the asset; below zero, what came back. */
  amount, counterAccount: accountRef.optional(), ...memo });

const part = z.strictObject({ quantity: decimal.optional(), percent: decimal.optional(), cost: positiveAmount.optional() });
const disposal = z.strictObject({
  ...assetRef, externalId, disposalDate: date, disposalType: z.enum(DISPOSAL_TYPES),
  /** The price, net of VAT; VAT is added by its rate in percent. */
  proceeds: positiveAmount.optional(), vatRate: decimal.optional(),
  /** Instead of price and rate: what was received in all, VAT within. */
  proceedsIncludeVat: z.boolean().optional(), sellingCosts: positiveAmount.optional(), sellingCostsVatRate: decimal.optional(),
  /** Donation in kind: VAT on a deemed supply, borne by the giver. */
  deemedVat: positiveAmount.optional(),
  disposalAccount: accountRef.optional(), gainLossAccount: accountRef.optional(), sellingCostsAccount: accountRef.optional(),
  part: part.optional(), buyer: shortText, document: shortText, reason: shortText,
});
const several = z.strictObject({ ...disposal.omit({ assetId: true, assetNumber: true, assetExternalId: true, externalId: true, part: true, proceeds: true, sellingCosts: true, deemedVat: true }).shape,
  /** The price of all of them; shared out by carrying amount, or by cost where nothing is carried. */
  proceeds: positiveAmount.optional(), sellingCosts: positiveAmount.optional(),
  assets: z.array(z.strictObject({ assetId, proceeds: positiveAmount.optional() })).min(1).max(500) });
const compensation = z.strictObject({ id: actId, amount: positiveAmount, date, receivableAccount: accountRef.optional(), incomeAccount: accountRef.optional(), memo: shortText });

/** What left one depreciation book by a disposal. */
const leftBook = z.strictObject({
  bookId: z.string(), name: z.string(), nameAr: z.string().nullable(), postsToLedger: z.boolean(),
  cost: z.string(), accumulatedDepreciation: z.string(), accumulatedImpairment: z.string(), carryingAmount: z.string(), revaluationSurplus: z.string(), gainLoss: z.string(),
});
export const disposalDetail = z.strictObject({
  act, disposalType: z.enum(DISPOSAL_TYPES),
  /** Of the cost before, with at most two decimals; null for the whole. Pieces where the part was named by them. */
  partPercent: z.string().nullable(), partQuantity: z.string().nullable(),
  /** Net of VAT. */
  proceeds: z.string(), vat: z.string(), sellingCosts: z.string(), deemedVat: z.string(), buyer: z.string().nullable(), document: z.string().nullable(),
  books: z.array(leftBook),
  /** Insurance claims accepted for it, those taken back included. */
  claims: z.array(act),
  /** What else was disposed of on the same paper. */
  together: z.array(z.strictObject({ id: actId, assetId, assetNumber: z.string(), assetName: z.string(), assetNameAr: z.string().nullable(), status: act.shape.status })),
});

export const acts = {
  'valueUpdates.preview': query('assets.value-update', valueUpdate, actPreview),
  'valueUpdates.create': command('assets.value-update', valueUpdate.extend(fingerprint), act),
  'valueUpdates.list': query('assets.view', list, paged(act)),
  'valueUpdates.reverse': command('assets.reverse-act', reversal, act),
  /** What of an impairment may be reversed, and what a revaluation to a fair value would be. */
  'valueUpdates.limits': query('assets.view', onDate.omit({ memo: true }), z.strictObject({ carryingAmount: z.string(), residualValue: z.string(), accumulatedImpairment: z.string(), reversalCap: z.string(), revaluationSurplus: z.string(), revaluationLoss: z.string(), revaluationAllowed: z.boolean(),
    /** How the last revaluation in the asset's category restated it: a class of assets keeps to one way. */
    restatement: z.enum(RESTATEMENTS) })),

  'estimates.preview': query('assets.change-estimate', estimate, actPreview),
  'estimates.change': command('assets.change-estimate', estimate.extend(fingerprint), act),
  'estimates.list': query('assets.view', list, paged(act)),
  'estimates.reverse': command('assets.reverse-act', reversal, act),

  'assets.suspend.preview': query('assets.suspend', onDate, actPreview),
  'assets.suspend': command('assets.suspend', onDate.extend(fingerprint), act),
  'assets.resume.preview': query('assets.suspend', onDate, actPreview),
  'assets.resume': command('assets.suspend', onDate.extend(fingerprint), act),

  'assets.postDepreciation.preview': query('depreciation.post', byHand, actPreview),
  /** Depreciation of one asset to a date: what is due, or an amount of one's own for the month. */
  'assets.postDepreciation': command('depreciation.post', byHand.extend(fingerprint), act),

  'assets.recordCashActivity.preview': query('assets.value-update', cashActivity, z.strictObject({ journal: journalDraft, balanceBefore: z.string(), balanceAfter: z.string(), fingerprint: z.string() })),
  /** Cash basis only: what was paid builds the asset's balance, which starts at zero. */
  'assets.recordCashActivity': command('assets.value-update', cashActivity.extend(fingerprint), act),

  'disposals.preview': query('assets.dispose', disposal, actPreview),
  'disposals.create': command('assets.dispose', disposal.extend(fingerprint), act),
  /** Several assets on one paper: all of them, or none. */
  'disposals.createSeveral.preview': query('assets.dispose', several, z.strictObject({ items: z.array(actPreview.omit({ plan: true }).extend({ assetId, assetNumber: z.string(), assetName: z.string(), assetNameAr: z.string().nullable(), proceeds: z.string() })), gainLoss: z.string(), carryingAmount: z.string(), proceeds: z.string(), fingerprint: z.string() })),
  'disposals.createSeveral': command('assets.dispose', several.extend(fingerprint), z.strictObject({ items: z.array(act), gainLoss: z.string() })),
  /** One disposal with all its figures. */
  'disposals.get': query('assets.view', z.strictObject({ id: actId }), disposalDetail),
  'disposals.list': query('assets.view', list, paged(act)),
  'disposals.reverse': command('assets.reverse-act', reversal, act),
  /** An insurance claim accepted: an event of its own, never set against the loss (IAS 16.65–66). */
  'disposals.claim': command('assets.dispose', compensation, act),

  'acts.list': query('assets.view', list, paged(act)),
  'acts.get': query('assets.view', z.strictObject({ id: actId }), act),
  'acts.reverse': command('assets.reverse-act', reversal, act),
};
