/** A book gets a second person, who signs in and meets the limits of the role: by keyboard alone. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { inService } from '../support/assets.ts';
import { overflowing, violations } from './inspect.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 90_000;
const OWNER = { login: 'owner', password: 'the owner’s words' };
const CLERK = { login: 'ليلى', name: 'ليلى الشمري', password: 'أوراق وأختام' };
/** More stops than any of these screens has. */
const MOST_TABS = 90;

describe.each(LANGUAGES)('people at the keyboard in %s', (language) => {
  const path = join(temporaryFolder(), 'noor.usool');
  let me: Person;

  beforeAll(async () => {
    const book = bookAt(path);
    inService(book);
    book.host.close();
    me = await sitDown(language, { bookPath: path });
  });
  afterAll(() => standUp(me));

  const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
  const key = (name: string): Promise<void> => me.app.page.keyboard.press(name);
  /** Goes on with Tab until the focus is there. */
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let step = 0; step < MOST_TABS; step += 1) {
      if (await isFocused(target)) return;
      await key('Tab');
    }
    throw new Error(`Tab does not lead to ${String(target)}`);
  };
  const press = async (name: string): Promise<void> => {
    await reach(me.button(name).first());
    await key('Enter');
  };
  const type = async (field: Locator, text: string): Promise<void> => {
    await reach(field);
    await me.app.page.keyboard.insertText(text);
  };
  /** A field of passwords has no role; its label may carry the mark of what is needed. */
  const password = (label: string): Locator => me.app.page.getByLabel(new RegExp(`^${label}(\\s\\*)?$`));
  const find = async (what: string): Promise<void> => {
    await key('Control+K');
    await me.app.page.getByRole('dialog', { name: me.t('app:palette.title') }).waitFor();
    await me.app.page.keyboard.insertText(what);
    await me.app.page.getByRole('menuitem', { name: what }).first().waitFor();
    await key('ArrowDown');
    await key('Enter');
  };
  const look = async (name: string): Promise<void> => {
    await me.app.screenshot(`${name}-${language}`);
    expect.soft(await violations(me.app.page), `${name} in ${language}`).toEqual([]);
    expect.soft(await overflowing(me.app.page), `${name} in ${language}`).toEqual([]);
  };
  const signIn = async ({ login, password: secret }: { login: string; password: string }): Promise<void> => {
    const { t } = me;
    await me.field(t('people:login')).waitFor();
    // Where one signs in, the first field waits already.
    await expect.poll(() => isFocused(me.field(t('people:login')))).toBe(true);
    await me.app.page.keyboard.insertText(login);
    await type(password(t('people:password.label')), secret);
    await key('Enter');
  };

  test('the owner sets a password and adds a clerk', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await find(t('app:command.go.people'));
    await me.sees(t('people:title'));
    expect(await me.button(t('people:add')).isDisabled()).toBe(true);
    await press(t('people:password.setFirst'));
    await type(password(t('people:password.new')), OWNER.password);
    await type(password(t('people:password.repeat')), 'something else');
    await key('Enter');
    await me.seesText(t('people:password.different'));
    await password(t('people:password.repeat')).focus();
    await key('Control+A');
    await app.page.keyboard.insertText(OWNER.password);
    await key('Enter');
    await me.dialog().waitFor({ state: 'detached' });
    await press(t('people:add'));
    await type(me.field(t('people:name')), CLERK.name);
    await type(me.field(t('people:login')), CLERK.login);
    await type(password(t('people:password.new')), CLERK.password);
    await type(password(t('people:password.repeat')), CLERK.password);
    await key('Enter');
    await me.row(t('people:users'), CLERK.name).waitFor();
    await look('people-two');
    expect(await granted(app.call('users.list', {}))).toMatchObject([{ role: 'owner', hasPassword: true }, { login: CLERK.login, name: CLERK.name, role: 'clerk' }]);
  });

  test('a wrong password is refused in words, and the way in is tried again', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await find(t('app:command.session.logout'));
    await signIn({ ...CLERK, password: 'wrong' });
    await me.seesText(t('errors:LOGIN_FAILED'));
    await look('login-refused');
    await expect.poll(() => isFocused(password(t('people:password.label')))).toBe(true);
    await password(t('people:password.label')).evaluate((input) => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock: true })));
    await me.seesText(t('ui:capsLock'));
    await app.page.keyboard.insertText(CLERK.password);
    await key('Enter');
    await me.button(t('app:person.menu', { name: CLERK.name, role: t('people:role.clerk') })).waitFor();
  });

  test('the clerk is offered what a clerk may do, and may not look at the log', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const offered = (name: string) => app.page.getByRole('navigation').getByRole('button', { name, exact: true });
    await offered(t('app:screen.close')).waitFor();
    for (const screen of ['people', 'audit', 'imports'] as const) expect(await offered(t(`app:screen.${screen}`)).count()).toBe(0);
    await me.button(t('home:addAsset')).waitFor();
    await key('Control+3');
    await me.seesText(t('close:onlyLook'));
    expect((await app.call('audit.list', {})).ok).toBe(false);
  });

  test('one’s own password is changed from the header', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await press(t('app:person.menu', { name: CLERK.name, role: t('people:role.clerk') }));
    await app.page.getByRole('menuitem', { name: t('app:person.password') }).waitFor();
    await key('Enter');
    await type(password(t('people:password.current')), CLERK.password);
    await type(password(t('people:password.new')), `${CLERK.password} ٢`);
    await type(password(t('people:password.repeat')), `${CLERK.password} ٢`);
    await key('Enter');
    await me.seesText(t('people:password.changed'));
  });

  test('the owner reads in the log who came and who failed, and verifies it', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await find(t('app:command.session.logout'));
    await signIn(OWNER);
    await app.page.getByRole('navigation').getByRole('button', { name: t('app:screen.audit') }).waitFor();
    await find(t('app:command.go.audit'));
    await press(t('audit:chain.verify'));
    await me.seesText(t('audit:chain.head'));
    await type(me.field(t('audit:search')), 'session.refused');
    await expect.poll(() => app.page.getByRole('table', { name: t('audit:title') }).getByRole('row').count()).toBe(2);
    await reach(app.page.getByRole('table', { name: t('audit:title') }).getByRole('button').first());
    await key('Enter');
    await me.dialog().getByText(t('audit:nobody')).waitFor();
    await look('audit-refused');
    await key('Escape');
    await me.dialog().waitFor({ state: 'detached' });
  });
});
