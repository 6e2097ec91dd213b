/**
 * Written with every frozen set of terms and every posted run, so that a later engine knows which rules made a figure. Raised when a rule changes
 * that could give another amount for the same terms.
 */
export const ENGINE_VERSION = '1';

export * from './terms.ts';
export { calculateAsOf, monthsAsYears } from './asOf.ts';
export { chargeForPeriod, closePlan, type AssetToCharge, type ClosePlan, type PlannedEntry, type SkippedAsset } from './charge.ts';
export { checkTerms, MAX_LIFE_MONTHS, needsLife } from './check.ts';
export { explainCharge, type Explanation } from './explain.ts';
export {
  balanced,
  capitalizationLines,
  openingLines,
  runJournalLines,
  type CapitalizationFacts,
  type JournalLine,
  type OpeningFacts,
  type PlacedLine,
  type RunAmount,
  type RunLine,
} from './journal.ts';
export type { Ratio } from './rate.ts';
export { carryingWithoutImpairment, computeSchedule } from './schedule.ts';
