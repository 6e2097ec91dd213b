/** One month's figure in words and in arithmetic, from the facts the engine gives. Nothing is calculated here. */
import type { TFunction } from 'i18next';
import type { Output } from '#shared/contract/index.ts';
import { hasConvention, shiftPoint } from '../../../terms/rates.ts';
import type { Format } from '../../../i18n/format.ts';

export type Explained = Output<'assets.explain'>;
type Facts = Explained['facts'];

export interface Explanation {
  sentences: string[];
  /** Lines of arithmetic, read from left to right in both languages. */
  arithmetic: string[];
}

function textOf(facts: Facts, name: string): string | null {
  const value = facts[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(facts: Facts, name: string): number | null {
  const value = facts[name];
  return typeof value === 'number' ? value : null;
}

const isNothing = (amount: string | null): boolean => amount === null || !/[1-9]/.test(amount);

/** A fraction as it is: 1/60. */
function fraction(facts: Facts, name: string, format: Format): string | null {
  const numerator = numberOf(facts, `${name}Numerator`);
  const denominator = numberOf(facts, `${name}Denominator`);
  if (numerator === null || denominator === null) return null;
  return denominator === 1 ? format.count(numerator) : `${format.count(numerator)}/${format.count(denominator)}`;
}

/** As many as the engine keeps of a rate that follows from the residual value. */
const RATE_PLACES = 12;

/** A yearly rate in percent where that is exact, else as a fraction: 40%, 1/3. */
function rate(facts: Facts, format: Format): string | null {
  const numerator = numberOf(facts, 'yearlyRateNumerator');
  const denominator = numberOf(facts, 'yearlyRateDenominator');
  if (numerator === null || denominator === null) return null;
  const exact = decimalOf(BigInt(numerator), BigInt(denominator));
  return exact === null ? fraction(facts, 'yearlyRate', format) : format.percent(shiftPoint(exact, 2));
}

/** A fraction as a decimal, where it has an end within twelve places; else null. */
function decimalOf(numerator: bigint, denominator: bigint): string | null {
  for (let places = 0; places <= RATE_PLACES; places += 1) {
    const scaled = numerator * 10n ** BigInt(places);
    if (scaled % denominator === 0n) return shiftPoint(String(scaled / denominator), -places);
  }
  return null;
}

const METHODS_BY_TIME = new Set(['straight_line', 'sum_of_years_digits']);
const METHODS_BY_RATE = new Set(['declining_balance', 'accelerated']);

function methodSentence(explained: Explained, t: TFunction<'asset'>, format: Format): string {
  const { facts, method } = explained;
  const date = textOf(facts, 'segmentStartedOn');
  const since = date === null ? '' : format.gregorianDate(date);
  const leaving = textOf(facts, 'leaving');
  if (leaving !== null) return t(`explain.leaving.${leaving}`);
  if (textOf(facts, 'baseKind') === 'given') return t('explain.method.manual');
  const life = numberOf(facts, 'usefulLifeMonths');
  if (facts['switched'] === true) return t('explain.switched');
  if (METHODS_BY_TIME.has(method) && life !== null) {
    // Brought over, or changed since: its life did not begin with the present basis.
    const months = t('common:months', { count: life });
    return textOf(facts, 'segmentCause') === 'in_service' ? t(`explain.${method}`, { months, since }) : t(`explain.${method}_on`, { months });
  }
  if (METHODS_BY_RATE.has(method)) return t(`explain.${textOf(facts, 'baseKind') === 'fiscal_year_opening' ? 'decliningYear' : 'decliningMonth'}`, { method: t(`enums:method.${method}`), rate: rate(facts, format) ?? '' });
  return t(`explain.method.${method}`);
}

/** What the base rests on since its segment began: coming into service, an opening balance, or an event. */
function baseSentence(facts: Facts, t: TFunction<'asset'>, format: Format): string | null {
  const cause = textOf(facts, 'segmentCause');
  const date = textOf(facts, 'segmentStartedOn');
  const base = textOf(facts, 'base');
  if (textOf(facts, 'baseKind') !== 'depreciable_amount' || cause === null || date === null || base === null) return null;
  const values = { base: format.amount(base), date: format.gregorianDate(date) };
  if (facts['switched'] === true) return t('explain.base.switched', values);
  if (cause === 'in_service') return t('explain.base.inService', values);
  if (cause === 'opening') return t('explain.base.opening', values);
  // The life was only moved: its instalments rest on the base they had.
  return cause === 'resume' ? t('explain.base.resumed', values) : t('explain.base.event', { ...values, cause: t(`explain.cause.${cause}`) });
}

/** Another convention than the one it came with. */
function changedConvention(facts: Facts, t: TFunction<'asset'>, format: Format): string | null {
  const since = textOf(facts, 'conventionSince');
  return since === null ? null : t('explain.conventionSince', { date: format.gregorianDate(since), convention: t(`enums:convention.${textOf(facts, 'convention') ?? ''}`) });
}

const MONTHS_OF_YEAR = 12;
/** How many months after coming into service a convention still shows in the figures. The usual one, whole months, needs no word. */
const MONTHS_TOLD: Readonly<Record<string, number>> = { following_month: 2, fifteenth: 2, mid_month: 1, mid_quarter: MONTHS_OF_YEAR, half_year: MONTHS_OF_YEAR, full_year: MONTHS_OF_YEAR };

const monthsBetween = (date: string, period: string): number => (Number(period.slice(0, 4)) - Number(date.slice(0, 4))) * MONTHS_OF_YEAR + Number(period.slice(5, 7)) - Number(date.slice(5, 7));

/** Why the first months have the share they have; under actual days, how days are counted in any month. */
function conventionSentence({ facts, method, period }: Explained, t: TFunction<'asset'>): string | null {
  const convention = textOf(facts, 'convention');
  const since = textOf(facts, 'segmentStartedOn');
  if (convention === null || since === null || !hasConvention(method) || facts['switched'] === true || textOf(facts, 'leaving') !== null) return null;
  if (convention === 'actual_days') return t(`terms:dayCount.${textOf(facts, 'dayCount') ?? ''}`);
  return textOf(facts, 'segmentCause') === 'in_service' && monthsBetween(since, period) < (MONTHS_TOLD[convention] ?? 0) ? t(`terms:convention.${convention}`) : null;
}

function adjustmentSentence(facts: Facts, t: TFunction<'asset'>): string | null {
  const adjustment = textOf(facts, 'adjustment');
  return adjustment === null || adjustment === 'none' || textOf(facts, 'leaving') !== null ? null : t(`explain.adjustment.${adjustment}`);
}

const times = (...factors: (string | null)[]): string => factors.filter((factor) => factor !== null && factor !== '' && factor !== '1').join(' × ');

interface YearFigures {
  amount: string;
  base: string;
  yearAmount: string;
  yearly: string | null;
  share: string | null;
}

/** The year's amount, then the month's part of it: its share, or what the months before left. */
function yearLines(facts: Facts, format: Format, { amount, base, yearAmount, yearly, share }: YearFigures): string[] {
  const residual = textOf(facts, 'toResidualValue');
  const charged = textOf(facts, 'yearCharged');
  const isCapped = facts['yearCapped'] === true && residual !== null;
  const year = isCapped ? `${format.amount(base)} − ${format.amount(residual)} = ${format.amount(yearAmount)}` : `${times(format.amount(base), yearly, fraction(facts, 'yearShare', format))} = ${format.amount(yearAmount)}`;
  const takesRest = textOf(facts, 'adjustment') === 'year_end' || textOf(facts, 'leaving') !== null;
  if (takesRest && charged !== null) return [year, `${format.amount(yearAmount)} − ${format.amount(charged)} = ${format.amount(amount)}`];
  return share === null ? [year] : [year, `${times(format.amount(yearAmount), share)} ≈ ${format.amount(amount)}`];
}

/** base × rate × share = amount; the year's amount first where there is one; what was left where that was less. */
function arithmeticOf(facts: Facts, format: Format): string[] {
  const amount = textOf(facts, 'formulaAmount');
  const base = textOf(facts, 'base');
  if (amount === null || base === null || (isNothing(amount) && textOf(facts, 'leaving') === null)) return [];
  const opening = textOf(facts, 'fromCarryingAmount');
  const residual = textOf(facts, 'toResidualValue');
  const adjustment = textOf(facts, 'adjustment');
  if ((adjustment === 'last_month' || adjustment === 'capped_at_residual') && opening !== null && residual !== null) {
    return [`${format.amount(opening)} − ${format.amount(residual)} = ${format.amount(amount)}`];
  }
  const share = fraction(facts, 'share', format);
  const yearly = rate(facts, format);
  const yearAmount = textOf(facts, 'yearAmount');
  if (yearAmount !== null) return yearLines(facts, format, { amount, base, yearAmount, yearly, share });
  const units = textOf(facts, 'units');
  const of = textOf(facts, 'unitsOf');
  if (units !== null && of !== null) return [`${format.amount(base)} × ${format.rate(units)}/${format.rate(of)} ${adjustment === 'cumulative' ? '≈' : '='} ${format.amount(amount)}`];
  if (share === null) return [];
  return [`${times(format.amount(base), yearly, share)} ${adjustment === 'cumulative' ? '≈' : '='} ${format.amount(amount)}`];
}

/** What the month was charged beside the formula: days before an event that cut it, and the last charge of a part that left. */
function beside(facts: Facts): { name: 'earlierDays' | 'partCharge'; amount: string }[] {
  return (['earlierDays', 'partCharge'] as const).flatMap((name) => {
    const amount = textOf(facts, name);
    return amount === null || isNothing(amount) ? [] : [{ name, amount }];
  });
}

/** a + b + c = the month's amount, where there is more than the formula's. */
function sumOf(facts: Facts, format: Format): string[] {
  const [formula, planned] = [textOf(facts, 'formulaAmount'), textOf(facts, 'plannedAmount')];
  const others = beside(facts);
  if (others.length === 0 || formula === null || planned === null) return [];
  return [`${[...others.map(({ amount }) => amount), formula].map((amount) => format.amount(amount)).join(' + ')} = ${format.amount(planned)}`];
}

/** A posted charge that an act of the asset undid: what the month shows came after it. */
function takenBackSentence(facts: Facts, t: TFunction<'asset'>, format: Format): string | null {
  const amount = textOf(facts, 'takenBack');
  return amount === null || isNothing(amount) ? null : t('explain.takenBack', { amount: format.amount(amount) });
}

function withoutCharge(explained: Explained, t: TFunction<'asset'>, format: Format): Explanation {
  const through = textOf(explained.facts, 'depreciatedThrough');
  if (explained.status === 'opening') return { sentences: [t('explain.opening', { date: through === null ? '' : format.gregorianDate(through) })], arithmetic: [] };
  const outcome = t(`explain.outcome.${textOf(explained.facts, 'outcome') ?? 'nothing_due'}`);
  const takenBack = takenBackSentence(explained.facts, t, format);
  return { sentences: takenBack === null ? [outcome] : [outcome, takenBack], arithmetic: [] };
}

export function explain(explained: Explained, t: TFunction<'asset'>, format: Format): Explanation {
  const { facts, amount, status } = explained;
  const hasPlan = textOf(facts, 'outcome') === 'charged';
  if (status === 'opening' || (isNothing(amount) && !hasPlan)) return withoutCharge(explained, t, format);
  const catchUp = textOf(facts, 'catchUp');
  const planned = textOf(facts, 'plannedAmount');
  const sentences = hasPlan ? [methodSentence(explained, t, format), baseSentence(facts, t, format), conventionSentence(explained, t), changedConvention(facts, t, format), adjustmentSentence(facts, t)] : [];
  if (hasPlan) for (const { name, amount: other } of beside(facts)) sentences.push(t(`explain.${name}`, { amount: format.amount(other) }));
  if (catchUp !== null && !isNothing(catchUp)) sentences.push(t('explain.catchUp', { amount: format.amount(catchUp) }));
  else if (planned !== null && planned !== amount) sentences.push(t(status === 'planned' ? 'explain.fromPosted' : 'explain.otherThanPlan', { amount: format.amount(planned) }));
  sentences.push(takenBackSentence(facts, t, format));
  const isCaughtUp = catchUp !== null && !isNothing(catchUp) && hasPlan && planned !== null && planned !== amount;
  const sum = isCaughtUp ? [`${format.amount(planned)} + ${format.amount(catchUp)} = ${format.amount(amount)}`] : [];
  return { sentences: sentences.filter((sentence) => sentence !== null), arithmetic: [...arithmeticOf(facts, format), ...sumOf(facts, format), ...sum] };
}
