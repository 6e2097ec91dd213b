/** What a person without a mouse does: Tab to what is meant, and the palette for the rest. */
import type { Locator } from 'playwright-core';
import type { Person } from './person.ts';

const MOST_STEPS = 120;

const hasFocus = async (locator: Locator): Promise<boolean> => (await locator.count()) > 0 && (await locator.first().evaluate((element) => element === document.activeElement));

/** Tab until the focus stands on what is meant. While a list is open the rest of the screen is not there; it closes as one goes on. */
export async function tabTo(me: Person, locator: Locator): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (await hasFocus(locator)) return;
    await me.app.page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(locator)}`);
}

/** Tab to a button, and press it. */
export async function pressByKey(me: Person, name: string): Promise<void> {
  await tabTo(me, me.button(name));
  await me.app.page.keyboard.press('Enter');
}

/** Tab to a field, and type. */
export async function typeInto(me: Person, label: string, text: string): Promise<void> {
  await tabTo(me, me.field(label));
  await me.app.page.keyboard.press('Control+A');
  await me.app.page.keyboard.insertText(text);
}

/** By the palette, as with any asset or action. */
export async function openByPalette(me: Person, typed: string): Promise<void> {
  const { page } = me.app;
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: me.t('app:palette.title') }).waitFor();
  await page.keyboard.insertText(typed);
  await page.getByRole('menuitem', { name: typed }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
