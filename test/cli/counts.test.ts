import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { usool } from '../support/commandLine.ts';
import { addPlaces, placed } from '../support/transfers.ts';

test('usool scans records what a file has, and says which rows it did not understand', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'noor.usool');
  const file = join(folder, 'phone.csv');
  const book = bookAt(path);
  addPlaces(book);
  placed(book);
  const { number } = book.call('counts.create', { name: 'Year end', date: '2026-01-31' });
  book.host.close();
  writeFileSync(file, 'code,location\nFA-2026-000001,LOC-200\nX-1,Nowhere\n');
  const said = await usool(['scans', path, number, file]);
  expect([said.exit, said.json()]).toEqual([1, expect.objectContaining({ recorded: 1, problemsTotal: 1, problems: [{ row: 3, code: 'X-1', error: { code: 'PLACE_NOT_FOUND', params: { kind: 'location', code: 'Nowhere' } } }] })]);
  writeFileSync(file, 'X-1\n');
  expect((await usool(['scans', path, number, file, '--location', 'LOC-100'])).exit).toBe(0);
  expect((await usool(['scans', path, 'CNT-2026-000009', file])).error().errorCode).toBe('COUNT_NOT_FOUND');
});
