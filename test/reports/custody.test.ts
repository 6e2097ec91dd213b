import { describe, expect, test } from 'vitest';
import { renderReport } from '../../src/main/reports/index.ts';
import type { TestBook } from '../support/book.ts';
import { approved, placed, placedBook, posted } from '../support/transfers.ts';
import { fakeSource } from './fakeSource.ts';

const now = '2026-04-02T08:15:00.000Z';

/** Two assets that go from Sara to Khalid in Jeddah as one batch, trf-1 and trf-2. */
function batchBook(): TestBook {
  const book = placedBook();
  placed(book, { name: 'Screen', nameAr: 'شاشة', serialNumber: 'SN-9' });
  book.call('transfers.createSeveral', { assetIds: ['asset-1', 'asset-2'], toLocation: 'LOC-200', toCustodian: 'EMP-2', effectiveDate: '2026-01-20', reason: 'Branch opens' });
  return book;
}

const reportOf = (book: TestBook, report: string, parameters: Record<string, string>) => book.call('reports.run', { report, parameters });
const factOf = ({ facts }: ReturnType<typeof reportOf>, label: string) => facts.find((fact) => fact.label.en === label)?.value;
const column = ({ columns, rows }: ReturnType<typeof reportOf>, id: string) => rows.filter(({ kind }) => kind === 'row').map(({ cells }) => cells[columns.findIndex((one) => one.id === id)]);
const htmlOf = (report: string, parameters: Record<string, string>, language: 'en' | 'ar' | 'both', count = 3) => {
  const job = renderReport(fakeSource(count), { report, parameters, language, format: 'pdf' }, { now });
  if (job.kind !== 'html') throw new Error('expected HTML');
  return { html: job.chunks.join(''), landscape: job.landscape };
};

describe('the acknowledgement of custody', () => {
  test('of a transfer lists what it brings, where it goes, and who takes and gives it', () => {
    const form = reportOf(batchBook(), 'custody-form', { transfer: 'trf-1' });
    expect([column(form, 'assetNumber'), column(form, 'serialNumber'), column(form, 'location')]).toEqual([['FA-2026-000001', 'FA-2026-000002'], [null, 'SN-9'], [{ en: 'Jeddah branch', ar: 'فرع جدة' }, { en: 'Jeddah branch', ar: 'فرع جدة' }]]);
    expect([factOf(form, 'Custodian'), factOf(form, 'Custodian code')?.en, factOf(form, 'Effective date')?.en]).toEqual([{ en: 'Khalid Hassan', ar: 'خالد حسن' }, 'EMP-2', '2026-01-20']);
  });

  test('of an asset, or of a custodian, is of what is held now', () => {
    const book = batchBook();
    expect(column(reportOf(book, 'custody-form', { custodian: 'EMP-1' }), 'assetNumber')).toEqual(['FA-2026-000001', 'FA-2026-000002']);
    posted(book, { assetId: 'asset-1', toCustodian: 'EMP-2', effectiveDate: '2026-01-20' });
    expect(column(reportOf(book, 'custody-form', { custodian: 'EMP-1' }), 'assetNumber')).toEqual(['FA-2026-000002']);
    const form = reportOf(book, 'custody-form', { asset: 'FA-2026-000001' });
    expect([factOf(form, 'Custodian')?.en, column(form, 'location')]).toEqual(['Khalid Hassan', [{ en: 'Riyadh head office', ar: 'المركز الرئيسي بالرياض' }]]);
  });

  test('is asked for one of the three, and says what it does not find', () => {
    const book = batchBook();
    const refused = (parameters: Record<string, string>) => book.refusal('reports.run', { report: 'custody-form', parameters }).code;
    expect([refused({}), refused({ asset: 'asset-1', transfer: 'trf-1' }), refused({ asset: 'asset-9' }), refused({ custodian: 'NONE' }), refused({ transfer: 'trf-9' }), refused({ transfer: 'what' })]).toEqual([
      'INVALID_INPUT', 'INVALID_INPUT', 'ASSET_NOT_FOUND', 'PLACE_NOT_FOUND', 'TRANSFER_NOT_FOUND', 'TRANSFER_NOT_FOUND',
    ]);
  });

  test.each([['en', /I, the undersigned/, /Received by/], ['ar', /أقر أنا الموقع أدناه/, /المستلم/], ['both', /I, the undersigned.*أقر أنا الموقع أدناه/s, /Received by.*المستلم/s]] as const)('in %s stands upright, with the declaration and lines to sign', (language, declaration, signature) => {
    const { html, landscape } = htmlOf('custody-form', { custodian: 'EMP-7' }, language);
    expect(landscape).toBe(false);
    expect(html).toContain('size: A4 portrait');
    expect(html).toMatch(declaration);
    expect(html).toMatch(signature);
    expect(html.match(/<section>/g)).toHaveLength(3);
    expect(html).toContain(language === 'ar' ? 'سارة' : 'Sara &amp; Sons');
  });

  test('of many assets ends with its declaration once, after the last of them', () => {
    const { html } = htmlOf('custody-form', { custodian: 'EMP-7' }, 'en', 1500);
    expect(html.match(/<footer>/g)).toHaveLength(1);
    expect(html.indexOf('<footer>')).toBeGreaterThan(html.lastIndexOf('FA-001500'));
  });
});

describe('the transfer note', () => {
  test('says of each asset what changes, from what to what; a batch is on one note', () => {
    const book = batchBook();
    const note = reportOf(book, 'transfer-note', { transfer: 'trf-2' });
    expect(factOf(note, 'Transfer')?.en).toBe('TRF-2026-000001 – TRF-2026-000002');
    expect([factOf(note, 'Status'), factOf(note, 'Reason')?.en]).toEqual([{ en: 'Draft', ar: 'مسودة' }, 'Branch opens']);
    expect(column(note, 'moves').map((cell) => (cell as { en: string }).en)).toEqual(['Location', 'Custodian', 'Location', 'Custodian']);
    expect(column(note, 'movedTo')[0]).toEqual({ en: 'Jeddah branch · LOC-200', ar: 'فرع جدة · LOC-200' });
    book.call('transfers.cancel', { transferId: 'trf-2', reason: 'Stays' });
    expect(factOf(reportOf(book, 'transfer-note', { transfer: 'trf-1' }), 'Transfer')?.en).toBe('TRF-2026-000001');
  });

  test('names the journal of a change of category', () => {
    const book = placedBook();
    const transferId = approved(book, { assetId: 'asset-1', toCategory: 'VEH', effectiveDate: '2026-01-20' });
    expect(factOf(reportOf(book, 'transfer-note', { transfer: transferId }), 'Journal')).toBeUndefined();
    book.call('transfers.post', { transferId });
    expect(factOf(reportOf(book, 'transfer-note', { transfer: 'TRF-2026-000001' }), 'Journal')?.en).toBe('JE-2026-000002');
  });

  test.each(['en', 'ar', 'both'] as const)('is printed in %s with lines to sign', (language) => {
    const { html } = htmlOf('transfer-note', { transfer: 'TRF-2026-000001' }, language);
    expect(html.match(/<section>/g)).toHaveLength(3);
    expect(html).not.toContain('class="declared"');
    expect(html).not.toContain('class="subtotal"');
  });
});
