/** Held for sale: what can be done, the request it comes to, and what would follow, in sentences. Nothing is calculated here but differences of what the book answered. */
import type { TFunction } from 'i18next';
import type { Input, Output } from '#shared/contract/index.ts';
import type { Format } from '../../i18n/format.ts';
import { difference, isNothing, sum } from '../../terms/amounts.ts';

export const HELD_KINDS = ['hold', 'remeasure', 'release'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

export const ASKS = {
  hold: { preview: 'assets.holdForSale.preview', commit: 'assets.holdForSale' },
  remeasure: { preview: 'assets.remeasureHeldForSale.preview', commit: 'assets.remeasureHeldForSale' },
  release: { preview: 'assets.releaseFromSale.preview', commit: 'assets.releaseFromSale' },
} as const;
export type HeldPreviewName = (typeof ASKS)[HeldKind]['preview'];
export type HeldPreview = Output<HeldPreviewName>;
type HeldInput = Input<'assets.holdForSale.preview'> | Input<'assets.remeasureHeldForSale.preview'> | Input<'assets.releaseFromSale.preview'>;

/** The amount is '' when empty and null when what was typed means nothing; the date undefined until somebody enters one. */
export interface HeldValues {
  date: string | null | undefined;
  amount: string | null;
  memo: string;
}
export const NOTHING_TYPED: HeldValues = { date: undefined, amount: '', memo: '' };

/** The name of the amount in the request. */
export const AMOUNT_FIELD: Readonly<Record<HeldKind, string>> = { hold: 'fairValueLessCosts', remeasure: 'fairValueLessCosts', release: 'recoverableAmount' };

/** Null while something is missing. */
export function heldRequest(kind: HeldKind, assetId: string, date: string | null, { amount, memo }: HeldValues): HeldInput | null {
  if (date === null || date === '' || amount === null || (kind === 'remeasure' && amount === '')) return null;
  return { assetId, date, ...(amount === '' ? {} : { [AMOUNT_FIELD[kind]]: amount }), ...(memo.trim() === '' ? {} : { memo: memo.trim() }) } as HeldInput;
}

interface Facts {
  kind: HeldKind;
  preview: HeldPreview;
  date: string;
  /** As it was typed; null where it was left empty. */
  amount: string | null;
  decimals: number;
  /** Names of the depreciation books that go on as they are. */
  otherBooks: readonly string[];
}

type Say = (key: string, values?: Record<string, unknown>) => string;

function onHold({ preview, date, decimals }: Facts, { before, after, catchUp }: Effect, say: Say, format: Format): string[] {
  const writeDown = difference(before.carryingAmount, after.carryingAmount, decimals);
  const planned = preview.plan.before.filter(({ depreciation }) => !isNothing(depreciation));
  return [
    isNothing(catchUp) ? say('notCharged', { date: format.gregorianDate(date) }) : say('charged', { amount: format.amount(catchUp), date: format.gregorianDate(date) }),
    say('moves', { amount: format.amount(before.carryingAmount) }),
    isNothing(writeDown) ? say('notWrittenDown') : say('writtenDown', { amount: format.amount(writeDown), to: format.amount(after.carryingAmount) }),
    planned.length === 0 ? say('nothingPlanned') : say('stops', { count: planned.length, amount: format.amount(sum(planned.map(({ depreciation }) => depreciation), decimals)) }),
  ];
}

function onRemeasuring({ amount, decimals }: Facts, { before, after }: Effect, say: Say, format: Format): string[] {
  const change = difference(after.carryingAmount, before.carryingAmount, decimals);
  const values = { amount: format.amount(change.replace('-', '')), from: format.amount(before.carryingAmount), to: format.amount(after.carryingAmount) };
  const isCut = amount !== null && !difference(amount, after.carryingAmount, decimals).startsWith('-') && !isNothing(difference(amount, after.carryingAmount, decimals));
  return [say(change.startsWith('-') ? 'falls' : 'rises', values), ...(isCut ? [say('capped')] : []), say('staysStopped')];
}

/** What depreciation missed takes away, and what the result then gives or takes, are two things. */
function onRelease({ preview, amount, decimals }: Facts, { before, after, catchUp }: Effect, say: Say, format: Format): string[] {
  const result = sum([difference(after.carryingAmount, before.carryingAmount, decimals), catchUp], decimals);
  const next = preview.plan.after.find(({ depreciation }) => !isNothing(depreciation));
  const isLimited = amount !== null && isNothing(difference(amount, after.carryingAmount, decimals));
  return [
    isNothing(catchUp) ? say('nothingMissed') : say('missed', { amount: format.amount(catchUp) }),
    say(isLimited ? 'limited' : 'asNever', { to: format.amount(after.carryingAmount) }),
    ...(isNothing(result) ? [] : [say(result.startsWith('-') ? 'loss' : 'income', { amount: format.amount(result.replace('-', '')) })]),
    next === undefined ? say('nothingPlanned') : say('goesOn', { period: format.period(next.period), amount: format.amount(next.depreciation) }),
  ];
}

type Effect = HeldPreview['books'][number];
const WORDS = { hold: onHold, remeasure: onRemeasuring, release: onRelease } as const;

/** What would follow, a sentence each: depreciation to the day, what it stands at, what is written off or comes back, and how depreciation goes on. */
export function heldWords(facts: Facts, t: TFunction<'lifecycle'>, format: Format): string[] {
  const effect = facts.preview.books.find(({ postsToLedger }) => postsToLedger) ?? facts.preview.books[0];
  if (effect === undefined) return [];
  const say: Say = (key, values) => t(`held.words.${key}`, values ?? {});
  return [
    ...WORDS[facts.kind](facts, effect, say, format),
    ...(isNothing(effect.takenBack) ? [] : [say('takenBack', { amount: format.amount(effect.takenBack.replace('-', '')) })]),
    ...(facts.otherBooks.length === 0 || facts.kind === 'remeasure' ? [] : [say('otherBooks', { books: facts.otherBooks.join(format.settings.language === 'ar' ? '، ' : ', ') })]),
  ];
}
