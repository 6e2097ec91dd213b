import type { Output, Parsed } from '#shared/contract/index.ts';
import { required } from '#shared/values/assert.ts';
import { addMonths, parseDate } from '#shared/values/calendar.ts';
import { relativesOf, type Relative } from '../../book/queries/lineage.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { regainable, standingHold } from '../acts/heldForSale.ts';
import { show, type Context } from '../context.ts';
import { assetIdOf, resolveAsset } from './identity.ts';

type Lineage = Output<'assets.lineage'>;

/** A sale is expected to be complete within a year of the classification (IFRS 5.8). */
const MONTHS_TO_SELL = 12;

const shown = ({ asset_id: id, number, name, name_ar: nameAr, date }: Relative): Lineage['parts'][number] => ({ assetId: assetIdOf(id), assetNumber: number, name, nameAr, date });

function heldFacts(context: Context, asset: AssetRow): Lineage['held'] {
  if (asset.status !== 'HELD_FOR_SALE') return null;
  const { hold, remeasured } = standingHold(context, asset);
  const balance = required(findBalance(context.connection, ledgerBook(context.connection).id, asset.id), 'the balance of an asset held for sale');
  const lossMinor = [hold, ...remeasured].reduce((sum, { impairment_minor: impairment }) => sum + impairment, 0);
  return {
    since: hold.date, expectedBy: addMonths(parseDate(hold.date), MONTHS_TO_SELL), remeasuredOn: remeasured.at(-1)?.date ?? null,
    carryingAmount: show(context, balance.cost_minor - balance.accumulated_minor - balance.impairment_minor), writtenDown: show(context, lossMinor), regainable: show(context, regainable(asset, balance.impairment_minor)),
  };
}

/** What became of an asset, and what it came of: held for sale since when and at what loss, divided, brought together with others. @throws ASSET_NOT_FOUND */
export function lineage(context: Context, input: Parsed<'assets.lineage'>): Lineage {
  const asset = resolveAsset(context, input);
  const relatives = relativesOf(context.connection, asset.id);
  const of = (kind: Relative['kind']): Lineage['parts'] => relatives.filter((relative) => relative.kind === kind).map(shown);
  return { held: heldFacts(context, asset), mergedInto: of('merge')[0] ?? null, splitFrom: of('split')[0] ?? null, parts: of('split_part'), merged: of('merged') };
}
