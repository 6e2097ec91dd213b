import { refuse } from '#shared/errors.ts';
import type { ReportDefinition } from './definition.ts';
import { assetRegister } from './definitions/assetRegister.ts';
import { custodyForm } from './definitions/custodyForm.ts';
import { bookComparison } from './definitions/bookComparison.ts';
import { depreciationRun } from './definitions/depreciationRun.ts';
import { depreciationSchedule } from './definitions/depreciationSchedule.ts';
import { disposalMinutes } from './definitions/disposalMinutes.ts';
import { disposals } from './definitions/disposals.ts';
import { taxPools } from './definitions/taxPools.ts';
import { transferNote } from './definitions/transferNote.ts';

/** Every report, in the order of the gallery. A new one is a file of definitions and a line here. */
export const REPORTS: readonly ReportDefinition[] = [assetRegister, depreciationSchedule, depreciationRun, disposals, disposalMinutes, taxPools, bookComparison, custodyForm, transferNote];

/** @throws REPORT_NOT_FOUND */
export function findReport(id: string): ReportDefinition {
  return REPORTS.find((report) => report.id === id) ?? refuse('REPORT_NOT_FOUND', { report: id });
}
