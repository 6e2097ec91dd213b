import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#shared/errors.ts';
import { SettingsFile, writeFileWhole } from '../../src/main/shell/files.ts';
import { safeFileName, withExtension } from '../../src/main/shell/fileNames.ts';
import { bookArgument } from '../../src/main/shell/arguments.ts';
import { printerSocketOf } from '../../src/main/shell/printMode.ts';
import { recordingLog } from '../support/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usool-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is written', () => {
  test('replaces the one before it and leaves nothing beside it', () => {
    const path = join(folder, 'report.pdf');
    writeFileSync(path, 'old');
    writeFileWhole(path, Buffer.from('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  test('is refused by name where it cannot be written, and what was there stays', () => {
    const path = join(folder, 'taken.pdf');
    mkdirSync(path);
    expect(() => writeFileWhole(path, Buffer.from('x'))).toThrow(Refusal);
    expect(() => writeFileWhole(join(folder, 'no', 'such', 'folder.pdf'), Buffer.from('x'))).toThrow(/FILE_WRITE_FAILED.*folder\.pdf.*ENOENT/);
    expect(readdirSync(folder)).toEqual(['taken.pdf']);
  });
});

describe('a file of settings', () => {
  const schema = z.strictObject({ size: z.int() });

  test('gives back what was saved', () => {
    const log = recordingLog();
    new SettingsFile(join(folder, 'deep', 's.json'), schema, { size: 1 }, log).save({ size: 7 });
    expect(new SettingsFile(join(folder, 'deep', 's.json'), schema, { size: 1 }, log).value).toEqual({ size: 7 });
    expect(log.lines).toEqual([]);
  });

  test.each([['not JSON', '{'], ['another shape', '{"size":"big"}'], ['an unknown field', '{"size":3,"evil":1}']])('counts as absent when it is %s, and says so', (_, content) => {
    const log = recordingLog();
    writeFileSync(join(folder, 's.json'), content);
    expect(new SettingsFile(join(folder, 's.json'), schema, { size: 1 }, log).value).toEqual({ size: 1 });
    expect(log.lines).toHaveLength(1);
  });

  test('that cannot be saved stops nobody', () => {
    const log = recordingLog();
    writeFileSync(join(folder, 'file'), '');
    const settings = new SettingsFile(join(folder, 'file', 's.json'), schema, { size: 1 }, log);
    settings.save({ size: 2 });
    expect(settings.value).toEqual({ size: 2 });
    expect(log.lines.join('\n')).toContain('was not saved');
  });
});

describe('the name of a file', () => {
  test.each([
    ['Al Noor / 2026: "books"', 'Al Noor 2026 books'],
    ['شركة النور للتجارة', 'شركة النور للتجارة'],
    ['\u2067شركة\u2069', 'شركة'],
    ['..', 'Usool'],
    ['  .hidden. ', 'hidden'],
    ['', 'Usool'],
  ])('is safe on every file system: %j becomes %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  test('gets its extension once', () => {
    expect(withExtension('/a/b.pdf', 'pdf')).toBe('/a/b.pdf');
    expect(withExtension('/a/b.PDF', 'pdf')).toBe('/a/b.PDF');
    expect(withExtension('/a/b.2026', 'pdf')).toBe('/a/b.2026.pdf');
  });
});

describe('the command that starts the application', () => {
  test('may name a book, relative to where it was given', () => {
    writeFileSync(join(folder, 'noor.usool'), '');
    chmodSync(join(folder, 'noor.usool'), 0o600);
    expect(bookArgument(['usool', '--flag=x.usool', 'noor.usool'], folder)).toBe(join(folder, 'noor.usool'));
    expect(bookArgument(['usool', 'gone.usool'], folder)).toBeNull();
    expect(bookArgument(['noor.usool'], folder)).toBeNull();
    expect(bookArgument(['usool', 'notes.txt'], folder)).toBeNull();
  });

  test('may lend the window’s engine to a command line that prints', () => {
    expect(printerSocketOf(['usool'])).toBeNull();
    expect(printerSocketOf(['usool', '--usool-printer=/tmp/p.sock'])).toBe('/tmp/p.sock');
  });
});
