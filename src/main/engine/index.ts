export { ENGINE_VERSION } from './version.ts';
export * from './terms.ts';
export { calculateAsOf, monthsAsYears } from './asOf.ts';
export { chargeForPeriod, closePlan, type AssetToCharge, type ClosePlan, type PlannedEntry, type SkippedAsset } from './charge.ts';
export { checkTerms, MAX_LIFE_MONTHS, needsLife } from './check.ts';
export {
  chargeLines,
  disposalLines,
  gainOnDisposal,
  impairmentLines,
  improvementLines,
  revaluationLines,
  shareOf,
  splitImpairment,
  splitRevaluation,
  type DisposalAccounts,
  type DisposalMoney,
} from './actLines.ts';
export { explainCharge, type Explanation } from './explain.ts';
export {
  balanced,
  capitalizationLines,
  openingLines,
  reclassificationLines,
  runJournalLines,
  type CapitalizationFacts,
  type JournalLine,
  type OpeningFacts,
  type PlacedLine,
  type ReclassificationFacts,
  type ReclassificationLine,
  type RunAmount,
  type RunLine,
} from './journal.ts';
export { holdLines, movedLines, releaseLines, remeasureLines, type HeldAccounts } from './lifecycleLines.ts';
export { sharesOfPart } from './parting.ts';
export type { Ratio } from './rate.ts';
export { macrsTable } from './methods/macrsTables.ts';
export { formatUnits, parseUnits } from './methods/units.ts';
export { computeSchedule } from './schedule.ts';
export { carryingWithoutImpairment, changesCharges, dueThrough, estimatesAfter, plannedFrom, settle, type Estimates, type PlannedRow, type Settlement } from './settle.ts';
export { realizedSurplus, surplusTransferLines, type SurplusReference } from './surplus.ts';
export type { Standing } from './walk.ts';
