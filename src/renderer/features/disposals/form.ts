/** What a person has entered into the wizard, what it still lacks, and what is asked of the book for it. Nothing is calculated here. */
import { DISPOSAL_TYPES } from '#shared/contract/acts.ts';
import type { Input } from '#shared/contract/index.ts';
import { addDays, lastDay, parseDate, parsePeriod, periodOf } from '#shared/values/calendar.ts';
import { usualVatRate } from './vat.ts';

export type DisposalType = (typeof DISPOSAL_TYPES)[number];
export const TYPES: readonly DisposalType[] = DISPOSAL_TYPES;
export const PARTS = ['quantity', 'percent', 'cost'] as const;
export type PartBy = (typeof PARTS)[number];
export const STEPS = ['what', 'how', 'effect', 'confirm'] as const;
export type Step = (typeof STEPS)[number];

/** A field that is typed: '' when empty, null when what was typed has no meaning. */
type Typed = string | null;

export interface DisposalForm {
  /** `components`: some of what the asset consists of; the asset itself stays. */
  scope: 'whole' | 'part' | 'components';
  /** Ids of the components that leave where the asset stays. */
  components: readonly string[];
  partBy: PartBy;
  part: Record<PartBy, Typed>;
  type: DisposalType;
  date: Typed;
  /** The day beside it. */
  otherDate: Typed;
  price: Typed;
  includesVat: boolean;
  vatRate: Typed;
  sellingCosts: Typed;
  sellingCostsVatRate: Typed;
  deemedVat: Typed;
  buyer: string;
  /** Ids of accounts; '' for the usual one. */
  proceedsAccount: string;
  gainLossAccount: string;
  sellingCostsAccount: string;
  /** Several assets: one price shared out, or one each. */
  sharing: 'together' | 'each';
  /** By asset. */
  prices: Readonly<Record<string, Typed>>;
  document: string;
  reason: string;
}

/** What a disposal of each type can bring or cost. */
export const hasPrice = (type: DisposalType): boolean => type === 'SALE' || type === 'SCRAP' || type === 'TRADE_IN';
export const needsPrice = (type: DisposalType): boolean => type === 'SALE' || type === 'TRADE_IN';
export const hasSellingCosts = (type: DisposalType): boolean => hasPrice(type);

/** The account that what comes in, what it costs and the result go to when nobody says, by stable name. */
export const usualAccounts = (type: DisposalType): { proceeds: string; gain: string; loss: string; sellingCosts: string } => ({
  proceeds: type === 'TRADE_IN' ? 'ASSET_CLEARING' : 'BANK', gain: 'GAIN_ON_DISPOSAL', loss: type === 'DONATION' ? 'DONATIONS' : type === 'THEFT' ? 'CASUALTY_LOSS' : 'LOSS_ON_DISPOSAL', sellingCosts: 'ACCOUNTS_PAYABLE',
});

/** The first day of the month after. */
export function dayBeside(date: string): string {
  return addDays(lastDay(periodOf(parseDate(date))), 1);
}

/** Today where the open month has it, else the open month's last day. */
export function usualDay(today: string, openPeriod: string | null): string {
  return openPeriod === null || today.startsWith(openPeriod) ? today : lastDay(parsePeriod(openPeriod));
}

export function emptyForm(today: string, { openPeriod, country }: { openPeriod: string | null; country: string }, start: Partial<DisposalForm> = {}): DisposalForm {
  const date = usualDay(today, openPeriod);
  return {
    scope: 'whole', components: [], partBy: 'percent', part: { quantity: '', percent: '', cost: '' }, type: 'SALE', date, otherDate: dayBeside(date), price: '', includesVat: false, vatRate: usualVatRate(country), sellingCosts: '', sellingCostsVatRate: '',
    deemedVat: '', buyer: '', proceedsAccount: '', gainLossAccount: '', sellingCostsAccount: '', sharing: 'together', prices: {}, document: '', reason: '', ...start,
  };
}

export const isGiven = (value: Typed | undefined): value is string => value !== null && value !== undefined && value !== '';
const isZero = (amount: string): boolean => !/[1-9]/.test(amount);

/** Field by name to what is wrong with it: nothing entered, or nothing meaningful. */
export type Problems = Readonly<Record<string, 'required' | 'meaningless'>>;

function lacking(fields: Readonly<Record<string, { value: Typed | undefined; isRequired: boolean }>>): Problems {
  const problems: Record<string, 'required' | 'meaningless'> = {};
  for (const [name, { value, isRequired }] of Object.entries(fields)) {
    if (value === null) problems[name] = 'meaningless';
    else if (isRequired && (value === undefined || value === '')) problems[name] = 'required';
  }
  return problems;
}

/** What a step still lacks before the next one. */
export function problemsOf(form: DisposalForm, step: Step, assetIds: readonly string[]): Problems {
  const isSeveral = assetIds.length > 1;
  if (step === 'what') {
    if (assetIds.length === 0) return { assets: 'required' };
    if (!isSeveral && form.scope === 'components') return form.components.length === 0 ? { components: 'required' } : {};
    return !isSeveral && form.scope === 'part' ? lacking({ [form.partBy]: { value: form.part[form.partBy], isRequired: true } }) : {};
  }
  if (step !== 'how') return {};
  const isEach = isSeveral && form.sharing === 'each';
  const priced = hasPrice(form.type);
  const prices = Object.fromEntries(assetIds.map((id) => [`price ${id}`, { value: form.prices[id], isRequired: true }]));
  return lacking({
    date: { value: form.date, isRequired: true },
    ...(priced && !isEach ? { price: { value: form.price, isRequired: needsPrice(form.type) } } : {}),
    ...(priced && isEach ? prices : {}),
    ...(priced ? { vatRate: { value: form.vatRate, isRequired: false } } : {}),
    ...(hasSellingCosts(form.type) ? { sellingCosts: { value: form.sellingCosts, isRequired: false }, sellingCostsVatRate: { value: form.sellingCostsVatRate, isRequired: false } } : {}),
    ...(form.type === 'DONATION' && !isSeveral ? { deemedVat: { value: form.deemedVat, isRequired: false } } : {}),
  });
}

const text = (name: string, value: string): Record<string, string> => (value.trim() === '' ? {} : { [name]: value.trim() });
const account = (name: string, value: string): Record<string, number> => (value === '' ? {} : { [name]: Number(value) });

/** What one asset and several are asked alike. */
function common(form: DisposalForm, date: string, brings: boolean): Omit<Input<'disposals.createSeveral.preview'>, 'assets'> {
  const costs = hasSellingCosts(form.type) && isGiven(form.sellingCosts) && !isZero(form.sellingCosts);
  return {
    disposalDate: date, disposalType: form.type,
    ...(brings && isGiven(form.vatRate) ? { vatRate: form.vatRate } : {}),
    ...(brings && form.includesVat ? { proceedsIncludeVat: true } : {}),
    ...(costs && isGiven(form.sellingCosts) ? { sellingCosts: form.sellingCosts } : {}),
    ...(costs && isGiven(form.sellingCostsVatRate) ? { sellingCostsVatRate: form.sellingCostsVatRate } : {}),
    ...(costs ? account('sellingCostsAccount', form.sellingCostsAccount) : {}),
    ...(brings ? account('disposalAccount', form.proceedsAccount) : {}),
    ...account('gainLossAccount', form.gainLossAccount), ...text('buyer', form.buyer), ...text('document', form.document), ...text('reason', form.reason),
  };
}

/** The request for one asset, on the day entered or on another. */
export function requestOf(form: DisposalForm, assetId: string, date: string): Input<'disposals.preview'> {
  const price = form.price;
  const brings = hasPrice(form.type) && isGiven(price) && !isZero(price);
  const part = form.part[form.partBy];
  return {
    assetId, ...common(form, date, brings),
    ...(brings ? { proceeds: price } : {}),
    ...(form.type === 'DONATION' && isGiven(form.deemedVat) && !isZero(form.deemedVat) ? { deemedVat: form.deemedVat } : {}),
    ...(form.scope === 'part' && isGiven(part) ? { part: { [form.partBy]: part } } : {}),
  };
}

/** The request for several assets on one paper. */
export function requestOfSeveral(form: DisposalForm, assetIds: readonly string[], date: string): Input<'disposals.createSeveral.preview'> {
  const isEach = form.sharing === 'each' && hasPrice(form.type);
  const price = form.price;
  const brings = hasPrice(form.type) && (isEach ? assetIds.some((id) => isGiven(form.prices[id]) && !isZero(form.prices[id] ?? '')) : isGiven(price) && !isZero(price));
  return {
    ...common(form, date, brings),
    ...(brings && !isEach && isGiven(price) ? { proceeds: price } : {}),
    assets: assetIds.map((assetId) => ({ assetId, ...(brings && isEach ? { proceeds: form.prices[assetId] ?? '0' } : {}) })),
  };
}
