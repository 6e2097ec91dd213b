import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import type { PackFiles } from '../../src/main/ipc/host.ts';
import { readClose } from '../../src/main/operations/pack/closeRecord.ts';
import { sectionHtml } from '../../src/main/reports/print/pack.ts';
import { packText } from '../../src/main/reports/pack/texts.ts';
import { capitalized, closeMonths, COMPUTER, draft, inService, postMonth } from '../support/assets.ts';
import { bookAt, memoryHost, temporaryFolder, testHost, type TestBook } from '../support/book.ts';

function files(book: TestBook, choice: Input<'close.pack'>): PackFiles {
  const made = book.host.makePack(choice);
  if (!made.ok) throw new Error(`the pack was refused: ${made.error.code}`, { cause: book.lastFault() });
  return made.value;
}

const section = (book: TestBook, period: string, id: string) => book.call('close.pack', { period }).sections.find((one) => one.id === id);
const rowsOf = (book: TestBook, period: string) => Object.fromEntries(book.call('close.pack', { period }).sections.map(({ id, rows }) => [id, rows]));

/** A month with one of everything in it: additions, a part disposed of, values, estimates, a transfer between classes, a project, something held for sale. */
function eventful(settings: Parameters<typeof memoryHost>[0] = {}): TestBook {
  const book = memoryHost(settings);
  const machines = book.call('assetCategories.get', { categoryCode: 'MACH' });
  book.call('assetCategories.update', { categoryId: machines.id, revaluationAllowed: true });
  book.call('locations.create', { code: 'LOC-1', name: 'Riyadh', nameAr: 'الرياض' });
  book.call('locations.create', { code: 'LOC-2', name: 'Jeddah', nameAr: 'جدة' });
  for (const name of ['Press', 'Lathe', 'Crane', 'Mixer']) inService(book, { name, categoryCode: 'MACH', cost: '60000.00', quantity: '4', locationId: 'LOC-1' });
  inService(book, { ...COMPUTER, locationId: 'LOC-1' });
  const hall = capitalized(book, { name: 'Hall', categoryCode: 'CIP', cost: '400000.00' });
  book.call('assets.addConstructionCost', { assetId: hall.id, date: '2026-01-20', amount: '5000.00' });
  book.call('valueUpdates.create', { assetId: 'asset-1', updateType: 'REVALUATION_UP', amount: '9000.00', date: '2026-01-31' });
  book.call('disposals.create', { assetId: 'asset-2', disposalType: 'SALE', disposalDate: '2026-01-31', proceeds: '10000.00', part: { quantity: '1' } });
  const { transferId } = book.call('transfers.create', { assetId: 'asset-5', toLocation: 'LOC-2', toCategory: 'FURN', effectiveDate: '2026-01-25' });
  book.call('transfers.approve', { transferId });
  book.call('transfers.post', { transferId });
  book.call('assets.holdForSale', { assetId: 'asset-3', date: '2026-01-31' });
  return book;
}

/** Two months more, and everything done to the same assets. */
function goOn(book: TestBook): void {
  book.clock.now = '2026-03-05T07:00:00.000Z';
  book.call('valueUpdates.create', { assetId: 'asset-1', updateType: 'IMPAIRMENT', amount: '4000.00', date: '2026-02-10' });
  book.call('estimates.change', { assetId: 'asset-4', effectiveDate: '2026-02-01', usefulLifeMonths: 24 });
  book.call('assets.releaseFromSale', { assetId: 'asset-3', date: '2026-02-15' });
  book.call('disposals.create', { assetId: 'asset-2', disposalType: 'SCRAP', disposalDate: '2026-02-20' });
  book.call('assets.completeConstruction', { assetId: 'asset-6', categoryCode: 'BLDG', completionDate: '2026-02-20', inServiceDate: '2026-02-20' });
  const { transferId } = book.call('transfers.create', { assetId: 'asset-5', toLocation: 'LOC-1', toCategory: 'COMP', effectiveDate: '2026-02-25' });
  book.call('transfers.approve', { transferId });
  book.call('transfers.post', { transferId });
  inService(book, { name: 'Van', categoryCode: 'VEH', acquisitionDate: '2026-02-03', cost: '80000.00' });
  closeMonths(book, '2026-02', '2026-03');
}

describe('a close pack can be made again', () => {
  test('later acts and closes change neither a checksum nor a byte of the workbook', () => {
    const book = eventful();
    closeMonths(book, '2026-01');
    const first = files(book, { period: '2026-01', register: true });
    goOn(book);
    const again = files(book, { period: '2026-01', register: true });
    expect(again.sections).toEqual(first.sections);
    expect(again.checksum).toBe(first.checksum);
    expect(Buffer.from(again.workbook ?? []).equals(Buffer.from(first.workbook ?? []))).toBe(true);
    expect(first.checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  test('what was corrected in names afterwards is in the files and not in the checksums', () => {
    const book = eventful();
    closeMonths(book, '2026-01');
    const { checksum } = book.call('close.pack', { period: '2026-01' });
    const machines = book.call('assetCategories.get', { categoryCode: 'MACH' });
    book.call('assetCategories.update', { categoryId: machines.id, name: 'Plant' });
    book.call('assets.update', { assetId: 'asset-1', name: 'Hydraulic press', serialNumber: 'S-1' });
    const account = book.call('accounts.list', { search: 'Accumulated' }).items[0];
    book.call('accounts.update', { account: account?.code ?? '', code: '1999' });
    const again = files(book, { period: '2026-01', form: 'pdf' });
    expect(again.checksum).toBe(checksum);
    expect(again.document?.chunks[0]).toContain('Hydraulic press');
  });

  test('language, form and whether the register is printed make no difference', () => {
    const book = eventful();
    closeMonths(book, '2026-01');
    const { checksum } = book.call('close.pack', { period: '2026-01' });
    const choices = [{ language: 'ar' }, { language: 'both', form: 'pdf' }, { form: 'xlsx', register: true }] as const;
    for (const choice of choices) expect(files(book, { period: '2026-01', ...choice }).checksum).toBe(checksum);
  });

  test('a figure that differs does: the same month with another cost', () => {
    const packOf = (cost: string) => {
      const book = memoryHost();
      inService(book, { cost });
      closeMonths(book, '2026-01');
      return book.call('close.pack', { period: '2026-01' });
    };
    const [one, other] = [packOf('4800.00'), packOf('4848.00')];
    expect(other.checksum).not.toBe(one.checksum);
    const differing = other.sections.filter(({ checksum }, index) => checksum !== one.sections[index]?.checksum).map(({ id }) => id);
    expect(differing).toEqual(['roll-forward IFRS', 'variance IFRS', 'depreciation-run IFRS dep-1', 'additions', 'journals', 'register', 'audit-log']);
  });

  test('and closing it anew after reopening it does: it is another close', () => {
    const book = memoryHost();
    inService(book);
    closeMonths(book, '2026-01');
    const { checksum } = book.call('close.pack', { period: '2026-01' });
    book.call('close.reopen', { period: '2026-01', reason: 'An invoice came late' });
    expect(book.call('close.pack', { period: '2026-01' }).state).toBe('draft');
    closeMonths(book, '2026-01');
    const anew = book.call('close.pack', { period: '2026-01' });
    expect(anew).toMatchObject({ state: 'closed' });
    expect(anew.checksum).not.toBe(checksum);
  });
});

describe('what is in it', () => {
  test('every section, with what happened in the month', () => {
    const book = eventful();
    closeMonths(book, '2026-01');
    const rows = rowsOf(book, '2026-01');
    expect(Object.keys(rows)).toEqual([
      'findings', 'roll-forward IFRS', 'variance IFRS', 'depreciation-run IFRS dep-2', 'exceptions', 'additions', 'disposals', 'transfers', 'value-changes', 'construction', 'fully-depreciated', 'held-for-sale', 'reconciliation', 'journals', 'register', 'audit-log',
    ]);
    expect(rows).toMatchObject({ additions: 7, disposals: 1, transfers: 2, 'value-changes': 4, construction: 1, 'held-for-sale': 1, reconciliation: 0, register: 6 });
    expect(rows.exceptions).toBeGreaterThan(0);
  });

  test('the balances of another ledger, entered after the close too: the month’s checksum is what it was', () => {
    const book = memoryHost();
    inService(book);
    closeMonths(book, '2026-01');
    const { checksum } = book.call('close.pack', { period: '2026-01' });
    book.call('reconciliation.enterBalances', { period: '2026-01', balances: [{ account: '1570', balance: '4700.00' }, { account: '1574', balance: '100.00' }, { account: '6100', balance: '100.00' }] });
    book.call('reconciliation.explain', { period: '2026-01', account: '1570', type: 'timing', amount: '-100.00', note: 'Freight, booked in February' });
    expect(rowsOf(book, '2026-01')['reconciliation']).toBe(4);
    expect(book.call('close.pack', { period: '2026-01' }).checksum).toBe(checksum);
    expect(files(book, { period: '2026-01', form: 'pdf' }).document?.chunks.join('')).toContain('Freight, booked in February');
  });

  test('what the checklist said and what the run passed over are those of the close, whatever has been settled since', () => {
    const book = memoryHost();
    inService(book);
    capitalized(book, { name: 'Idle' });
    closeMonths(book, '2026-01');
    const [row] = book.call('audit.list', { operation: 'close.run' }).items;
    expect(JSON.parse(row?.detail ?? '')).toMatchObject({
      engine: '1', roundings: { IFRS: 'equal' }, exceptions: [{ book: 'IFRS', reason: 'not_in_service', count: 1, assets: ['FA-2026-000002'] }],
      findings: expect.arrayContaining([expect.objectContaining({ code: 'not_in_service', severity: 'warn', count: 1, assets: ['FA-2026-000002'] })]),
    });
    const before = files(book, { period: '2026-01', form: 'pdf' });
    book.call('assets.placeInService', { assetId: 'asset-2', inServiceDate: '2026-02-01' });
    const after = files(book, { period: '2026-01', form: 'pdf' });
    expect(after.sections[0]).toEqual(before.sections[0]);
    expect(after.document?.chunks[0]).toContain('1 capitalized asset is not in service, so it is not depreciated.');
  });

  test('every run of the month, and every depreciation book that was closed with it', () => {
    const book = memoryHost();
    inService(book);
    postMonth(book, '2026-01');
    inService(book);
    closeMonths(book, '2026-01');
    expect(Object.keys(rowsOf(book, '2026-01')).filter((id) => id.startsWith('depreciation-run'))).toEqual(['depreciation-run IFRS dep-1', 'depreciation-run IFRS dep-2']);
    const { bookId } = book.call('depreciationBooks.create', { bookId: 'TAX', name: 'Tax', purpose: 'tax' });
    book.call('depreciationBooks.activate', { bookId, earlier: 'catch_up' });
    expect(Object.keys(rowsOf(book, '2026-01')).some((id) => id.includes('TAX'))).toBe(false);
    closeMonths(book, '2026-02');
    expect(Object.keys(rowsOf(book, '2026-02')).filter((id) => id.startsWith('roll-forward'))).toEqual(['roll-forward IFRS', 'roll-forward TAX']);
  });

  test('the log from the close before to this one, the close itself last', () => {
    const book = memoryHost();
    inService(book);
    closeMonths(book, '2026-01');
    inService(book, { acquisitionDate: '2026-02-03' });
    closeMonths(book, '2026-02');
    expect(section(book, '2026-01', 'audit-log')?.rows).toBe(5);
    expect(section(book, '2026-02', 'audit-log')?.rows).toBe(4 + 0);
  });
});

describe('a month that an earlier version closed', () => {
  test('has what its row of the log says: its books, and no findings', () => {
    expect(readClose('{"backup":null,"book":"IFRS","chainHead":"ab","journal":null,"memoranda":[{"book":"TAX","run":null,"total":0}],"run":null,"total":0}')).toEqual({ book: 'IFRS', memoranda: [{ book: 'TAX' }] });
    expect(readClose('null')).toBeNull();
  });

  test('says in its pack that nothing was kept', () => {
    const kept = sectionHtml({ title: { en: 'Checklist', ar: 'قائمة' }, index: 0, data: null, rows: null, note: packText('note', 'notKept') }, 'en');
    expect(kept).toMatchObject({ isBrief: true, html: expect.stringContaining('did not keep what the checklist said then') });
  });
});

describe('a draft, and months that have none', () => {
  test('the open month has a draft, which says so; other months are refused', () => {
    const book = memoryHost();
    inService(book);
    expect(files(book, { period: '2026-01' })).toMatchObject({ state: 'draft', fileName: 'Usool close pack 2026-01 draft' });
    expect(files(book, { period: '2026-01', form: 'pdf' }).document?.chunks[0]).toContain('<div class="watermark"');
    expect(book.refusal('close.pack', { period: '2026-02' })).toEqual({ code: 'NO_CLOSE_PACK', params: { period: '2026-02' } });
    expect(book.refusal('close.pack', { period: '2025-12' }).code).toBe('NO_CLOSE_PACK');
    closeMonths(book, '2026-01');
    expect(files(book, { period: '2026-01' }).document?.chunks[0]).not.toContain('<div class="watermark"');
  });
});

describe('the record of packs, and checking one', () => {
  test('each is in the log with its checksums and what was asked for', () => {
    const book = memoryHost();
    inService(book);
    closeMonths(book, '2026-01');
    const { checksum, sections } = files(book, { period: '2026-01', language: 'ar', form: 'pdf' });
    const [row] = book.call('audit.list', {}).items;
    expect(row).toMatchObject({ operation: 'close.pack', subject: '2026-01', actor: 'Noura' });
    expect(JSON.parse(row?.detail ?? '')).toEqual({ state: 'closed', checksum, version: 1, language: 'ar', form: 'pdf', register: false, sections: Object.fromEntries(sections.map((one) => [one.id, one.checksum])) });
  });

  test('a printed checksum is the book’s, or it is said which sections differ', () => {
    const book = memoryHost();
    inService(book);
    const early = book.call('close.pack', { period: '2026-01' });
    closeMonths(book, '2026-01');
    const { checksum } = book.call('close.pack', { period: '2026-01' });
    expect(book.call('close.packCheck', { period: '2026-01', checksum: checksum.slice(0, 12).toUpperCase() })).toMatchObject({ matches: true, checksum, madeBy: 'Noura', sections: expect.arrayContaining([{ id: 'journals', title: expect.anything(), checksum: expect.anything(), recorded: expect.anything(), isSame: true }]) });
    const old = book.call('close.packCheck', { period: '2026-01', checksum: early.checksum });
    expect(old.matches).toBe(false);
    expect(old.sections.filter(({ isSame }) => isSame === false).map(({ id }) => id)).toEqual(expect.arrayContaining(['depreciation-run IFRS dep-1', 'journals']));
    expect(old.sections.find(({ id }) => id === 'additions')?.isSame).toBe(true);
    expect(book.call('close.packCheck', { period: '2026-01', checksum: 'f'.repeat(64) })).toMatchObject({ matches: false, madeAt: null });
  });

  test('a copy of the book, on another day, comes to the same checksum', () => {
    const folder = temporaryFolder();
    const book = bookAt(join(folder, 'a.usool'));
    inService(book);
    closeMonths(book, '2026-01');
    const { checksum } = book.call('close.pack', { period: '2026-01' });
    book.host.close();
    copyFileSync(join(folder, 'a.usool'), join(folder, 'b.usool'));
    const reader = testHost({ clock: '2031-05-05T05:05:05.000Z' });
    expect(reader.host.open(join(folder, 'b.usool')).ok).toBe(true);
    expect(reader.call('close.packCheck', { period: '2026-01', checksum }).matches).toBe(true);
    reader.host.close();
  });
});

describe('any book', () => {
  test('a fiscal year from July, three decimals, the first month of a new year', () => {
    const book = memoryHost({ company: { country: 'KW', currency: 'KWD', fiscalYearStartMonth: 7 }, clock: '2026-08-15T08:00:00.000Z' });
    inService(book, { acquisitionDate: '2026-06-10', cost: '4800.480' });
    closeMonths(book, '2026-06', '2026-07');
    const pack = files(book, { period: '2026-07', form: 'pdf' });
    expect(pack.document?.chunks[0]).toContain('100.010');
    expect(pack.sections.find(({ id }) => id === 'depreciation-run IFRS dep-2')?.rows).toBe(1);
  });

  test('fourteen months of history: every month has its pack, and each keeps it', () => {
    const book = memoryHost({ clock: '2027-03-01T08:00:00.000Z' });
    inService(book);
    const periods = Array.from({ length: 14 }, (_, month) => `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
    const made = periods.map((period) => {
      closeMonths(book, period);
      return book.call('close.pack', { period }).checksum;
    });
    expect(periods.map((period) => book.call('close.pack', { period }).checksum)).toEqual(made);
    expect(new Set(made).size).toBe(14);
  });

  test('on the cash basis nothing is depreciated, and the pack says so', () => {
    const book = memoryHost({ company: { basis: 'cash' } });
    const { id } = draft(book);
    book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-12', amount: '1800.00' });
    closeMonths(book, '2026-01');
    expect(files(book, { period: '2026-01', form: 'pdf' }).document?.chunks[0]).toContain('No depreciation run was posted for the month.');
  });
});
