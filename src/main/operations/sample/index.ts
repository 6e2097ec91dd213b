import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, addPeriods, firstDay, lastDay, parseDate, periodOf, type Period } from '#shared/values/calendar.ts';
import { required } from '#shared/values/assert.ts';
import { Refusal, type Result } from '#shared/errors.ts';
import type { BookName, Input, Output } from '#shared/contract/index.ts';
import type { CreateBook } from '../../ipc/host.ts';

/** What the sample is told with: a session of its own, whose clock follows the story. */
export interface Teller {
  create: (path: string, input: CreateBook) => Result<unknown>;
  dispatch: (name: string, input: unknown) => Result<unknown>;
  /** Moves the clock, ISO 8601 in UTC. */
  at: (moment: string) => void;
}

interface SampleAsset {
  category: string;
  assetType: Input<'assets.create'>['assetType'];
  name: string;
  nameAr: string;
  acquired: string;
  cost: string;
  residual?: string;
  lifeMonths?: number;
  method?: Input<'assets.create'>['depreciationMethod'];
  location: string;
  custodian: string;
  costCenter: string;
  supplier?: string;
  serial?: string;
  tag?: string;
  quantity?: string;
  adjustment?: string;
  /** How far it has come when the story ends. */
  stop?: 'DRAFT' | 'CAPITALIZED';
}

interface SampleTransfer {
  /** The asset's English name. */
  asset: string;
  date: string;
  toLocation: string;
  toCustodian?: string;
  /** Prepared, and not approved when the story ends. */
  stop?: 'DRAFT';
}

/** What happens to an asset later, named by its English name. */
interface SampleAct {
  asset: string;
  date: string;
  dispose?: Omit<Input<'disposals.create'>, 'assetId' | 'disposalDate'>;
  improve?: { amount: string; memo: string };
}

/** A count as far as it has come when the story ends; assets by their English names. What is not named was not seen. */
interface SampleCount {
  name: string;
  date: string;
  locations: string[];
  seen: string[];
  damaged: string[];
  /** Of other locations, and what the books say was disposed of. */
  elsewhere: string[];
  disposed: string[];
  /** Codes that no asset is known by. */
  unknown: string[];
}

interface Sample {
  company: CreateBook;
  cutOver: string;
  months: number;
  places: Record<'locations' | 'costCenters' | 'custodians' | 'suppliers', [code: string, name: string, nameAr: string][]>;
  assets: SampleAsset[];
  transfers: SampleTransfer[];
  taxBook: Input<'depreciationBooks.create'> & { categories: Record<string, Input<'depreciationBooks.setCategoryTerms'>['terms']> };
  acts: SampleAct[];
  counts: SampleCount[];
}

/**
 * The sample book: a Saudi trading company, told by the same operations a person would use, month after month.
 * What it had before is brought over with its depreciation at the cut-over; then each month buys, moves things about, improves and disposes of something, and closes.
 */
export function buildSample(teller: Teller, path: string, resources: string): void {
  const sample = JSON.parse(readFileSync(join(resources, 'sample/al-noor.json'), 'utf8')) as Sample;
  const call = <N extends BookName>(name: N, input: Input<N>): Output<N> => unwrap(teller.dispatch(name, input)) as Output<N>;
  const first = addPeriods(periodOf(parseDate(sample.cutOver)), 1);
  teller.at(`${firstDay(first)}T06:00:00.000Z`);
  unwrap(teller.create(path, sample.company));
  for (const kind of ['locations', 'costCenters', 'custodians', 'suppliers'] as const) {
    for (const [code, name, nameAr] of sample.places[kind]) call(`${kind}.create`, { code, name, nameAr });
  }
  for (const asset of sample.assets.filter(({ acquired }) => acquired <= sample.cutOver)) bringOver(call, asset, sample.cutOver);
  keepTaxBook(call, sample);
  for (let month = 0; month <= sample.months; month += 1) {
    const period = addPeriods(first, month);
    for (const counted of sample.counts.filter(({ date }) => addDays(parseDate(date), 1).startsWith(period))) count(call, teller, counted);
    for (const asset of sample.assets.filter(({ acquired }) => acquired.startsWith(period))) buy(call, teller, asset);
    for (const transfer of sample.transfers.filter(({ date }) => date.startsWith(period))) move(call, teller, transfer);
    for (const act of sample.acts.filter(({ date }) => date.startsWith(period))) perform(call, teller, act);
    if (month < sample.months) close(call, teller, period);
  }
}

type CallBook = <N extends BookName>(name: N, input: Input<N>) => Output<N>;

function unwrap(result: Result<unknown>): unknown {
  if (!result.ok) throw new Refusal(result.error.code, result.error.params);
  return result.value;
}

const details = (asset: SampleAsset): Input<'assets.create'> => ({
  name: asset.name, nameAr: asset.nameAr, assetType: asset.assetType, categoryCode: asset.category, acquisitionDate: asset.acquired, cost: asset.cost,
  residualValue: asset.residual, usefulLifeMonths: asset.lifeMonths, depreciationMethod: asset.method, locationId: asset.location, custodianId: asset.custodian, quantity: asset.quantity,
  costCenterId: asset.costCenter, supplierId: asset.supplier, serialNumber: asset.serial, tag: asset.tag,
});

/** An asset from before the book: its depreciation to the cut-over comes with it, as the old system would have charged it. */
function bringOver(call: CallBook, asset: SampleAsset, cutOver: string): void {
  const draft = call('assets.create', details(asset));
  const { rows } = call('assets.depreciationSchedule', { assetId: draft.id });
  const last = rows.findLast(({ to }) => to <= cutOver);
  const accumulatedDepreciation = last?.accumulatedDepreciation ?? '0';
  call('assets.update', { assetId: draft.id, opening: { depreciatedThrough: cutOver, accumulatedDepreciation } });
  call('assets.capitalize', { assetId: draft.id, capitalizationDate: asset.acquired });
  call('assets.placeInService', { assetId: draft.id, inServiceDate: asset.acquired });
}

/** A tax book beside the ledger from the cut-over on: what it would have charged before stands as its opening balance. */
function keepTaxBook(call: CallBook, { taxBook: { categories, ...book } }: Sample): void {
  const { bookId } = call('depreciationBooks.create', book);
  for (const [categoryCode, terms] of Object.entries(categories)) call('depreciationBooks.setCategoryTerms', { bookId, categoryCode, terms });
  const { fingerprint } = call('depreciationBooks.activate.preview', { bookId, earlier: 'opening' });
  call('depreciationBooks.activate', { bookId, earlier: 'opening', fingerprint });
}

function buy(call: CallBook, teller: Teller, asset: SampleAsset): void {
  teller.at(`${asset.acquired}T08:30:00.000Z`);
  const { id } = call('assets.create', details(asset));
  if (asset.stop === 'DRAFT') return;
  call('assets.capitalize', { assetId: id, capitalizationDate: asset.acquired, costAdjustment: asset.adjustment });
  if (asset.stop === 'CAPITALIZED') return;
  call('assets.placeInService', { assetId: id, inServiceDate: asset.acquired });
}

function move(call: CallBook, teller: Teller, { asset, date, toLocation, toCustodian, stop }: SampleTransfer): void {
  teller.at(`${date}T09:00:00.000Z`);
  const [found] = call('assets.search', { text: asset, limit: 1 });
  const { transferId } = call('transfers.create', { assetId: found?.id, toLocation, effectiveDate: date, ...(toCustodian === undefined ? {} : { toCustodian }) });
  if (stop === 'DRAFT') return;
  call('transfers.approve', { transferId });
  call('transfers.post', { transferId });
}

function perform(call: CallBook, teller: Teller, { asset, date, dispose, improve }: SampleAct): void {
  teller.at(`${date}T11:00:00.000Z`);
  const [found] = call('assets.search', { text: asset, limit: 1 });
  const assetId = required(found, `the asset “${asset}” of the sample`).id;
  if (improve) call('valueUpdates.create', { assetId, updateType: 'IMPROVEMENT', date, ...improve });
  if (dispose) call('disposals.create', { assetId, disposalDate: date, ...dispose });
}

function close(call: CallBook, teller: Teller, period: Period): void {
  teller.at(`${lastDay(period)}T14:00:00.000Z`);
  const { fingerprint } = call('close.preview', { bookId: 'IFRS', period });
  call('close.run', { bookId: 'IFRS', period, fingerprint });
}

/** On the morning after its day, and not finished. */
function count(call: CallBook, teller: Teller, { name, date, locations, seen, damaged, elsewhere, disposed, unknown }: SampleCount): void {
  const numberOf = (asset: string): string => required(call('assets.search', { text: asset, limit: 1 })[0], `the asset “${asset}” of the sample`).assetNumber;
  teller.at(`${addDays(parseDate(date), 1)}T07:00:00.000Z`);
  const { countId } = call('counts.create', { name, date, scope: { locations } });
  teller.at(`${addDays(parseDate(date), 1)}T09:30:00.000Z`);
  for (const asset of [...seen, ...elsewhere, ...disposed]) call('counts.scan', { countId, code: numberOf(asset) });
  for (const asset of damaged) call('counts.scan', { countId, code: numberOf(asset), condition: 'DAMAGED' });
  for (const code of unknown) call('counts.scan', { countId, code });
}
