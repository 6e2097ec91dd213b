import { divideBig } from '#shared/values/rounding.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import type { DateString } from '#shared/values/calendar.ts';
import { applyEdits, mapColumns, type Edit } from './columns.ts';
import type { ImportedAsset, ImportMapping, Method, OpeningBalance, ParsedFile, Problem, Table, Warning } from './model.ts';
import { showAmount } from './numbers.ts';
import { RowReader, type BookTerms } from './reader.ts';
import { formatNamed, translateTable } from './formats/recognise.ts';
import { skipFurniture } from './furniture.ts';
import { columnOf } from './table.ts';
import { cellText, isBlank } from './text.ts';
import { assetTypeOf, conventionOf, methodOf, ownMeaning, statusOf } from './words.ts';

/**
 * A table in our terms: every row an asset, or problems that name the cells in the way. Titles, totals, repeated headings
 * and disposed assets are skipped with a warning each. Knows the book's currency and nothing else of it.
 */
export function parseTable(table: Table, mapping: ImportMapping, book: BookTerms, edits: readonly Edit[] = []): ParsedFile {
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  const edited = translateAndEdit(table, mapping, edits, warnings);
  const columns = mapColumns(edited, mapping, warnings);
  const reader = new RowReader({ columns, mapping, book, problems, warnings });
  const assets: ImportedAsset[] = [];
  for (const row of skipFurniture(edited, columns, mapping, book, warnings)) {
    reader.start(row.number, row.cells);
    const asset = parseRow(reader);
    if (asset) assets.push(asset);
  }
  if (assets.length === 0 && problems.length === 0) problems.push({ row: table.headingRow, column: null, field: null, value: null, code: 'NO_ROWS', params: {} });
  return { assets, problems, warnings };
}

/** A corrected cell of the file counts before anything is made of several cells; one of a column that was made, after. */
function translateAndEdit(table: Table, mapping: ImportMapping, edits: readonly Edit[], warnings: Warning[]): Table {
  if (mapping.format === undefined) return applyEdits(table, edits, warnings);
  const isOwn = (edit: Edit): boolean => columnOf(table, edit.column) !== null;
  const translated = translateTable(applyEdits(table, edits.filter(isOwn), warnings), formatNamed(mapping.format), mapping);
  warnings.push(...translated.warnings);
  return applyEdits(translated.table, edits.filter((edit) => !isOwn(edit)), warnings);
}

function parseRow(reader: RowReader): ImportedAsset | null {
  const status = readStatus(reader);
  if (status === 'DISPOSED') {
    reader.warn('status', 'DISPOSED_ROW_SKIPPED');
    return null;
  }
  const before = reader.problems.length;
  const identity = readIdentity(reader);
  const category = reader.text('category', 200) ?? reader.problem('category', 'REQUIRED');
  const amounts = readAmounts(reader);
  const dates = readDates(reader, status);
  const terms = readTerms(reader);
  const opening = dates && amounts ? readOpening(reader, dates, amounts) : null;
  const details = readDetails(reader);
  if (reader.problems.length > before || !identity || category === null || !dates || !amounts || status === null) return null;
  const carrying = minor(amounts.costMinor - amounts.accumulatedMinor - amounts.impairmentMinor);
  return {
    row: reader.row, ...identity, category: ownMeaning(category, reader.mapping.values.category) ?? category, status, ...dates, costMinor: amounts.costMinor, residualMinor: amounts.residualMinor,
    ...terms, opening, ...details, stated: readStated(reader, carrying),
  };
}

function readStatus(reader: RowReader): ImportedAsset['status'] | 'DISPOSED' | null {
  const word = cellText(reader.cell('status'));
  const meaning = word === '' ? 'IN_SERVICE' : statusOf(word, reader.mapping.values.status);
  if (meaning === null) return reader.problem('status', 'UNKNOWN_STATUS');
  return reader.mapping.importAs === 'DRAFT' && meaning !== 'DISPOSED' ? 'DRAFT' : meaning;
}

function readIdentity(reader: RowReader): Pick<ImportedAsset, 'name' | 'nameAr' | 'assetNumber' | 'externalId' | 'description'> | null {
  const nameAr = reader.text('nameAr', 200);
  const name = reader.text('name', 200) ?? nameAr ?? (isBlank(reader.cell('name')) ? reader.problem('name', 'REQUIRED') : null);
  const rest = { nameAr, assetNumber: reader.code('assetNumber', 60), externalId: reader.code('externalId', 120), description: reader.text('description', 2000) };
  return name === null ? null : { name, ...rest };
}

interface Dates {
  acquisitionDate: DateString;
  inServiceDate: DateString | null;
}

/** In service from the day it was acquired, unless the file says otherwise. */
function readDates(reader: RowReader, status: ImportedAsset['status'] | null): Dates | null {
  const acquired = reader.date('acquisitionDate');
  const inService = reader.date('inServiceDate');
  if (acquired === null) {
    if (isBlank(reader.cell('acquisitionDate'))) reader.problem('acquisitionDate', 'REQUIRED');
    return null;
  }
  if (inService !== null && inService < acquired) reader.problem('inServiceDate', 'IN_SERVICE_BEFORE_ACQUISITION', { acquisitionDate: acquired });
  const waits = status === 'CAPITALIZED' || (status === 'DRAFT' && inService === null);
  return { acquisitionDate: acquired, inServiceDate: waits ? null : (inService ?? acquired) };
}

interface Amounts {
  costMinor: Minor;
  residualMinor: Minor | null;
  accumulatedMinor: Minor;
  impairmentMinor: Minor;
}

function readAmounts(reader: RowReader): Amounts | null {
  const { exponent } = reader.book;
  const cost = reader.amount('cost');
  const stated = reader.amount('accumulatedDepreciation', reader.columns.accumulatedIsNegative);
  const impairment = reader.amount('accumulatedImpairment') ?? ZERO;
  const residual = reader.amount('residualValue') ?? residualOfPercent(reader, cost);
  if (cost === null) {
    if (isBlank(reader.cell('cost'))) reader.problem('cost', 'REQUIRED');
    return null;
  }
  const accumulated = reader.has('accumulatedDepreciation') ? (stated ?? ZERO) : accumulatedOfNetBookValue(reader, cost, impairment);
  if (residual !== null && residual > cost) reader.problem(reader.has('residualValue') ? 'residualValue' : 'residualPercent', 'RESIDUAL_ABOVE_COST', { cost: showAmount(cost, exponent) });
  // Depreciation stops at the residual value, so what is accumulated cannot have passed it.
  else if (accumulated + impairment > cost - (residual ?? 0)) {
    reader.problem('accumulatedDepreciation', 'ACCUMULATED_ABOVE_BASE', { cost: showAmount(cost, exponent), residual: showAmount(residual ?? ZERO, exponent), most: showAmount(minor(cost - (residual ?? 0)), exponent) });
  }
  return { costMinor: cost, residualMinor: residual, accumulatedMinor: accumulated, impairmentMinor: impairment };
}

/** A register that gives only what is left gives with it what is gone. */
function accumulatedOfNetBookValue(reader: RowReader, cost: Minor, impairment: Minor): Minor {
  const netBookValue = reader.amount('netBookValue');
  if (netBookValue === null) return ZERO;
  if (netBookValue + impairment <= cost) return minor(cost - netBookValue - impairment);
  reader.problem('netBookValue', 'NET_BOOK_VALUE_ABOVE_COST', { cost: showAmount(cost, reader.book.exponent) });
  return ZERO;
}

/** Cost × percent / 100, rounded half away from zero. */
function residualOfPercent(reader: RowReader, cost: Minor | null): Minor | null {
  const percent = reader.percent('residualPercent');
  if (percent === null || cost === null) return null;
  const [whole = '0', fraction = ''] = percent.split('.');
  return minor(Number(divideBig(BigInt(cost) * BigInt(whole + fraction), 100n * 10n ** BigInt(fraction.length), 'half_away_from_zero')));
}

/**
 * What was depreciated elsewhere is a fact with a date: without the date it cannot be carried on from. Under a cut-over date for the whole file,
 * an asset in service by then with nothing accumulated (land, say) has an opening balance too: of zero.
 */
function readOpening(reader: RowReader, dates: Dates, amounts: Amounts): OpeningBalance | null {
  const own = reader.date('depreciatedThrough');
  const surplusMinor = reader.amount('revaluationSurplus') ?? ZERO;
  const brought = amounts.accumulatedMinor > 0 || amounts.impairmentMinor > 0 || surplusMinor > 0;
  const through = (own ?? (isBlank(reader.cell('depreciatedThrough')) ? reader.mapping.depreciatedThrough : undefined)) as DateString | undefined;
  if (through === undefined) {
    if (brought && isBlank(reader.cell('depreciatedThrough'))) reader.problem(surplusMinor > 0 && amounts.accumulatedMinor === 0 ? 'revaluationSurplus' : 'accumulatedDepreciation', 'DEPRECIATED_THROUGH_REQUIRED');
    return null;
  }
  const start = dates.inServiceDate ?? dates.acquisitionDate;
  if (through < start) {
    if (brought || own !== null) reader.problem(own === null ? 'accumulatedDepreciation' : 'depreciatedThrough', 'DEPRECIATED_THROUGH_BEFORE_SERVICE', { depreciatedThrough: through, inServiceDate: start });
    return null;
  }
  return { depreciatedThrough: through, accumulatedMinor: amounts.accumulatedMinor, impairmentMinor: amounts.impairmentMinor, surplusMinor };
}

type TermsOfRow = Pick<ImportedAsset, 'method' | 'factor' | 'annualRate' | 'totalUnits' | 'basis' | 'usefulLifeMonths' | 'convention'>;

function readTerms(reader: RowReader): TermsOfRow {
  const word = cellText(reader.cell('depreciationMethod'));
  const meaning = word === '' ? null : methodOf(word, reader.mapping.values.depreciationMethod);
  if (word !== '' && !meaning) reader.problem('depreciationMethod', 'UNKNOWN_METHOD');
  const rate = reader.rate('annualRate');
  const life = reader.lifeMonths('usefulLifeMonths') ?? reader.lifeMonths('usefulLifeYears') ?? meaning?.lifeMonths ?? null;
  const conventionWord = cellText(reader.cell('convention'));
  const convention = conventionWord === '' ? null : conventionOf(conventionWord, reader.mapping.values.convention);
  if (conventionWord !== '' && convention === null) reader.problem('convention', 'UNKNOWN_CONVENTION');
  const method = meaning?.method ?? null;
  if (method === 'none') return { method, factor: null, annualRate: null, totalUnits: null, basis: null, usefulLifeMonths: null, convention };
  const declining = isDeclining(method);
  return { method, factor: declining && rate === null ? (meaning?.factor ?? null) : null, annualRate: declining ? rate : null, totalUnits: reader.decimal('totalUnits'), basis: null, usefulLifeMonths: life ?? (declining ? null : lifeOfRate(reader, rate)), convention };
}

const isDeclining = (method: Method | null): boolean => method === 'declining_balance' || method === 'accelerated';

/** 20 % a year in equal parts is five years. */
function lifeOfRate(reader: RowReader, rate: string | null): number | null {
  if (rate === null || !reader.has('depreciationMethod')) return null;
  const exact = 12 / Number(rate);
  const months = Math.round(exact);
  if (Math.abs(exact - months) > 0.01 || months > 1200) return reader.problem('annualRate', 'INVALID_LIFE', { reason: 'not_whole_months', months: String(Number(exact.toFixed(4))) });
  return months;
}

type Details = Pick<ImportedAsset, 'assetType' | 'places' | 'invoiceNumber' | 'serialNumber' | 'tag' | 'quantity' | 'warrantyEnd' | 'insurance' | 'notes'>;

function readDetails(reader: RowReader): Details {
  const typeWord = cellText(reader.cell('assetType'));
  const assetType = typeWord === '' ? null : assetTypeOf(typeWord);
  if (typeWord !== '' && assetType === null) reader.problem('assetType', 'UNKNOWN_ASSET_TYPE');
  return {
    assetType, places: { location: reader.text('location', 200), custodian: reader.text('custodian', 200), costCenter: reader.text('costCenter', 200), supplier: reader.text('supplier', 200) },
    invoiceNumber: reader.code('invoiceNumber', 200), serialNumber: reader.code('serialNumber', 200), tag: reader.code('tag', 200), quantity: reader.decimal('quantity'), warrantyEnd: reader.date('warrantyEnd'), insurance: readInsurance(reader), notes: reader.text('notes', 2000),
  };
}

function readInsurance(reader: RowReader): ImportedAsset['insurance'] {
  const insurance = { insurer: reader.text('insurer', 200), policy: reader.code('insurancePolicy', 200), insuredMinor: reader.amount('insuredValue'), startsOn: reader.date('insuranceStart'), endsOn: reader.date('insuranceEnd') };
  return Object.values(insurance).every((value) => value === null) ? null : insurance;
}

/** The file's own results beside ours. The monthly charge waits for the engine. */
function readStated(reader: RowReader, carrying: Minor): ImportedAsset['stated'] {
  const stated = { netBookValueMinor: reader.statedAmount('netBookValue'), monthlyMinor: reader.statedAmount('monthlyDepreciation') };
  if (stated.netBookValueMinor !== null && stated.netBookValueMinor !== carrying) {
    const { exponent } = reader.book;
    reader.warn('netBookValue', 'NET_BOOK_VALUE_DIFFERS', { computed: showAmount(carrying, exponent), stated: showAmount(stated.netBookValueMinor, exponent), difference: showAmount(minor(stated.netBookValueMinor - carrying), exponent) });
  }
  return stated;
}
