import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Preferences } from '../../src/main/shell/preferences.ts';
import { recordingLog } from '../support/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usool-prefs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (languages: string[] = ['en-GB']): Preferences => new Preferences(folder, languages, recordingLog());

describe('preferences', () => {
  test('begin in the language of the system', () => {
    expect(open(['ar-SA', 'en-US']).value.language).toBe('ar');
    expect(open(['fr-FR']).value.language).toBe('en');
  });

  test('are kept, change by change, and told to who listens', () => {
    const first = open();
    const heard: string[] = [];
    first.onChange(({ language, theme }) => heard.push(`${language} ${theme}`));
    first.set({ language: 'ar' });
    first.set({ theme: 'dark' });
    expect(heard).toEqual(['ar system', 'ar dark']);
    expect(open().value).toMatchObject({ language: 'ar', theme: 'dark', digits: 'latin' });
  });
});

describe('recent books', () => {
  const names = { name: 'Al Noor', nameAr: 'النور' };

  test('are listed last opened first, without their paths', () => {
    const preferences = open();
    const here = join(folder, 'noor.usool');
    writeFileSync(here, '');
    preferences.remember(join(folder, 'gone.usool'), { name: 'Gone', nameAr: null }, '2026-01-01T00:00:00.000Z');
    preferences.remember(here, names, '2026-01-02T00:00:00.000Z');
    const listed = open().recents();
    expect(listed.map(({ fileName, missing }) => [fileName, missing])).toEqual([['noor.usool', false], ['gone.usool', true]]);
    expect(JSON.stringify(listed)).not.toContain(folder);
    expect(preferences.pathOf(listed[0]?.recentId ?? '')).toBe(here);
  });

  test('name a book once, and can be forgotten', () => {
    const preferences = open();
    const path = join(folder, 'noor.usool');
    preferences.remember(path, names, '2026-01-01T00:00:00.000Z');
    preferences.remember(path, { name: 'Al Noor Trading', nameAr: null }, '2026-01-02T00:00:00.000Z');
    expect(preferences.recents()).toHaveLength(1);
    expect(preferences.recents()[0]?.name).toBe('Al Noor Trading');
    preferences.forget(preferences.recents()[0]?.recentId ?? '');
    expect(preferences.recents()).toEqual([]);
    expect(readFileSync(join(folder, 'preferences.json'), 'utf8')).not.toContain('noor.usool');
  });

  test('are twelve at most', () => {
    const preferences = open();
    for (let day = 10; day < 30; day += 1) preferences.remember(join(folder, `${day}.usool`), names, `2026-01-${day}T00:00:00.000Z`);
    expect(preferences.recents()).toHaveLength(12);
    expect(preferences.recents()[0]?.fileName).toBe('29.usool');
  });

  test('of an unknown id are refused', () => {
    expect(() => open().pathOf('../../etc/passwd')).toThrow(/FILE_NOT_FOUND/);
  });
});
