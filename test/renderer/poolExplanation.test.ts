import { afterAll, describe, expect, test } from 'vitest';
import { createFormat, type FormatSettings } from '../../src/renderer/i18n/format.ts';
import { applyLanguage, i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';
import { explainFigure } from '../../src/renderer/features/pools/explanation.ts';
import { ruleSentences } from '../../src/renderer/features/pools/rules.ts';
import { FIGURES } from '../../src/main/engine/pools/index.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const ENGLISH: FormatSettings = { language: 'en', digits: 'latin', calendar: 'gregorian' };
const ARABIC: FormatSettings = { language: 'ar', digits: 'latin', calendar: 'gregorian' };
afterAll(() => applyLanguage(ENGLISH));

function buy(book: TestBook, categoryCode: string, cost: string, day: string): void {
  const { id } = book.call('assets.create', { name: 'A machine', categoryCode, acquisitionDate: day, cost });
  book.call('assets.capitalize', { assetId: id, capitalizationDate: day });
  book.call('assets.placeInService', { assetId: id, inServiceDate: day });
}

/** A book with purchases in every kind of pool, and what a person enters beside them. */
function bookOf(country: string, facts: readonly { pool: string; fiscalYear: number; [name: string]: string | number }[]): TestBook {
  const book = memoryHost({ clock: '2025-01-15T08:00:00.000Z' });
  book.call('pools.setUp', { country, firstYear: 2025, openings: 'none' });
  for (const code of ['MACH', 'BLDG', 'COMP', 'INTG', 'FURN']) {
    buy(book, code, '20000.01', '2025-03-01');
    buy(book, code, '7000.00', '2026-11-20');
  }
  for (const fact of facts) book.call('pools.enterFacts', fact as never);
  return book;
}

const BOOKS = [
  ['SA', [{ pool: '3', fiscalYear: 2025, repairs: '9000' }, { pool: '3', fiscalYear: 2026, proceeds: '90000', writeOff: 'small' }, { pool: '5', fiscalYear: 2025, writeOff: 'empty', repairs: '1' }, { pool: '1', fiscalYear: 2025, writeOff: 'small' }]],
  ['EG', [{ pool: '25', fiscalYear: 2025, reliefCost: '20000.01' }, { pool: '50', fiscalYear: 2026, proceeds: '90000' }]],
  ['GB', [{ pool: 'main', fiscalYear: 2025, reliefCost: '10000', fullAllowance: '10000' }]],
  ['IN', [{ pool: 'PM', fiscalYear: 2025, proceeds: '100' }]],
] as const;

const inMinor = (amount: string): number => Number(amount.replace('.', ''));

describe.each(BOOKS)('figures of %s', (country, facts) => {
  const book = bookOf(country, facts);

  test.each([['English', ENGLISH], ['Arabic', ARABIC]] as const)('each has a sentence in %s, and lines that add up to it', (_name, settings) => {
    applyLanguage(settings);
    const format = createFormat(settings);
    for (const year of [2025, 2026, 2027]) {
      for (const pool of book.call('pools.compute', { fiscalYear: year }).pools) {
        for (const name of FIGURES) {
          const { sentences, lines, total } = explainFigure(pool, name, year, i18next.getFixedT(settings.language, 'pools'), format);
          expect(sentences.length, name).toBeGreaterThan(0);
          if (lines.length > 0) expect(lines.reduce((sum, { value }) => sum + inMinor(value), 0), `${year} ${pool.pool} ${name}`).toBe(inMinor(total.value));
        }
      }
    }
  });

  test('every rule of every pool is told in both languages', () => {
    const { regime } = book.call('pools.list');
    for (const settings of [ENGLISH, ARABIC]) {
      applyLanguage(settings);
      for (const pool of regime?.rules.pools ?? []) expect(() => ruleSentences(pool, i18next.getFixedT(settings.language, 'pools'), createFormat(settings))).not.toThrow();
    }
  });
});

test('a rate that changed within the year is told with its days', () => {
  applyLanguage(ENGLISH);
  const main = bookOf('GB', []).call('pools.compute', { fiscalYear: 2026 }).pools.find(({ pool }) => pool === 'main');
  const sentences = main === undefined ? [] : explainFigure(main, 'depreciation', 2026, i18next.getFixedT('en', 'pools'), createFormat(ENGLISH)).sentences;
  expect(sentences.map(stripIsolates)[1]).toBe('The rate changed within the year: 18% for 90 days and 14% for 275 days make 14.99%, rounded up to hundredths.');
});
