import type { Output } from '#shared/contract/index.ts';
import type { ActOperation } from '#shared/contract/approvals.ts';
import { required } from '#shared/values/assert.ts';
import { type Minor } from '#shared/values/money.ts';
import { findAssetEver } from '../../book/tables/assets.ts';
import type { ActDraftRow } from '../../book/tables/actDrafts.ts';
import { actIdOf } from '../acts/identity.ts';
import { assetIdOf } from '../assets/identity.ts';
import { money, show, type Context } from '../context.ts';
import { isActing } from '../people.ts';
import { plainOf } from '../acts/show.ts';
import type { Shown } from './rehearsal.ts';

export type ShownApproval = Output<'approvals.withdraw'>;

export const approvalIdOf = (id: number): string => `apv-${id}`;
export const approvalRowId = (id: string): number => Number(id.slice('apv-'.length));

/** What was seen when a draft was prepared. */
export const seenIn = (draft: ActDraftRow): Shown => JSON.parse(draft.preview) as Shown;

/** In the ledger's depreciation book where the act reaches it, else in the first it names. */
function totals(context: Context, { effects }: Shown): Pick<ShownApproval, 'carryingAmountBefore' | 'carryingAmountAfter' | 'gainLoss'> {
  const inLedger = effects.filter(({ postsToLedger }) => postsToLedger);
  const counted = inLedger.length > 0 ? inLedger : effects.filter(({ bookId }) => bookId === effects[0]?.bookId);
  const sum = (amounts: readonly string[]): string => show(context, amounts.reduce((total, amount) => total + money(context, amount, 'amount'), 0) as Minor);
  const gains = counted.flatMap(({ gainLoss }) => (gainLoss === null ? [] : [gainLoss]));
  return {
    carryingAmountBefore: sum(counted.map(({ carryingAmountBefore }) => carryingAmountBefore)), carryingAmountAfter: sum(counted.map(({ carryingAmountAfter }) => carryingAmountAfter)),
    gainLoss: gains.length === 0 ? null : sum(gains),
  };
}

function assetsOf(context: Context, draft: ActDraftRow): ShownApproval['assets'] {
  return (JSON.parse(draft.assets) as number[]).map((id) => {
    const { number: assetNumber, name, name_ar: nameAr } = required(findAssetEver(context.connection, id), 'the asset of a draft');
    return { assetId: assetIdOf(id), assetNumber, name, nameAr };
  });
}

function actsOf({ first_act_id: first, last_act_id: last }: ActDraftRow): string[] {
  return first === null || last === null ? [] : Array.from({ length: last - first + 1 }, (_, index) => actIdOf(first + index));
}

/** A draft as lists show it. */
export function showApproval(context: Context, draft: ActDraftRow): ShownApproval {
  return {
    approvalId: approvalIdOf(draft.id), operation: draft.operation as ActOperation, status: draft.status, date: draft.date, assets: assetsOf(context, draft), ...totals(context, seenIn(draft)),
    preparedBy: draft.prepared_by, preparedAt: draft.prepared_at, isOwn: isActing(context, draft.prepared_by, draft.prepared_by_id), decidedBy: draft.decided_by, decidedAt: draft.decided_at, reason: draft.reason,
    acts: actsOf(draft), details: plainOf(draft.input),
  };
}
