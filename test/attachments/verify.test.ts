import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../src/main/book/faults.ts';
import { draft, inService } from '../support/assets.ts';
import { bookAt, temporaryFolder, testHost } from '../support/book.ts';
import { attach, JPEG, pdf, PNG } from '../support/documents.ts';

const folder = temporaryFolder();
const original = join(folder, 'Original.usool');

/** A photo with a thumbnail, chosen; an invoice, a contract removed; a draft with one purged, and one that was deleted with its own. */
beforeAll(() => {
  const book = bookAt(original);
  const { id } = inService(book);
  attach(book, id, 'الواجهة.png', PNG, { kind: 'photo', thumbnail: JPEG.toString('base64'), note: 'from the street' });
  attach(book, id, 'invoice.pdf', pdf());
  attach(book, id, 'contract.pdf', pdf('contract'), { kind: 'contract' });
  book.call('attachments.remove', { attachmentId: 'att-3', reason: 'Signed anew' });
  book.call('attachments.choosePhoto', { attachmentId: 'att-1' });
  const second = draft(book, { name: 'Second' }).id;
  attach(book, second, 'purged.pdf', pdf('purged'));
  book.call('attachments.remove', { attachmentId: 'att-4', reason: 'Another asset’s' });
  const third = draft(book, { name: 'Third' }).id;
  attach(book, third, 'gone.pdf', pdf('gone'));
  book.call('assets.deleteDraft', { assetId: third });
  expect(book.call('book.verify')).toMatchObject({ ok: true });
  book.host.close();
});

function changed(change: (database: Database.Database) => void, keepTriggers = false): string {
  const path = join(folder, 'Changed.usool');
  copyFileSync(original, path);
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  database.pragma('ignore_check_constraints = ON');
  if (!keepTriggers) for (const trigger of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[]) database.exec(`DROP TRIGGER ${trigger}`);
  try {
    change(database);
  } finally {
    database.close();
  }
  return path;
}

function verifyAfter(change: (database: Database.Database) => void) {
  const { host, call } = testHost();
  // What the file's own keys and types give away, opening finds.
  if (!host.open(changed(change)).ok) return [['refused']];
  const { checks } = call('book.verify');
  host.close();
  return checks.filter(({ ok }) => !ok).map(({ check, problem }) => [check, problem?.what, problem?.where]);
}

const flip = (database: Database.Database, sha256Of: string) => {
  const row = database.prepare(`SELECT id, bytes FROM attachment_contents WHERE id = (${sha256Of})`).get() as { id: number; bytes: Buffer };
  row.bytes[row.bytes.length - 3] = (row.bytes[row.bytes.length - 3] ?? 0) ^ 1;
  database.prepare('UPDATE attachment_contents SET bytes = ? WHERE id = ?').run(row.bytes, row.id);
};

describe('the check finds what was changed behind Usool’s back, and names the document', () => {
  test.each([['a document', 'SELECT content_id FROM attachments WHERE id = 2', 'FA-2026-000001 invoice.pdf'], ['a removed one', 'SELECT content_id FROM attachments WHERE id = 3', 'FA-2026-000001 contract.pdf'], ['a thumbnail', 'SELECT thumbnail_id FROM attachments WHERE id = 1', 'FA-2026-000001 الواجهة.png']])('one flipped byte of %s', (_what, content, where) => {
    expect(verifyAfter((database) => flip(database, content))).toEqual([['attachments', 'attachment_content', where]]);
  });

  test('a flipped byte is not handed out either', () => {
    const { host } = testHost();
    host.open(changed((database) => flip(database, 'SELECT content_id FROM attachments WHERE id = 2')));
    expect(host.readAttachment({ attachmentId: 'att-2' })).toEqual({ ok: false, error: { code: 'BOOK_CORRUPT', params: { file: 'Changed.usool', detail: 'att-2 invoice.pdf' } } });
    host.close();
  });

  test('a change of anything that is said of a document', { timeout: 120_000 }, () => {
    const schema = new Database(original, { readonly: true });
    const columns = (schema.pragma('table_info(attachments)') as { name: string; type: string }[]).filter(({ name }) => name !== 'id');
    const rows = schema.prepare('SELECT * FROM attachments').all() as Record<string, string | number | null>[];
    schema.close();
    const missed: string[] = [];
    for (const { name, type } of columns) {
      for (const row of rows) {
        const value = row[name] ?? null;
        const other = type === 'INTEGER' ? Number(value) + 1000 : `${value ?? ''}x`;
        if (verifyAfter((database) => database.prepare(`UPDATE attachments SET ${name} = ? WHERE id = ?`).run(other, row['id'])).length === 0) missed.push(`${name} of ${row['id']}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test.each([
    ['a document taken away', 'DELETE FROM asset_photos; DELETE FROM attachments WHERE id = 1', 'attachment_unknown'],
    ['a document and its content taken away', 'DELETE FROM attachment_contents WHERE id = (SELECT content_id FROM attachments WHERE id = 2); DELETE FROM attachments WHERE id = 2', 'attachment_added'],
    ['the content of a document taken away', 'UPDATE attachments SET content_id = NULL, thumbnail_id = NULL WHERE id = 3; DELETE FROM attachment_contents WHERE id NOT IN (SELECT content_id FROM attachments WHERE content_id IS NOT NULL UNION SELECT thumbnail_id FROM attachments WHERE thumbnail_id IS NOT NULL)', 'attachment_removed'],
    ['a removal taken back', 'UPDATE attachments SET removed_at = NULL, removed_by = NULL, reason = NULL WHERE id = 3', 'attachment_removed'],
    ['a removal slipped in', "UPDATE attachments SET removed_at = at, removed_by = actor, reason = 'x' WHERE id = 2", 'attachment_removed'],
    ['a thumbnail taken away', 'DELETE FROM attachment_contents WHERE id = (SELECT thumbnail_id FROM attachments WHERE id = 1); UPDATE attachments SET thumbnail_id = NULL WHERE id = 1', 'attachment_content'],
    ['a document moved to another asset', 'UPDATE attachments SET asset_id = 2 WHERE id = 2', 'attachment_record'],
    ['a picture that is another asset’s', 'UPDATE asset_photos SET asset_id = 2', 'attachment_photo'],
    ['a picture that was removed', 'UPDATE asset_photos SET attachment_id = 3', 'attachment_photo'],
  ])('%s', (_what, sql, what) => {
    expect(verifyAfter((database) => database.exec(sql)).map(([check, problem]) => [check, problem])).toEqual([['attachments', what]]);
  });
});

describe('the file itself refuses', () => {
  const attempt = (sql: string): string => {
    let answer = '';
    changed((database) => {
      database.pragma('recursive_triggers = ON');
      try {
        database.exec(sql);
        answer = 'done';
      } catch (error) {
        answer = refusalOf(error, 'book.usool')?.code ?? String(error);
      }
    }, true);
    return answer;
  };

  test.each([
    'DELETE FROM attachments', 'DELETE FROM attachment_contents', "UPDATE attachment_contents SET bytes = x'00', size = 1", 'UPDATE attachment_contents SET sha256 = upper(sha256)', "UPDATE attachments SET file_name = 'x' WHERE id = 2", 'UPDATE attachments SET asset_id = 2 WHERE id = 2',
    "UPDATE attachments SET removed_at = 'now', removed_by = 'x', reason = 'x', file_name = 'x' WHERE id = 2", "UPDATE attachments SET reason = 'other' WHERE id = 3", 'UPDATE attachments SET removed_at = NULL, removed_by = NULL, reason = NULL WHERE id = 3',
    "UPDATE attachments SET removed_at = 'now', removed_by = 'x', reason = 'x', content_id = NULL WHERE id = 2", 'UPDATE attachments SET content_id = 1, removed_at = removed_at WHERE id = 2', 'INSERT OR REPLACE INTO attachments SELECT * FROM attachments WHERE id = 2', 'INSERT OR REPLACE INTO attachment_contents SELECT * FROM attachment_contents',
  ])('%s', (sql) => {
    expect(attempt(sql)).toBe('ALREADY_POSTED');
  });

  test('a removal is let through, and so is the choice of a picture', () => {
    expect(attempt("UPDATE attachments SET removed_at = 'now', removed_by = 'x', reason = 'x' WHERE id = 2")).toBe('done');
    expect(attempt('DELETE FROM asset_photos')).toBe('done');
  });
});

test('a backup holds the documents', () => {
  const { host } = testHost();
  host.open(original);
  const copy = join(folder, 'Copy.usool');
  expect(host.backup(copy)).toMatchObject({ ok: true });
  host.close();
  const other = testHost();
  other.host.open(copy);
  expect(other.call('book.verify')).toMatchObject({ ok: true });
  const read = other.host.readAttachment({ attachmentId: 'att-1' });
  expect(read.ok && Buffer.from(read.value.bytes).equals(PNG)).toBe(true);
  other.host.close();
});
