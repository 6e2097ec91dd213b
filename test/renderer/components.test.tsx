import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterAll, describe, expect, test } from 'vitest';
import { createFormat, type FormatSettings } from '../../src/renderer/i18n/format.ts';
import { applyLanguage, i18next } from '../../src/renderer/i18n/index.ts';
import { FormatContext } from '../../src/renderer/i18n/useFormat.ts';
import { Button } from '../../src/renderer/ui/Button.tsx';
import { Amount, Code } from '../../src/renderer/ui/data/Amount.tsx';
import { FindingList } from '../../src/renderer/ui/data/FindingList.tsx';
import { JournalTable } from '../../src/renderer/ui/data/JournalTable.tsx';
import { MonthStrip } from '../../src/renderer/ui/data/MonthStrip.tsx';
import { BilingualName } from '../../src/renderer/ui/data/Names.tsx';
import { ErrorPanel } from '../../src/renderer/ui/layout/ErrorPanel.tsx';

const ENGLISH: FormatSettings = { language: 'en', digits: 'latin', calendar: 'gregorian' };
const ARABIC: FormatSettings = { language: 'ar', digits: 'latin', calendar: 'gregorian' };

function html(content: ReactNode, settings = ENGLISH): string {
  applyLanguage(settings);
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18next}>
      <FormatContext value={createFormat(settings)}>{content}</FormatContext>
    </I18nextProvider>,
  );
}
const words = (markup: string): string => markup.replace(/<[^>]+>/g, ' ').replace(/[\u2068\u2069]/g, '').replace(/&#x27;/g, "'").replace(/\s+/g, ' ').trim();

afterAll(() => applyLanguage(ENGLISH));

describe('figures and codes', () => {
  test('are isolated, from left to right in both languages', () => {
    expect(html(<Amount value="-1234.50" />, ARABIC)).toMatch(/<bdi[^>]*dir="ltr"[^>]*>\(1,234\.50\)<\/bdi>/);
    expect(html(<Code>FA-2026-000123</Code>, { ...ARABIC, digits: 'arabic' })).toMatch(/<bdi[^>]*dir="ltr"[^>]*>FA-2026-000123<\/bdi>/);
  });

  test('nothing is shown for what is not there', () => expect(html(<Amount value={null} />)).toBe(''));
});

describe('names', () => {
  const forklift = { name: 'Forklift 3 t', nameAr: 'رافعة شوكية 3 طن' };

  test('both are shown, the one of the screen first', () => {
    expect(words(html(<BilingualName of={forklift} />))).toBe('Forklift 3 t رافعة شوكية 3 طن');
    expect(words(html(<BilingualName of={forklift} />, ARABIC))).toBe('رافعة شوكية 3 طن Forklift 3 t');
  });

  test('one that is missing leaves no gap', () => {
    expect(words(html(<BilingualName of={{ name: 'Van', nameAr: null }} />, ARABIC))).toBe('Van');
  });
});

test('a journal shows debits and credits apart, and totals that agree', () => {
  const line = { accountName: 'Cash', accountNameAr: 'النقدية', costCenter: null };
  const markup = html(<JournalTable label="JE" lines={[{ ...line, accountCode: '1590', debit: '100.00', credit: '0.00' }, { ...line, accountCode: '1120', debit: '0.00', credit: '100.00' }]} totalDebit="100.00" totalCredit="100.00" />);
  expect(markup.match(/100\.00/g)?.length).toBe(4);
  expect(markup).not.toContain('>0.00<');
  expect(words(markup)).toContain('Debit Credit');
  expect(words(markup)).not.toContain('Cost centre');
});

test('the strip of months says in words where each stands', () => {
  const markup = html(<MonthStrip label="2026" months={[{ period: '2026-01', state: 'closed' }, { period: '2026-02', state: 'open' }, { period: '2026-03', state: 'future' }]} selected="2026-02" />);
  expect(words(markup)).toBe('Jan 2026 Closed Feb Open Mar — Not yet open');
  expect(markup).toContain('aria-current="date"');
});

test('the strip tells locked, soft-locked and reopened months apart in words', () => {
  const markup = html(
    <MonthStrip label="2026" months={[{ period: '2025-12', state: 'closed', isLocked: true }, { period: '2026-01', state: 'open', isReopened: true }, { period: '2026-02', state: 'open', isReopened: true, isSoftLocked: true }, { period: '2026-03', state: 'future', isSoftLocked: true }]} />,
  );
  expect(words(markup)).toBe('Dec 2025 Locked Jan 2026 Reopened Feb Soft-locked Mar Soft-locked');
});

describe('a refusal', () => {
  test('says what happened and what to do, with months and statuses in words', () => {
    expect(words(html(<ErrorPanel error={{ code: 'PERIOD_NOT_NEXT', params: { period: '2025-08', next: '2025-07' } }} />))).toBe('August 2025 cannot be closed yet: months close in order, and July 2025 comes first. Close the earlier month first.');
    expect(words(html(<ErrorPanel error={{ code: 'ASSET_NOT_IN_SERVICE', params: { asset: 'FA-2026-000001', status: 'DRAFT' } }} />, ARABIC))).toContain('حالته: مسودة');
  });

  test('explains an amount by its reason, and names the field', () => {
    expect(words(html(<ErrorPanel error={{ code: 'INVALID_AMOUNT', params: { field: 'cost', value: '1.234', reason: 'decimals', decimals: 2 } }} />))).toContain('1.234 has more decimals than the currency allows (2): Cost.');
  });

  test('counts in the language', () => {
    expect(words(html(<ErrorPanel error={{ code: 'CATEGORY_IN_USE', params: { category: 'VEH', count: 2 } }} />, ARABIC))).toContain('مستخدم في أصلين');
  });
});

test('a finding says what it is about and how to settle it', () => {
  const markup = html(
    <FindingList
      empty="-"
      onOpenAsset={() => undefined}
      onOpenRegister={() => undefined}
      findings={[{ code: 'not_in_service', severity: 'warn', count: 1, assets: [{ assetId: 'asset-1', assetNumber: 'FA-2026-000003', name: 'Packing line', nameAr: 'خط تعبئة' }], params: {} }]}
    />,
    ARABIC,
  );
  expect(words(markup)).toContain('خط تعبئة');
  expect(markup).toContain('aria-label="تحذير"');
});

test('a busy button is said to be disabled, keeps its place in the keyboard’s way and does not submit', () => {
  const shown = html(
    <Button type="submit" isBusy>
      Save
    </Button>,
  );
  expect(shown).toContain('aria-disabled="true"');
  expect(shown).toContain('data-busy="true"');
  expect(shown).toContain('type="button"');
  expect(shown).not.toMatch(/ disabled/);
});
