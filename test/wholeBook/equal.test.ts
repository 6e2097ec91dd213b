import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { bookAt, memoryHost, temporaryFolder, testHost, type TestBook } from '../support/book.ts';
import { attach, JPEG, pdf, PNG } from '../support/documents.ts';
import { PASSWORDS, signIn, staff } from '../support/people.ts';
import { Story } from '../support/story.ts';
import { contentsOf, copyOf, exported, restored } from './support.ts';

/** Exports the open book, reads it back, and finds the same file: rows, tables, triggers, reports, and the end of the log. */
function expectEqual(book: TestBook, reports: readonly string[] = []): TestBook {
  const before = contentsOf(copyOf(book.host));
  const again = restored(exported(book.host).folder);
  // A book that is open is locked.
  again.book.host.close();
  const after = contentsOf(again.path);
  expect(again.book.host.open(again.path).ok).toBe(true);
  expect(Object.keys(after.rows)).toEqual(Object.keys(before.rows));
  for (const [table, rows] of Object.entries(before.rows)) expect(after.rows[table], table).toEqual(rows);
  expect(after.schema).toEqual(before.schema);
  expect(after.marks).toEqual(before.marks);
  for (const report of reports) expect(reportOf(again.book, report), report).toEqual(reportOf(book, report));
  return again.book;
}

function reportOf(book: TestBook, report: string): string {
  const made = book.host.renderReport({ report, parameters: {}, language: 'both', format: 'csv' });
  if (!made.ok || made.value.kind !== 'bytes') throw new Error(JSON.stringify(made));
  return Buffer.from(made.value.bytes).toString('utf8');
}

const REPORTS = ['asset-register', 'roll-forward', 'ias16-note', 'disposals'];

describe('a book is read back equal, row for row', () => {
  test('after a hundred and fifty random acts', () => {
    const story = new Story(20_260_131);
    for (let step = 0; step < 150; step += 1) story.step();
    expect(story.posted.length).toBeGreaterThan(30);
    const again = expectEqual(story.book, REPORTS);
    expect(again.call('book.verify')).toEqual(story.book.call('book.verify'));
  });

  test('the sample book, with all it shows', () => {
    const path = join(temporaryFolder(), 'Sample.usool');
    const sample = testHost();
    expect(sample.host.createSample(path).ok).toBe(true);
    expectEqual(sample, [...REPORTS, 'additions', 'book-comparison']);
    sample.host.close();
  });

  test('a short first year that is closed and locked, and a month held back', () => {
    const book = memoryHost();
    book.call('fiscalYears.change', { from: '2026-01', to: '2026-03' });
    inService(book);
    closeMonths(book, '2026-01', '2026-02', '2026-03');
    book.call('fiscalYears.lock', { fiscalYear: 2026, reason: 'Audited' });
    book.call('periods.softLock', { period: '2026-04', reason: 'Figures are with the bank' });
    const again = expectEqual(book, ['roll-forward']);
    expect(again.call('fiscalYears.list')).toEqual(book.call('fiscalYears.list'));
    expect(again.refusal('close.reopen', { period: '2026-03', reason: 'x' }).code).toBe('YEAR_LOCKED');
  });

  test('an empty book', () => {
    expectEqual(memoryHost());
  });

  test('text in any letters, with every sign that CSV and JSON have a use for', () => {
    const book = memoryHost();
    const texts = ['شركة "النور"، فرع ١', 'a,b;c\td', 'one\ntwo', '=1+2', "'quoted", '-5', '\\n \\u0041', '  inner  spaces', '😀 \u{1F1F8}\u{1F1E6}', '[', ']', '{"a":1},', '', 'null', '\u2028'];
    for (const [index, text] of texts.entries()) book.call('assets.create', { name: `Asset ${index} ${text}`, nameAr: `أصل ${text}`, description: text === '' ? null : text, notes: text, categoryCode: 'VEH', acquisitionDate: '2026-01-10', cost: '60000.00' });
    const again = expectEqual(book);
    expect(again.call('assets.list', { size: 100 })).toEqual(book.call('assets.list', { size: 100 }));
  });

  test('documents with their content, shared by two assets, removed, and purged', () => {
    const book = memoryHost();
    const { id } = inService(book);
    const { id: other } = book.call('assets.create', { name: 'Draft', categoryCode: 'VEH', acquisitionDate: '2026-01-10', cost: '60000.00' });
    attach(book, id, 'فاتورة.pdf', pdf());
    attach(book, other, 'the same.pdf', pdf());
    attach(book, id, 'photo.png', PNG, { kind: 'photo', thumbnail: JPEG.toString('base64') });
    const { attachmentId } = attach(book, other, 'wrong.pdf', pdf('wrong'));
    book.call('attachments.remove', { attachmentId, reason: 'not ours' });
    const again = expectEqual(book);
    const opened = again.host.readAttachment({ attachmentId: 'att-1' });
    expect(opened.ok && Buffer.from(opened.value.bytes).equals(pdf())).toBe(true);
  });

  test('files of journals for other ledgers, to the byte', () => {
    const book = memoryHost();
    inService(book);
    closeMonths(book, '2026-01');
    book.call('journals.export', { format: 'xero', from: '2026-01-01', to: '2026-01-31', detail: 'summary' });
    const again = expectEqual(book);
    expect(again.host.readJournalExport({ exportId: 'exp-1' })).toEqual(book.host.readJournalExport({ exportId: 'exp-1' }));
  });

  test('in a currency of three decimals and a year that starts in July', () => {
    const book = memoryHost({ company: { currency: 'KWD', fiscalYearStartMonth: 7 } });
    inService(book, { cost: '1234.567' });
    expectEqual(book, ['asset-register']);
  });
});

describe('people come along', () => {
  let again: TestBook;
  beforeAll(() => {
    const book = memoryHost();
    inService(book);
    staff(book);
    signIn(book, 'owner');
    again = expectEqual(book);
  });

  test('the restored book asks who one is, and takes the passwords of before', () => {
    expect(again.refusal('book.info').code).toBe('LOGIN_REQUIRED');
    expect(again.refusal('session.login', { login: 'clerk', password: 'wrong' }).code).toBe('LOGIN_FAILED');
    for (const login of ['clerk', 'owner'] as const) expect(again.call('session.login', { login, password: PASSWORDS[login] }).user?.role).toBe(login);
  });
});

describe('afterwards the book goes on as before', () => {
  test('what is posted is still kept by the file itself: triggers, checks and references', () => {
    const { book, path } = restoredJanuary();
    book.host.close();
    const file = new Database(path);
    file.pragma('foreign_keys = ON');
    for (const [statement, said] of [
      ["UPDATE audit SET actor = 'nobody'", 'ALREADY_POSTED'], ['DELETE FROM journals', 'ALREADY_POSTED'], ['UPDATE entries SET depreciation_minor = 0', 'ALREADY_POSTED'], ['UPDATE journal_lines SET debit_minor = 1', 'ALREADY_POSTED'],
      ["UPDATE assets SET status = 'GONE'", 'CHECK'], ['UPDATE assets SET category_id = 999', 'FOREIGN KEY'],
    ] as const) expect(() => file.exec(statement), statement).toThrow(said);
    file.close();
  });

  test('the next month closes, and both books say the same of it', () => {
    const { book, original } = restoredJanuary();
    const [one, other] = [original, book].map((host) => {
      host.clock.now = '2026-03-01T08:00:00.000Z';
      host.call('close.run', { period: '2026-02' });
      return reportOf(host, 'roll-forward');
    });
    expect(one).toBe(other);
    expect(book.call('book.verify').ok).toBe(true);
  });
});

function restoredJanuary(): { path: string; book: TestBook; original: TestBook } {
  const original = bookAt(join(temporaryFolder(), 'Noor.usool'));
  inService(original);
  closeMonths(original, '2026-01');
  const { path, book } = restored(exported(original.host).folder);
  return { path, book, original };
}
