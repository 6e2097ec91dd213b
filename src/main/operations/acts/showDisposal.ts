import type { Output } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { divideBig } from '#shared/values/rounding.ts';
import { disposals, type DisposalRow } from '../../book/queries/disposals.ts';
import { actsOfGroup, listActs, type ActRow } from '../../book/tables/acts.ts';
import { listDepreciationBooks } from '../../book/tables/company.ts';
import { show, type Context } from '../context.ts';
import { actIdOf } from './identity.ts';
import { resolveAct } from './reverse.ts';
import { showAct } from './show.ts';

type Detail = Output<'disposals.get'>;

/** What was asked of a disposal, as its act keeps it. */
export interface AskedDisposal {
  disposalType: Detail['disposalType'];
  part?: { quantity?: string };
  buyer?: string | null;
  document?: string | null;
  reason?: string | null;
}

/** Money around it, in minor units. */
export interface CameIn {
  proceedsMinor: number;
  vatMinor: number;
  sellingCostsMinor: number;
  deemedVatMinor: number;
}

/** A share in percent with at most two decimals, rounded half away from zero: what a reader needs, never what is calculated with. */
function percentOf(part: number, whole: number): string {
  if (whole === 0) return '0';
  const hundredths = Number(divideBig(BigInt(part) * 10_000n, BigInt(whole), 'half_away_from_zero'));
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
}

/** What was asked and what came in, and of which part. */
export function termsOfDisposal(row: DisposalRow): { asked: AskedDisposal; came: CameIn; partPercent: string | null; partQuantity: string | null } {
  const asked = JSON.parse(row.input) as AskedDisposal;
  const came = JSON.parse(row.outcome) as CameIn;
  return { asked, came, partPercent: row.kind === 'part_disposal' ? percentOf(row.cost_minor, row.cost_before_minor) : null, partQuantity: asked.part?.quantity ?? null };
}

function claimsFor(context: Context, act: ActRow): Detail['claims'] {
  const claims = listActs(context.connection, { assetId: act.asset_id, kinds: ['insurance_claim'] }, Number.MAX_SAFE_INTEGER, 0);
  return claims.filter((claim) => claim.reverses_id === null && (JSON.parse(claim.outcome) as { disposal?: string }).disposal === actIdOf(act.id)).map((claim) => showAct(context, claim));
}

/**
 * A disposal with what left each depreciation book, what came in, its claims, and what went with it on the same paper.
 * @throws ACT_NOT_FOUND: there is none of the id, or it is no disposal
 */
export function showDisposal(context: Context, id: string): Detail {
  const act = resolveAct(context, id);
  if ((act.kind !== 'disposal' && act.kind !== 'part_disposal') || act.reverses_id !== null) refuse('ACT_NOT_FOUND', { act: id });
  const left = listDepreciationBooks(context.connection).flatMap((book) => disposals(context.connection, { bookId: book.id, from: null, to: null, categoryId: null, actIds: [act.id] }, 'date').map((row) => ({ book, row })));
  left.sort((a, b) => b.book.posts_to_ledger - a.book.posts_to_ledger);
  const main = required(left[0], 'a disposal leaves a depreciation book').row;
  const { asked, came, partPercent, partQuantity } = termsOfDisposal(main);
  const together = act.group_id === null ? [] : actsOfGroup(context.connection, act.group_id).filter((other) => other.id !== act.id);
  return {
    act: showAct(context, act), disposalType: asked.disposalType, partPercent, partQuantity,
    proceeds: show(context, came.proceedsMinor), vat: show(context, came.vatMinor), sellingCosts: show(context, came.sellingCostsMinor), deemedVat: show(context, came.deemedVatMinor), buyer: asked.buyer ?? null, document: asked.document ?? null,
    books: left.map(({ book, row }) => ({
      bookId: book.code, name: book.name, nameAr: book.name_ar, postsToLedger: book.posts_to_ledger === 1, cost: show(context, row.cost_minor), accumulatedDepreciation: show(context, row.accumulated_minor),
      accumulatedImpairment: show(context, row.impairment_minor), carryingAmount: show(context, row.cost_minor - row.accumulated_minor - row.impairment_minor), revaluationSurplus: show(context, row.surplus_minor), gainLoss: show(context, row.gain_minor),
    })),
    claims: claimsFor(context, act),
    together: together.map((other) => {
      const { id: otherId, assetId, assetNumber, assetName, assetNameAr, status } = showAct(context, other);
      return { id: otherId, assetId, assetNumber, assetName, assetNameAr, status };
    }),
  };
}
