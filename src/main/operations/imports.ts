import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { importMapping } from '#shared/contract/imports.ts';
import { refuse } from '#shared/errors.ts';
import { findBatch, listBatches, listMappings, saveMapping } from '../book/tables/imports.ts';
import { inspectTable } from '../exchange/import/inspect.ts';
import { IMPORT_LIMITS } from '../exchange/import/limits.ts';
import type { Finding, ImportField } from '../exchange/import/model.ts';
import { FORMATS, type Format } from '../exchange/import/formats/index.ts';
import { findFormat, PLAIN } from '../exchange/import/formats/recognise.ts';
import { fitMapping } from '../exchange/import/saved.ts';
import { show, type Context } from './context.ts';
import { batchIdOf, commitImport } from './imports/commit.ts';
import { planImport, type ImportPlan, type PlannedAsset } from './imports/plan.ts';
import { keptPlan, stagedTable } from './imports/reading.ts';
import { obstacleOf, undoImport } from './imports/undo.ts';
import { variance, varianceSums } from './imports/variance.ts';

function inspect(context: Context, { fileId, template, ...layout }: Parsed<'imports.inspect'>): Output<'imports.inspect'> {
  if (template === undefined || template === PLAIN || findFormat(template)) return inspectTable(stagedTable(context, fileId, layout), layout, template);
  const saved = mappings(context).find((candidate) => candidate.name === template) ?? refuse('TEMPLATE_NOT_FOUND', { template });
  // What somebody saved for their own files is taken as it stands, the layout included.
  const own = { ...saved.mapping, ...layout };
  const inspection = inspectTable(stagedTable(context, fileId, own), layout, saved.mapping.format ?? PLAIN);
  const questions = inspection.questions.filter((question) => question === 'depreciatedThrough' && own.depreciatedThrough === undefined);
  return { ...inspection, template, mapping: fitMapping(own, inspection), questions };
}

const cell = ({ row, column, field, value, code, params }: Finding): Output<'imports.preview'>['problems'][number] => ({ row, column, field, value, code, params });

function preview(context: Context, { page, size, ...input }: Parsed<'imports.preview'>): Output<'imports.preview'> {
  const plan = keptPlan(context, input, () => planImport(context, input));
  const { totals } = plan;
  return {
    rows: plan.assets.slice(page * size, (page + 1) * size).map((asset) => previewRow(context, asset)), total: plan.assets.length, page, size,
    problems: plan.problems.slice(0, IMPORT_LIMITS.problemsShown).map(cell), problemsTotal: plan.problems.length,
    warnings: plan.warnings.slice(0, IMPORT_LIMITS.problemsShown).map(cell), warningsTotal: plan.warnings.length,
    totals: {
      count: totals.count, cost: show(context, totals.costMinor), accumulatedDepreciation: show(context, totals.accumulatedMinor), netBookValue: show(context, totals.netBookValueMinor),
      firstMonthDepreciation: show(context, totals.firstMonthMinor), firstMonth: plan.cutover.openPeriod,
    },
    newCategories: plan.references.newCategories.map((category) => category.name), newPlaces: plan.references.newPlaces.map((place) => place.name), fingerprint: plan.fingerprint,
  };
}

function previewRow(context: Context, { imported, target, category, firstCharge, action }: PlannedAsset): Output<'imports.preview'>['rows'][number] {
  const accumulated = target.opening_accumulated_minor ?? 0;
  const amount = (value: number | null): string | null => (value === null ? null : show(context, value));
  const method = target.depreciation_method ?? category.depreciation_method;
  return {
    row: imported.row, assetNumber: target.number || null, name: target.name, category: category.name, acquisitionDate: target.acquisition_date, inServiceDate: imported.inServiceDate, cost: show(context, target.cost_minor),
    accumulatedDepreciation: show(context, accumulated), netBookValue: show(context, target.cost_minor - accumulated - (target.opening_impairment_minor ?? 0)),
    usefulLifeMonths: method === 'none' ? null : (target.useful_life_months ?? category.useful_life_months), method, firstCharge: amount(firstCharge?.amountMinor ?? null),
    importedNetBookValue: amount(imported.stated.netBookValueMinor), importedMonthlyDepreciation: amount(imported.stated.monthlyMinor), action,
  };
}

/** @throws FILE_NOT_FOUND, IMPORT_HAS_ERRORS, PREVIEW_STALE, and what commitImport throws */
function commit(context: Context, { fingerprint, ...input }: Parsed<'imports.commit'>): Output<'imports.commit'> {
  const plan = planImport(context, input);
  if (plan.problems.length > 0) refuse('IMPORT_HAS_ERRORS', { count: plan.problems.length });
  if (fingerprint !== undefined && fingerprint !== plan.fingerprint) refuse('PREVIEW_STALE', {});
  const done = commitImport(context, plan);
  record(context, plan, done);
  const { totals } = plan;
  return {
    batchId: batchIdOf(done.batchId), created: done.created, updated: done.updated, unchanged: done.unchanged,
    cost: show(context, totals.costMinor), accumulatedDepreciation: show(context, totals.accumulatedMinor), netBookValue: show(context, totals.netBookValueMinor),
  };
}

function record(context: Context, plan: ImportPlan, done: ReturnType<typeof commitImport>): void {
  context.record(batchIdOf(done.batchId), {
    file: plan.reading.fileName, digest: plan.reading.digest, created: done.created, updated: done.updated, unchanged: done.unchanged, cost: plan.totals.costMinor, accumulated: plan.totals.accumulatedMinor, variance: varianceSums(context, plan),
    categories: plan.references.newCategories.map((category) => category.name), places: plan.references.newPlaces.map((place) => place.code),
  });
}

const rowIdOf = (batchId: string): number => Number(batchId.slice('imp-'.length));

function undo(context: Context, { batchId }: Parsed<'imports.undo'>): Output<'imports.undo'> {
  const undone = undoImport(context, rowIdOf(batchId));
  context.record(batchId, { file: undone.fileName, assets: undone.assets, digest: findBatch(context.connection, rowIdOf(batchId))?.digest ?? null });
  return { done: true };
}

function list(context: Context): Output<'imports.list'> {
  return listBatches(context.connection).map((batch) => ({
    batchId: batchIdOf(batch.id), fileName: batch.file_name, at: batch.at, actor: batch.actor, created: batch.created, updated: batch.updated,
    status: batch.undone_at === null ? 'COMMITTED' : 'UNDONE', undoable: obstacleOf(context, batch) === null,
  }));
}

function mappings(context: Context): Output<'imports.mappings'> {
  const saved = listMappings(context.connection).map(({ name, mapping }) => ({ name, builtIn: false, mapping: importMapping.parse(JSON.parse(mapping)) }));
  return [...FORMATS.map((format) => ({ name: format.name, builtIn: true, mapping: importMapping.parse({ format: format.name, values: format.values, columns: firstHeadings(format) }) })), ...saved];
}

/** The columns of a format under the headings it writes them by. */
const firstHeadings = ({ columns }: Format): Record<string, ImportField> => Object.fromEntries(columns.flatMap(([field, heading]) => (heading === undefined ? [] : [[heading, field]])));

function save(context: Context, { name, mapping }: Parsed<'imports.saveMapping'>): Output<'imports.saveMapping'> {
  if (name === PLAIN || findFormat(name)) refuse('DUPLICATE_CODE', { code: name });
  saveMapping(context.connection, { name, mapping: JSON.stringify(mapping), at: context.now });
  context.record(name, { columns: Object.keys(mapping.columns).length });
  return { done: true };
}

type Names = 'imports.inspect' | 'imports.preview' | 'imports.variance' | 'imports.commit' | 'imports.undo' | 'imports.list' | 'imports.mappings' | 'imports.saveMapping';

export const importHandlers: Handlers<Context, Names> = {
  'imports.inspect': inspect,
  'imports.preview': preview,
  'imports.variance': variance,
  'imports.commit': commit,
  'imports.undo': undo,
  'imports.list': list,
  'imports.mappings': mappings,
  'imports.saveMapping': save,
};
