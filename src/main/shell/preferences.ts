import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { preferences as preferencesShape } from '#shared/contract/app.ts';
import { refuse } from '#shared/errors.ts';
import { SettingsFile } from './files.ts';
import type { Log } from './log.ts';

export type PreferencesValue = Output<'app.preferences'>;
type RecentBook = Output<'app.recentBooks'>[number];

const MAX_RECENTS = 12;

const storedRecent = z.strictObject({ path: z.string(), name: z.string(), nameAr: z.string().nullable(), openedAt: z.string() });
const stored = z.strictObject({ preferences: preferencesShape, recents: z.array(storedRecent).max(MAX_RECENTS) });
type Stored = z.infer<typeof stored>;

/** A recent book is named to the renderer by this, never by its path. */
const recentIdOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

/** What the person chose about the application, and the books they opened last; kept outside any book. */
export class Preferences {
  readonly #file: SettingsFile<Stored>;
  readonly #listeners: ((value: PreferencesValue) => void)[] = [];

  constructor(folder: string, systemLanguages: readonly string[], log: Log) {
    const language = systemLanguages[0]?.toLowerCase().startsWith('ar') ? 'ar' : 'en';
    const preferences: PreferencesValue = { language, digits: 'latin', calendar: 'gregorian', theme: 'system', density: 'compact' };
    this.#file = new SettingsFile(join(folder, 'preferences.json'), stored, { preferences, recents: [] }, log);
  }

  get value(): PreferencesValue {
    return this.#file.value.preferences;
  }

  onChange(listener: (value: PreferencesValue) => void): void {
    this.#listeners.push(listener);
  }

  set(change: Parsed<'app.setPreferences'>): PreferencesValue {
    const preferences = { ...this.value, ...change };
    this.#file.save({ ...this.#file.value, preferences });
    for (const listener of this.#listeners) listener(preferences);
    return preferences;
  }

  recents(): RecentBook[] {
    return this.#file.value.recents.map(({ path, ...rest }) => ({
      recentId: recentIdOf(path), fileName: basename(path), folder: basename(dirname(path)), missing: !existsSync(path), ...rest,
    }));
  }

  remember(path: string, names: { name: string; nameAr: string | null }, openedAt: string): void {
    const absolute = resolve(path);
    const others = this.#file.value.recents.filter((recent) => recent.path !== absolute);
    this.#file.save({ ...this.#file.value, recents: [{ path: absolute, ...names, openedAt }, ...others].slice(0, MAX_RECENTS) });
  }

  forget(recentId: string): void {
    this.#file.save({ ...this.#file.value, recents: this.#file.value.recents.filter(({ path }) => recentIdOf(path) !== recentId) });
  }

  /** The path behind a recent book's id. Refuses with FILE_NOT_FOUND. */
  pathOf(recentId: string): string {
    const recent = this.#file.value.recents.find(({ path }) => recentIdOf(path) === recentId);
    return recent?.path ?? refuse('FILE_NOT_FOUND', { file: recentId });
  }
}
