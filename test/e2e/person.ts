/**
 * Somebody at the window: finds things by role and name, in the language on screen, and presses, types and chooses.
 * Names come from the application's own texts, so that one story is told in both languages.
 */
import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { TFunction } from 'i18next';
import { createFormat, type Format } from '../../src/renderer/i18n/format.ts';
import { i18next } from '../../src/renderer/i18n/index.ts';
import { launchApp, type LaunchOptions, type RunningApp } from '../support/app.ts';

export type Language = 'en' | 'ar';
export const LANGUAGES: readonly Language[] = ['en', 'ar'];

export type ListedScreen = 'home' | 'register' | 'construction' | 'transfers' | 'counts' | 'close' | 'reconciliation' | 'journals' | 'disposals' | 'approvals' | 'depreciationBooks' | 'pools' | 'reports' | 'imports' | 'categories' | 'accounts' | 'places' | 'people' | 'audit' | 'settings';

const PATIENCE_MS = 20_000;
/** The window the pictures are taken of, and most people have. */
export const LAPTOP = { width: 1440, height: 840 };

export interface Person {
  app: RunningApp;
  language: Language;
  /** The sentence of a key, as the window writes it; without a namespace it is common's. */
  t: TFunction;
  format: Format;
  /** What went wrong in the page itself, in the order it did. */
  pageErrors: string[];
  button: (name: string) => Locator;
  /** Where one types. */
  field: (label: string) => Locator;
  press: (name: string) => Promise<void>;
  fill: (label: string, text: string) => Promise<void>;
  /** From a list that opens. */
  choose: (label: string, option: string) => Promise<void>;
  /** From a list that is searched by typing. */
  find: (label: string, typed: string, option?: string) => Promise<void>;
  check: (option: string) => Promise<void>;
  /** By the list of screens at the side. */
  go: (screen: ListedScreen) => Promise<void>;
  /** By the palette, as with any asset or action. */
  goByPalette: (typed: string, found: string) => Promise<void>;
  /** Waits until the screen says this as its title. */
  sees: (title: string) => Promise<void>;
  seesText: (text: string) => Promise<void>;
  row: (table: string, text: string) => Locator;
  dialog: () => Locator;
}

/** The answer of a call that must succeed. */
export async function granted<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(`refused: ${JSON.stringify(settled.error)}`);
  return settled.value;
}

export async function sitDown(language: Language, options: LaunchOptions = {}): Promise<Person> {
  const app = await launchApp({ ...options, preferences: { language, ...options.preferences } });
  const { page } = app;
  const pageErrors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  page.setDefaultTimeout(PATIENCE_MS);
  await page.setViewportSize(LAPTOP);
  const t = i18next.getFixedT(language);
  const format = createFormat({ language, digits: 'latin', calendar: 'gregorian' });
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const field = (label: string): Locator => page.getByRole('textbox', { name: label, exact: true }).or(page.getByRole('searchbox', { name: label, exact: true }));
  /** A list that opens is named by what is chosen and its label after it. */
  const list = (label: string): Locator => page.getByRole('button', { name: new RegExp(`${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) });
  const option = (name: string): Locator => page.getByRole('option', { name });
  return {
    app, language, t, format, pageErrors, button, field,
    press: (name) => button(name).first().click(),
    fill: (label, text) => field(label).fill(text),
    async choose(label, wanted) {
      await list(label).click();
      await option(wanted).first().click();
    },
    async find(label, typed, wanted = typed) {
      await page.getByRole('combobox', { name: label, exact: true }).fill(typed);
      await option(wanted).first().click();
    },
    check: (wanted) => page.getByText(wanted, { exact: true }).click(),
    go: (screen) => page.getByRole('navigation').getByRole('button', { name: t(`app:screen.${screen}`) }).click(),
    async goByPalette(typed, found) {
      await page.keyboard.press('Control+K');
      await page.getByRole('dialog', { name: t('app:palette.title') }).waitFor();
      await page.keyboard.insertText(typed);
      await page.getByRole('menuitem', { name: found }).first().click();
    },
    sees: (title) => page.getByRole('heading', { level: 1, name: title }).waitFor(),
    seesText: (text) => page.getByText(text).first().waitFor(),
    row: (table, text) => page.getByRole('table', { name: table }).or(page.getByRole('grid', { name: table })).getByRole('row').filter({ hasText: text }),
    dialog: () => page.getByRole('dialog'),
  };
}

/** Nothing of the story may have gone wrong unseen. */
export async function standUp(person: Person | null): Promise<void> {
  if (person === null) return;
  const { app, pageErrors } = person;
  const log = app.mainLog().split('\n').filter((line) => /\b(error|fault)\b/i.test(line));
  await app.close();
  expect(pageErrors).toEqual([]);
  expect(log).toEqual([]);
}
