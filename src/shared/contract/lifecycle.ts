import { z } from 'zod';
import { act, actId, actPreview } from './acts.ts';
import { assetSummary } from './assets.ts';
import { command, query } from './define.ts';
import { accountRef, assetId, assetRef, date, decimal, name, paged, paging, positiveAmount, rowId, shortText, text } from './shapes.ts';

const fingerprint = { fingerprint: z.string().optional() };
const memo = { memo: shortText };

const hold = z.strictObject({
  ...assetRef, date,
  /** What a sale will bring, less its costs (IFRS 5.15); left out where it is not less than the carrying amount. */
  fairValueLessCosts: positiveAmount.optional(), ...memo,
});
const remeasure = z.strictObject({ ...assetRef, date, fairValueLessCosts: positiveAmount, ...memo });
const release = z.strictObject({
  ...assetRef, date,
  /** The higher of fair value less costs of disposal and value in use; left out where it is not less than what would stand. */
  recoverableAmount: positiveAmount.optional(), ...memo,
});

const part = z.strictObject({
  name: name.optional(), nameAr: shortText, quantity: decimal.optional(), percent: decimal.optional(), cost: positiveAmount.optional(),
  locationId: shortText, custodianId: shortText, costCenterId: shortText,
});
const split = z.strictObject({ ...assetRef, date, parts: z.array(part).min(1).max(100), ...memo });
const merge = z.strictObject({ into: assetId, assets: z.array(assetId).min(1).max(100), date, ...memo });

const constructionCost = z.strictObject({ ...assetRef, externalId: text(120).min(1).optional(), date, amount: positiveAmount, counterAccount: accountRef.optional(), document: shortText, ...memo });
const terms = { usefulLifeMonths: z.int().min(1).max(1200).optional(), residualValue: positiveAmount.optional() };
const completion = z.strictObject({
  ...assetRef, categoryCode: z.string().optional(), categoryId: rowId.optional(), completionDate: date, inServiceDate: date, ...terms,
  /** What the project becomes; a part without a category goes into the one above. The first is the asset, the others its components. Their costs come to the project's. */
  parts: z.array(z.strictObject({ name, nameAr: shortText, categoryCode: z.string().optional(), categoryId: rowId.optional(), cost: positiveAmount, ...terms })).min(1).max(100).optional(), ...memo,
});

/** An asset that comes of an act, with what it will stand at in each depreciation book. */
const newAsset = z.strictObject({ assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), quantity: z.string(), books: actPreview.shape.books });
const made = z.strictObject({ assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable() });
const relative = made.extend({ date: z.string() });
/** Assets that go into another, with what goes over. */
const gone = z.strictObject({ assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), books: actPreview.shape.books, catchUpJournals: actPreview.shape.catchUpJournals });

const account = z.strictObject({ code: z.string(), name: z.string(), nameAr: z.string().nullable() });
/** One amount that a project has cost: what it was capitalized with, or what was added since. */
const costEntry = z.strictObject({
  kind: z.enum(['capitalization', 'opening', 'construction_cost']), date: z.string(), amount: z.string(), memo: z.string().nullable(), document: z.string().nullable(),
  counterAccounts: z.array(account), journal: z.string().nullable(), actId: actId.nullable(), isReversed: z.boolean(), actor: z.string(), at: z.string(),
});
const project = assetSummary.extend({
  /** What it has cost; of one that is complete, what went over. */
  total: z.string(), since: z.string().nullable(), lastCostOn: z.string().nullable(), completedOn: z.string().nullable(),
});

export const lifecycle = {
  'assets.holdForSale.preview': query('assets.hold-for-sale', hold, actPreview),
  'assets.holdForSale': command('assets.hold-for-sale', hold.extend(fingerprint), act),
  /** While it is held: a later fall of fair value less costs to sell is a loss, a later rise an income up to the losses before it (IFRS 5.20–22). */
  'assets.remeasureHeldForSale.preview': query('assets.hold-for-sale', remeasure, actPreview),
  'assets.remeasureHeldForSale': command('assets.hold-for-sale', remeasure.extend(fingerprint), act),
  'assets.releaseFromSale.preview': query('assets.hold-for-sale', release, actPreview),
  'assets.releaseFromSale': command('assets.hold-for-sale', release.extend(fingerprint), act),

  /** One asset becomes several: the rest stays, each part becomes an asset of its own. */
  'assets.split.preview': query('assets.split', split, actPreview.extend({ parts: z.array(newAsset) })),
  'assets.split': command('assets.split', split.extend(fingerprint), act.extend({ parts: z.array(made) })),
  /** Several assets become one; those that go into it end without a gain. */
  'assets.merge.preview': query('assets.split', merge, actPreview.extend({ merged: z.array(gone) })),
  'assets.merge': command('assets.split', merge.extend(fingerprint), act.extend({ merged: z.array(made) })),

  /** A further cost of what is being built. */
  'assets.addConstructionCost.preview': query('assets.construction', constructionCost, actPreview),
  'assets.addConstructionCost': command('assets.construction', constructionCost.extend(fingerprint), act),
  /** What was built is in service: the cost goes over to the asset, or the assets, that came of it. */
  'assets.completeConstruction.preview': query('assets.construction', completion, actPreview.extend({ made: z.array(newAsset) })),
  'assets.completeConstruction': command('assets.construction', completion.extend(fingerprint), act.extend({ made: z.array(made) })),

  /** What became of an asset, and what it came of; acts that were taken back do not count. */
  'assets.lineage': query('assets.view', z.strictObject(assetRef), z.strictObject({
    held: z.strictObject({
      since: z.string(),
      /** A year after: a sale is expected by then. */
      expectedBy: z.string(), remeasuredOn: z.string().nullable(), carryingAmount: z.string(),
      /** Losses since, less what came back; below zero where more came back, of an impairment before. */
      writtenDown: z.string(), regainable: z.string(),
    }).nullable(),
    mergedInto: relative.nullable(), splitFrom: relative.nullable(), parts: z.array(relative), merged: z.array(relative),
  })),

  /** Projects with what they have cost; under way, or complete. */
  'assets.constructionProjects': query('assets.view', z.strictObject({ complete: z.boolean().default(false), ...paging }), paged(project).extend({ cost: z.string() })),
  /** What a project has cost, entry by entry, and what became of it. */
  'assets.constructionCosts': query('assets.view', z.strictObject(assetRef), z.strictObject({
    /** Of what stands. */
    total: z.string(), items: z.array(costEntry), since: z.string().nullable(), completedOn: z.string().nullable(), completionId: actId.nullable(), became: z.array(made.extend({ cost: z.string() })),
  })),

  /** What an asset is part of, what it consists of, and what they come to together; of the whole, what is disposed of does not count. */
  'assets.components': query('assets.view', z.strictObject(assetRef), z.strictObject({
    parent: assetSummary.nullable(),
    /** What it was bought in the place of, and what was bought in its place. */
    replaces: assetSummary.nullable(), replacedBy: z.array(assetSummary),
    /** Each component with its own after it; level 1 is part of the asset itself. What is disposed of is among them. */
    items: z.array(assetSummary.extend({ level: z.int(), /** The number of what was bought in its place. */ replacedBy: z.string().nullable() })),
    whole: z.strictObject({ count: z.int(), cost: z.string(), accumulatedDepreciation: z.string(), netBookValue: z.string() }),
  })),
};
