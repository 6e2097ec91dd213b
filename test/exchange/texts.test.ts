import { describe, expect, test } from 'vitest';
import ar from '#shared/i18n/ar/importFindings.json' with { type: 'json' };
import arEnums from '#shared/i18n/ar/enums.json' with { type: 'json' };
import en from '#shared/i18n/en/importFindings.json' with { type: 'json' };
import enEnums from '#shared/i18n/en/enums.json' with { type: 'json' };
import { IMPORT_FIELDS, IMPORT_NOTES } from '#shared/contract/imports.ts';
import { PROBLEM_CODES, WARNING_CODES } from '../../src/main/exchange/import/model.ts';
import { FORMATS } from '../../src/main/exchange/import/formats/index.ts';
import { PLAIN } from '../../src/main/exchange/import/formats/recognise.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('what the importer says', () => {
  test.each([['en', en], ['ar', ar]] as const)('every problem, warning, note and format has its words: %s', (_language, texts) => {
    expect(Object.keys(texts.problem)).toEqual(expect.arrayContaining([...PROBLEM_CODES]));
    expect(Object.keys(texts.warning).sort()).toEqual([...WARNING_CODES].sort());
    expect(Object.keys(texts.template).sort()).toEqual([...FORMATS.map(({ name }) => name), PLAIN].sort());
    expect(Object.keys(texts.note).sort()).toEqual([...IMPORT_NOTES].sort());
    for (const key of Object.keys(texts.problem)) expect(PROBLEM_CODES.some((code) => key === code || key.startsWith(`${code}_`))).toBe(true);
  });

  test('both languages say the same things of the same facts', () => {
    expect(Object.keys(ar.problem)).toEqual(Object.keys(en.problem));
    for (const part of ['problem', 'warning'] as const) {
      for (const [key, text] of Object.entries(en[part])) expect([key, placeholders((ar[part] as Record<string, string>)[key] ?? '')]).toEqual([key, placeholders(text)]);
    }
  });

  test.each([['en', enEnums], ['ar', arEnums]] as const)('every field has a name: %s', (_language, enums) => {
    expect(Object.keys(enums.field)).toEqual(expect.arrayContaining([...IMPORT_FIELDS]));
  });
});
