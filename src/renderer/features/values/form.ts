/** The form of a change of value: what was typed, the request it comes to, and where a refusal belongs. */
import type { Input } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { lastDay, parsePeriod } from '#shared/values/calendar.ts';
import { isDeclining, shiftPoint, type Convention, type Method } from '../../terms/rates.ts';
import { difference, isNothing } from '../../terms/amounts.ts';
import { OF_EVERY_BOOK, type Asset, type BookValues, type Kind, type Limits } from './kinds.ts';

/** Amounts and numbers are '' when empty and null when what was typed means nothing. '' among choices is where nothing was chosen. */
export interface ChangeValues {
  /** Undefined until somebody enters one: then the day that is usual for the kind stands. */
  date: string | null | undefined;
  amount: string | null;
  lossBy: 'amount' | 'recoverable';
  recoverable: string | null;
  fairValue: string | null;
  restatement: '' | 'elimination' | 'gross';
  counterAccount: string;
  bookId: string;
  memo: string;
  valuer: string;
  reportReference: string;
  usefulLifeMonths: string | null;
  residualValue: string | null;
  method: Method | '';
  rateBy: 'factor' | 'rate';
  factor: string | null;
  annualRate: string | null;
  convention: Convention | '';
  totalUnits: string | null;
}
export type Field = keyof ChangeValues;

export const EMPTY: ChangeValues = {
  date: undefined, amount: '', lossBy: 'amount', recoverable: '', fairValue: '', restatement: '', counterAccount: '', bookId: '', memo: '', valuer: '', reportReference: '', usefulLifeMonths: '', residualValue: '', method: '', rateBy: 'factor', factor: '', annualRate: '',
  convention: '', totalUnits: '',
};

/** A question to the book, and the command that does what it shows. */
export type Change =
  | { preview: 'valueUpdates.preview'; commit: 'valueUpdates.create'; input: Input<'valueUpdates.preview'> }
  | { preview: 'estimates.preview'; commit: 'estimates.change'; input: Input<'estimates.preview'> }
  | { preview: 'assets.suspend.preview'; commit: 'assets.suspend'; input: Input<'assets.suspend.preview'> }
  | { preview: 'assets.resume.preview'; commit: 'assets.resume'; input: Input<'assets.resume.preview'> }
  | { preview: 'assets.postDepreciation.preview'; commit: 'assets.postDepreciation'; input: Input<'assets.postDepreciation.preview'> };

const FROM_MONTH_ON: ReadonlySet<Kind> = new Set(['estimate', 'suspend', 'resume']);

/**
 * The usual day in the open month: its first for what counts from a month on, today for the rest, its last where today lies outside it. Never before
 * the asset came into service, nor before an act that stands: there it would be refused.
 */
export function usualDate(kind: Kind, openPeriod: string | null, today: string, { inServiceDate, lastActOn }: Pick<Asset, 'inServiceDate' | 'lastActOn'>): string {
  if (openPeriod === null) return today;
  const isNow = today.startsWith(openPeriod) && kind !== 'depreciation';
  const day = FROM_MONTH_ON.has(kind) ? `${openPeriod}-01` : isNow ? today : lastDay(parsePeriod(openPeriod));
  return [day, inServiceDate ?? day, lastActOn ?? day].reduce((latest, one) => (one > latest ? one : latest));
}

const isGiven = (value: string | null | undefined): value is string => value !== null && value !== undefined && value !== '';
const given = <K extends string>(key: K, value: string | null): Partial<Record<K, string>> => (isGiven(value) ? ({ [key]: value } as Partial<Record<K, string>>) : {});

/** The amount of the update: typed, or what lies between the carrying amount and what the person knows. Null while something is missing. */
export function amountOf(kind: Kind, values: ChangeValues, limits: Pick<Limits, 'carryingAmount'> | undefined, decimals: number): string | null {
  if (kind === 'revaluation') return isGiven(values.fairValue) && limits !== undefined ? difference(values.fairValue, limits.carryingAmount, decimals) : null;
  if (kind === 'impairment' && values.lossBy === 'recoverable') return isGiven(values.recoverable) && limits !== undefined ? difference(limits.carryingAmount, values.recoverable, decimals) : null;
  return isGiven(values.amount) ? values.amount : null;
}

type UpdateType = Input<'valueUpdates.preview'>['updateType'];

function updateType(kind: Kind, amount: string): UpdateType {
  if (kind === 'revaluation') return amount.startsWith('-') ? 'REVALUATION_DOWN' : 'REVALUATION_UP';
  return kind.toUpperCase() as UpdateType;
}

export interface Facts {
  assetId: string;
  /** The day the change is dated on. */
  date: string | null;
  limits: Limits | undefined;
  decimals: number;
}

function valueChange(kind: Kind, values: ChangeValues, facts: Facts & { date: string }): Change | null {
  const amount = amountOf(kind, values, facts.limits, facts.decimals);
  if (amount === null || isNothing(amount) || (amount.startsWith('-') && kind !== 'revaluation')) return null;
  const restatement = values.restatement === '' ? facts.limits?.restatement : values.restatement;
  return {
    preview: 'valueUpdates.preview', commit: 'valueUpdates.create',
    input: {
      assetId: facts.assetId, updateType: updateType(kind, amount), amount: amount.replace('-', ''), date: facts.date, ...shared(values),
      ...(values.counterAccount === '' ? {} : { counterAccount: Number(values.counterAccount) }), ...(kind === 'revaluation' && restatement !== undefined ? { restatement } : {}), ...assessed(kind, values),
    },
  };
}

/** Kinds by which the carrying amount becomes a value that somebody assessed. */
export const isAssessed = (kind: Kind): boolean => kind === 'revaluation' || kind === 'impairment' || kind === 'impairment_reversal';

function assessed(kind: Kind, { valuer, reportReference }: ChangeValues): { valuer?: string; reportReference?: string } {
  if (!isAssessed(kind)) return {};
  return { ...(valuer.trim() === '' ? {} : { valuer: valuer.trim() }), ...(reportReference.trim() === '' ? {} : { reportReference: reportReference.trim() }) };
}

const shared = (values: ChangeValues): { bookId?: string; memo?: string } => ({ ...(values.bookId === '' ? {} : { bookId: values.bookId }), ...(values.memo.trim() === '' ? {} : { memo: values.memo.trim() }) });

function estimateChange(values: ChangeValues, { assetId, date }: Facts & { date: string }): Change | null {
  const { usefulLifeMonths, residualValue, method, rateBy, factor, annualRate, convention, totalUnits } = values;
  if ([usefulLifeMonths, residualValue, factor, annualRate, totalUnits].includes(null)) return null;
  const isRated = method === '' || isDeclining(method);
  const named = {
    ...(isGiven(usefulLifeMonths) ? { usefulLifeMonths: Number(usefulLifeMonths) } : {}), ...given('residualValue', residualValue), ...(method === '' ? {} : { method }),
    ...(isRated && rateBy === 'factor' ? given('factor', factor) : {}), ...(isRated && rateBy === 'rate' && isGiven(annualRate) ? { annualRate: shiftPoint(annualRate, -2) } : {}),
    ...(convention === '' ? {} : { convention }), ...given('totalUnits', totalUnits),
  };
  if (Object.keys(named).length === 0) return null;
  return { preview: 'estimates.preview', commit: 'estimates.change', input: { assetId, effectiveDate: date, ...named, ...shared(values) } };
}

/** What the form asks for; null while something is missing. */
export function changeOf(kind: Kind, values: ChangeValues, { date, ...rest }: Facts): Change | null {
  if (!isGiven(date)) return null;
  const facts = { ...rest, date };
  const onDay = { assetId: facts.assetId, date, ...shared(values) };
  switch (kind) {
    case 'estimate':
      return estimateChange(values, facts);
    case 'suspend':
      return { preview: 'assets.suspend.preview', commit: 'assets.suspend', input: onDay };
    case 'resume':
      return { preview: 'assets.resume.preview', commit: 'assets.resume', input: onDay };
    case 'depreciation':
      return values.amount === null ? null : { preview: 'assets.postDepreciation.preview', commit: 'assets.postDepreciation', input: { assetId: facts.assetId, asOfDate: date, ...given('amount', values.amount), ...shared(values) } };
    default:
      return valueChange(kind, values, facts);
  }
}

/** The depreciation book whose figures the form speaks of. */
export const bookOf = (books: readonly BookValues[], bookId: string): BookValues | undefined => books.find((book) => book.bookId === bookId) ?? books.find((book) => book.postsToLedger) ?? books[0];

/** The choice of books: with one for all where the kind reaches them all. */
export const isOfEveryBook = (kind: Kind): boolean => OF_EVERY_BOOK.has(kind);

const OF_CODE: Readonly<Record<string, Field>> = {
  PERIOD_CLOSED: 'date', ACT_NOT_LATEST: 'date', INVALID_DATE: 'date', ABOVE_REVERSAL_CAP: 'amount', BELOW_RESIDUAL: 'amount', ACCOUNT_NOT_FOUND: 'counterAccount', ACCOUNT_INACTIVE: 'counterAccount', METHOD_NOT_AVAILABLE: 'method',
};
const OF_NAME: Readonly<Record<string, Field>> = { date: 'date', effectiveDate: 'date', asOfDate: 'date', amount: 'amount', counterAccount: 'counterAccount' };
const ESTIMATES: readonly Field[] = ['usefulLifeMonths', 'residualValue', 'method', 'factor', 'annualRate', 'convention', 'totalUnits'];

/** Which field a refusal is about; null where it is about the whole. The amount stands in the field that was filled in for it. */
export function fieldOf(error: UsoolError, kind: Kind, values: ChangeValues): Field | null {
  const name = 'field' in error.params ? String(error.params.field).split('.').at(-1) : undefined;
  const field = OF_CODE[error.code] ?? (name === undefined ? undefined : (OF_NAME[name] ?? ESTIMATES.find((one) => one === name)));
  if (field === undefined) return null;
  if (ESTIMATES.includes(field)) return kind === 'estimate' ? field : null;
  if (field !== 'amount') return field;
  if (kind === 'estimate' || kind === 'suspend' || kind === 'resume') return null;
  if (kind === 'revaluation') return 'fairValue';
  return kind === 'impairment' && values.lossBy === 'recoverable' ? 'recoverable' : 'amount';
}
