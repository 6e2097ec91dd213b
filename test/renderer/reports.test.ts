import { describe, expect, test } from 'vitest';
import { textsIn } from '../../src/renderer/features/reports/language.ts';
import { askedFor, initialValues, withValue, type ParameterSpec } from '../../src/renderer/features/reports/parameters.ts';

const spec = (id: string, type: ParameterSpec['type'], part: Partial<ParameterSpec> = {}): ParameterSpec => ({ id, type, required: false, label: { en: id, ar: id }, choices: [], defaultValue: null, ...part });

const RUN_REPORT = [spec('period', 'period', { defaultValue: '2026-02' }), spec('run', 'run')];
const SCHEDULE = [spec('asset', 'asset', { required: true }), spec('view', 'choice', { defaultValue: 'month' })];

describe('what a report is asked for', () => {
  test('begins with what was given, else with the report’s own defaults', () => {
    expect(initialValues(SCHEDULE, { asset: 'asset-7', unknown: 'x' })).toEqual({ asset: 'asset-7', view: 'month' });
    expect(initialValues(RUN_REPORT, {})).toEqual({ period: '2026-02', run: '' });
  });

  test('a given run is not narrowed by the usual month', () => {
    expect(initialValues(RUN_REPORT, { run: 'dep-3' })).toEqual({ period: '', run: 'dep-3' });
  });

  test('another month lets go of the run of the last one; other values stay', () => {
    expect(withValue(RUN_REPORT, { period: '2026-02', run: 'dep-3' }, 'period', '2026-01')).toEqual({ period: '2026-01', run: '' });
    expect(withValue(RUN_REPORT, { period: '2026-02', run: '' }, 'run', 'dep-2')).toEqual({ period: '2026-02', run: 'dep-2' });
  });

  test('empty values are left out', () => {
    expect(askedFor(RUN_REPORT, { period: '2026-02', run: '' })).toEqual({ parameters: { period: '2026-02' }, missing: [] });
  });

  test('nothing is asked while a required value is missing, or a typed one means nothing', () => {
    expect(askedFor(SCHEDULE, { asset: '', view: 'month' })).toEqual({ parameters: null, missing: ['asset'] });
    expect(askedFor([spec('asOf', 'date', { required: true })], { asOf: null }).parameters).toBeNull();
  });
});

describe('texts of a report in its language', () => {
  test('one language gives one text', () => {
    expect(textsIn({ en: 'Cost', ar: 'التكلفة' }, 'ar')).toEqual([{ lang: 'ar', text: 'التكلفة' }]);
  });

  test('both give both, and what is the same in both only once', () => {
    expect(textsIn({ en: 'Cost', ar: 'التكلفة' }, 'both').map(({ text }) => text)).toEqual(['Cost', 'التكلفة']);
    expect(textsIn({ en: 'dep-3', ar: 'dep-3' }, 'both')).toEqual([{ lang: 'en', text: 'dep-3' }]);
  });
});
