import { beforeAll, describe, expect, test } from 'vitest';
import { formatAmount, minor } from '#shared/values/money.ts';
import { addPeriods, periodOf } from '#shared/values/calendar.ts';
import { computeSchedule, explainCharge, type EngineEvent, type Terms } from '../../src/main/engine/index.ts';
import { explanationFacts } from '../../src/main/operations/depreciation.ts';
import { explain, type Explained } from '../../src/renderer/features/asset/schedule/explanation.ts';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { applyLanguage, i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';
import { date, period, terms } from '../engine/support.ts';

const formats = { en: createFormat({ language: 'en', digits: 'latin', calendar: 'gregorian' }), ar: createFormat({ language: 'ar', digits: 'latin', calendar: 'gregorian' }) };
const show = (amount: Parameters<typeof formatAmount>[0]): string => formatAmount(amount, 2);

/** A planned month as the operation hands it to the window. */
function told(of: Terms, at: string, language: 'en' | 'ar' = 'en'): { sentences: string[]; arithmetic: string[] } {
  const explanation = explainCharge(of, period(at));
  const explained: Explained = { period: at, amount: show(explanation.amountMinor), method: explanation.method, status: 'planned', journal: null, facts: explanationFacts(explanation, show) };
  const { sentences, arithmetic } = explain(explained, i18next.getFixedT(language, 'asset'), formats[language]);
  return { sentences: sentences.map(stripIsolates), arithmetic: arithmetic.map(stripIsolates) };
}

const lorry = (of: Partial<Terms>, ...events: EngineEvent[]): Terms => terms({ costMinor: minor(6_000_000), inServiceDate: date('2026-01-10'), ...of, events });
const gone = (day: string): EngineEvent => ({ type: 'disposal', date: date(day) });
const part = (day: string): EngineEvent => ({ type: 'part_disposal', date: date(day), percent: '25' });

beforeAll(() => applyLanguage({ language: 'en', digits: 'latin', calendar: 'gregorian' }));

describe('the last charge before a disposal', () => {
  test('under a convention of the year: the year’s part, less what its months took', () => {
    expect(told(lorry({ convention: 'half_year' }, gone('2028-03-20')), '2028-03')).toEqual({
      sentences: ["In the fiscal year it leaves, an asset takes half of the year's amount: this month, what the months before have not taken."],
      arithmetic: ['12,000.00 × 1/2 = 6,000.00', '6,000.00 − 2,000.00 = 4,000.00'],
    });
  });

  test('or what is given back', () => {
    expect(told(lorry({ convention: 'full_year' }, gone('2028-03-20')), '2028-03').arithmetic.at(-1)).toBe('0.00 − 2,000.00 = (2,000.00)');
    expect(told(lorry({ convention: 'half_year' }, gone('2026-03-20')), '2026-03').sentences).toEqual(['It came and left in one fiscal year, which takes nothing then: what its months were charged is given back.']);
    expect(told(lorry({ convention: 'half_year' }, gone('2026-03-20')), '2026-03', 'ar').sentences).toEqual(['دخل الأصل وخرج في سنة مالية واحدة فلا تُحمَّل شيئًا، ويُردّ ما حُمِّل على أشهرها.']);
  });

  test('half a month', () => {
    expect(told(lorry({ convention: 'mid_month' }, gone('2028-03-20')), '2028-03')).toEqual({ sentences: ['The month it leaves counts half.'], arithmetic: ['1,000.00 × 1/2 = 500.00'] });
  });

  test('of a part stands beside the month’s own charge', () => {
    const { sentences, arithmetic } = told(lorry({ convention: 'half_year' }, part('2028-03-20')), '2028-03');
    expect(sentences.at(-1)).toBe('1,000.00 of it is the last charge of the part that was disposed of.');
    expect(arithmetic.at(-1)).toBe('1,000.00 + 750.00 = 1,750.00');
  });
});

describe('a changed convention', () => {
  test('is named with its date', () => {
    const of = lorry({}, { type: 'estimate', date: date('2028-03-20'), convention: 'actual_days' });
    expect(told(of, '2028-05').sentences).toEqual([
      'Straight line over 34 months, in equal parts.', 'The base is what was left to depreciate on 20 Mar 2028, when its estimate changed: 34,000.00.', 'Each day takes the same part of all days of the life.', 'Since 20 Mar 2028 it follows another convention: Actual days.',
    ]);
    expect(told(of, '2028-05', 'ar').sentences).toContain('منذ 20 مارس 2028 يتبع قاعدة أخرى: يومي (الأيام الفعلية).');
  });
});

/** Amounts as they are written: a negative one stands in parentheses. */
const number = (text: string): number => (text.startsWith('(') ? -1 : 1) * Number(text.replace(/[(),]/g, ''));
const factor = (text: string): number => {
  if (text.endsWith('%')) return number(text.slice(0, -1)) / 100;
  const [above = '', below] = text.replaceAll(' ', '').split('/');
  return below === undefined ? number(above) : number(above) / number(below);
};

/** Whether a line’s left side is its right side: to half a minor unit; to one where a total to date is what is rounded, and half of one where a part has left of it. */
function addsUp(line: string): boolean {
  const [, left = '', sign = '', right = ''] = /^(.*) ([=≈]) (.*)$/.exec(line) ?? [];
  const value = left.includes(' − ') ? left.split(' − ').map(number).reduce((a, b) => a - b) : left.includes(' + ') ? left.split(' + ').map(number).reduce((a, b) => a + b) : left.split(' × ').map(factor).reduce((a, b) => a * b, 1);
  return Math.abs(value - number(right)) <= (sign === '=' ? 0.0051 : 0.0151);
}

describe('with events, every figure still says how it came about, and its arithmetic adds up to it', () => {
  const METHODS = ['straight_line', 'sum_of_years_digits', 'declining_balance', 'accelerated'] as const;
  const CONVENTIONS = ['full_month', 'following_month', 'fifteenth', 'mid_month', 'half_year', 'full_year', 'mid_quarter', 'actual_days'] as const;
  const stories: EngineEvent[][] = [
    [part('2027-05-11'), gone('2028-08-17')],
    [{ type: 'improvement', date: date('2026-11-11'), amountMinor: minor(1_234_567) }, { type: 'impairment', date: date('2027-03-09'), amountMinor: minor(777_777) }, part('2028-02-20')],
    [{ type: 'suspend', date: date('2026-09-11') }, { type: 'resume', date: date('2027-01-21') }, { type: 'estimate', date: date('2027-06-14'), residualMinor: minor(300_000) }, gone('2028-11-30')],
    ...CONVENTIONS.map((convention): EngineEvent[] => [{ type: 'estimate', date: date('2027-04-19'), convention }, { type: 'charge', date: date('2027-09-30'), amountMinor: minor(55_555) }, gone('2028-05-05')]),
  ];

  function problemsOf(of: Terms): string[] {
    const problems: string[] = [];
    const first = periodOf(of.inServiceDate);
    for (let at = first, index = 0; index < 40; index += 1, at = addPeriods(first, index)) {
      const explanation = explainCharge(of, at);
      if (explanation.amountMinor === 0) continue;
      for (const language of ['en', 'ar'] as const) {
        const { sentences, arithmetic } = told(of, at, language);
        const where = `${of.method} ${of.basis} ${of.convention} ${of.rounding} ${JSON.stringify(of.events)} ${at} ${language}`;
        if (sentences.length === 0 || sentences.some((sentence) => sentence.trim() === '' || sentence.includes('{{') || sentence.includes('explain.'))) problems.push(`${where}: ${sentences.join(' ')}`);
        for (const line of arithmetic) if (!addsUp(line)) problems.push(`${where}: ${line}`);
        const last = arithmetic.at(-1);
        if (last !== undefined && number(/[=≈] (.*)$/.exec(last)?.[1] ?? '') !== number(show(explanation.amountMinor))) problems.push(`${where}: ${last} is not ${show(explanation.amountMinor)}`);
      }
      if (problems.length > 3) return problems;
    }
    return problems;
  }

  test.each(METHODS)('%s', (method) => {
    const bases = method === 'straight_line' || method === 'sum_of_years_digits' ? (['monthly'] as const) : (['monthly', 'annual'] as const);
    const problems = bases.flatMap((basis) => (['equal', 'cumulative'] as const).flatMap((rounding) => CONVENTIONS.flatMap((convention) => stories.flatMap((events) => problemsOf(lorry({ method, basis, rounding, convention }, ...events))))));
    expect(problems.slice(0, 8)).toEqual([]);
  });

  test('MACRS', () => {
    const problems = ['5', '39'].flatMap((recoveryYears) => (['equal', 'cumulative'] as const).flatMap((rounding) => [[], [gone('2028-08-17')], [part('2027-05-11')]].flatMap((events) => problemsOf(lorry({ method: 'macrs', usefulLifeMonths: null, macrs: { system: 'gds', recoveryYears }, rounding, costMinor: minor(1_234_567) }, ...events)))));
    expect(problems.slice(0, 8)).toEqual([]);
    expect(computeSchedule(lorry({ method: 'macrs', macrs: { system: 'gds', recoveryYears: '5' } })).totalMinor).toBe(6_000_000);
  });
});
