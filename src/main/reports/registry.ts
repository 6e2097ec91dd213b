import { refuse } from '#shared/errors.ts';
import type { ReportDefinition } from './definition.ts';
import { additions } from './definitions/additions.ts';
import { assetCard } from './definitions/assetCard.ts';
import { assetRegister } from './definitions/assetRegister.ts';
import { changeLog } from './definitions/changeLog.ts';
import { constructionAgeing } from './definitions/constructionAgeing.ts';
import { covers } from './definitions/covers.ts';
import { assetLabels } from './definitions/assetLabels.ts';
import { countSheet } from './definitions/countSheet.ts';
import { countVariance } from './definitions/countVariance.ts';
import { custodyForm } from './definitions/custodyForm.ts';
import { bookComparison } from './definitions/bookComparison.ts';
import { depreciationByMonth } from './definitions/depreciationByMonth.ts';
import { depreciationRun } from './definitions/depreciationRun.ts';
import { depreciationSchedule } from './definitions/depreciationSchedule.ts';
import { disposalMinutes } from './definitions/disposalMinutes.ts';
import { disposals } from './definitions/disposals.ts';
import { exceptions } from './definitions/exceptions.ts';
import { assetsByPlace, fullyDepreciated } from './definitions/heldAssets.ts';
import { ias16Note } from './definitions/ias16Note.ts';
import { journalListing } from './definitions/journalListing.ts';
import { ledgerReconciliation } from './definitions/ledgerReconciliation.ts';
import { projection } from './definitions/projection.ts';
import { rollForward } from './definitions/rollForward.ts';
import { taxPools } from './definitions/taxPools.ts';
import { transferNote } from './definitions/transferNote.ts';
import { transfers } from './definitions/transfers.ts';
import { valueChanges } from './definitions/valueChanges.ts';

/** Every report, in the order of the gallery: as they are looked for within their group. A new one is a file of definitions and a line here. */
export const REPORTS: readonly ReportDefinition[] = [
  assetRegister, assetCard, assetsByPlace, fullyDepreciated, covers, countVariance,
  rollForward, ias16Note, additions, disposals, transfers, valueChanges, constructionAgeing,
  depreciationRun, depreciationByMonth, depreciationSchedule, projection,
  exceptions, ledgerReconciliation, journalListing, changeLog,
  taxPools, bookComparison,
  custodyForm, transferNote, disposalMinutes, countSheet, assetLabels,
];

/** @throws REPORT_NOT_FOUND */
export function findReport(id: string): ReportDefinition {
  return REPORTS.find((report) => report.id === id) ?? refuse('REPORT_NOT_FOUND', { report: id });
}
