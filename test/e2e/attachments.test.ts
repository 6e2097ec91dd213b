/** The papers of an asset at the window: attached, seen, opened, copied, removed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { pdf, PNG } from '../support/documents.ts';
import { LANGUAGES, granted, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 60_000;
const REASON = 'نسخة أوضح';

describe.each(LANGUAGES)('the documents of an asset in %s', (language) => {
  const folder = temporaryFolder();
  const file = (name: string) => join(folder, name);
  const userDataDir = join(folder, 'data');
  let me: Person;
  let assetNumber = '';

  beforeAll(async () => {
    const book = bookAt(file('noor.usool'));
    ({ assetNumber } = inService(book));
    book.host.close();
    for (const [name, bytes] of [['صورة.png', PNG], ['invoice 118.pdf', pdf()], ['page.svg', Buffer.from('<svg onload="alert(1)"/>')]] as const) writeFileSync(file(name), bytes);
    mkdirSync(userDataDir);
    me = await sitDown(language, { bookPath: file('noor.usool'), userDataDir });
    await me.goByPalette(assetNumber, assetNumber);
    await me.app.page.getByRole('tab', { name: me.t('asset:tabs.documents'), exact: true }).click();
  });
  afterAll(async () => {
    await standUp(me);
    // What was opened does not outlive the application.
    expect(existsSync(join(userDataDir, 'opened'))).toBe(false);
  });

  const row = (name: string) => me.row(me.t('documents:title'), name);
  async function attach(name: string): Promise<void> {
    await me.app.answerDialog({ path: file(name) });
    await me.press(me.t('documents:add'));
    await me.dialog().waitFor();
  }

  test('a photo is seen before it is attached, and stands beside the asset’s name afterwards', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.seesText(t('documents:empty.title'));
    await attach('صورة.png');
    await me.dialog().getByRole('img', { name: t('documents:pictureOf', { file: 'صورة.png' }) }).waitFor();
    await me.fill(t('documents:adding.note'), 'front');
    await me.press(t('documents:adding.confirm'));
    await row('صورة.png').getByText(t('documents:onHeader')).waitFor();
    const header = app.page.getByRole('img', { name: t('documents:picture', { asset: assetNumber }) });
    await expect.poll(() => header.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    expect((await granted(app.call('attachments.list', { assetNumber }))).items).toMatchObject([{ kind: 'photo', note: 'front', hasPicture: true, sha256: expect.any(String) }]);
    expect((await granted(app.call('attachments.photo', { attachmentId: 'att-1' }))).mediaType).toBe('image/jpeg');
  });

  test('what could run in a window is refused before anything is asked', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await attach('page.svg');
    await me.dialog().getByText(t('errors:FILE_TYPE_REFUSED_markup', { file: 'page.svg' })).waitFor();
    await app.answerDialog({ path: file('invoice 118.pdf') });
    await me.press(t('documents:adding.other'));
    await me.dialog().getByText('invoice 118.pdf').waitFor();
    await me.press(t('documents:adding.confirm'));
    await row('invoice 118.pdf').getByText(t('enums:attachmentKind.invoice'), { exact: true }).waitFor();
  });

  test('opens as a copy in the system’s viewer, and is saved where the person says', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    // Electron itself would put a viewer on the screen of whoever runs this.
    if (app.engine !== 'electron') {
      await me.press(t('documents:openOf', { file: 'invoice 118.pdf' }));
      await me.seesText(t('documents:openedMore'));
      expect(readdirSync(join(userDataDir, 'opened', '1'))).toEqual(['invoice 118.pdf']);
    }
    await app.answerDialog({ path: file('copy.pdf') });
    await me.press(t('documents:moreOf', { file: 'invoice 118.pdf' }));
    await app.page.getByRole('menuitem', { name: t('documents:save') }).click();
    await me.seesText(t('documents:saved', { file: 'copy.pdf' }));
    expect(readFileSync(file('copy.pdf')).equals(pdf())).toBe(true);
  });

  test('is removed by keyboard alone, with a reason, and is still there among the removed and in the history', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    const { keyboard } = app.page;
    await me.button(t('documents:moreOf', { file: 'invoice 118.pdf' })).focus();
    await keyboard.press('Enter');
    await app.page.getByRole('menuitem', { name: t('documents:remove') }).waitFor();
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await me.dialog().waitFor();
    await keyboard.insertText(REASON);
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await me.seesText(t('documents:removing.done', { file: 'invoice 118.pdf' }));
    await row('invoice 118.pdf').waitFor({ state: 'detached' });
    await app.page.getByText(t('documents:showRemoved')).click();
    await row('invoice 118.pdf').getByText(REASON).waitFor();
    await app.page.getByRole('tab', { name: t('asset:tabs.history'), exact: true }).click();
    await me.row(t('asset:tabs.history'), t('asset:history.kind.attachment_removed')).getByText(REASON).waitFor();
    expect((await granted(app.call('book.verify'))).ok).toBe(true);
  });

  test('the settings say what the documents of the book take up', { timeout: STORY_MS }, async () => {
    const { bytes } = await granted(me.app.call('attachments.summary'));
    await me.go('settings');
    await me.seesText(me.t('settings:backup.documents', { count: 1, size: me.format.bytes(bytes) }));
  });
});
