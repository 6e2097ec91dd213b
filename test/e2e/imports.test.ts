import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { overflowing, violations } from './inspect.ts';
import { granted, LANGUAGES, sitDown, standUp, type Person } from './person.ts';

const STORY_MS = 90_000;
const REGISTER = `*AssetName,*AssetNumber,AssetStatus,PurchaseDate,PurchasePrice,AssetType,SerialNumber,Book_DepreciationStartDate,Book_ResidualValue,Book_DepreciationMethod,Book_AveragingMethod,Book_Rate,Book_EffectiveLife,Book_BookValue,AccumulatedDepreciation,DepreciationToDate,DisposalDate
Delivery van,FA-0001,Registered,13/01/2024,60000.00,Motor vehicles,007,13/01/2024,0.00,Straight Line,Full Month,20.0,,36000.00,24000.00,31/12/2025,
Server,FA-0002,Registered,01/07/2024,12000.00,Computer equipment,,01/07/2024,0.00,Diminishing Value (150%),Full Month,,5,7400.00,4600.00,31/12/2025,
Old printer,FA-0003,Disposed,15/02/2019,1200.00,Computer equipment,,15/02/2019,0.00,Straight Line,Full Month,,3,0.00,1200.00,31/12/2023,15/01/2024
`;

describe.each(LANGUAGES)('another program’s register in %s', (language) => {
  const folder = temporaryFolder();
  const file = join(folder, 'xero.csv');
  let me: Person;

  beforeAll(async () => {
    writeFileSync(file, REGISTER);
    const bookPath = join(folder, 'noor.usool');
    bookAt(bookPath).host.close();
    me = await sitDown(language, { bookPath });
  });
  afterAll(() => standUp(me));

  const look = async (name: string): Promise<void> => {
    await me.app.screenshot(`${name}-${language}`);
    expect.soft(await violations(me.app.page), `${name} in ${language}`).toEqual([]);
    expect.soft(await overflowing(me.app.page), `${name} in ${language}`).toEqual([]);
  };

  test('is recognised, its differences are looked at, it comes in and can be taken back', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.go('imports');
    await app.answerDialog({ path: join(folder, 'template.xlsx') });
    await me.press(t(`imports:template.${language}`));
    await expect.poll(() => existsSync(join(folder, 'template.xlsx'))).toBe(true);
    expect((await readXlsx(readFileSync(join(folder, 'template.xlsx')))).sheets).toHaveLength(3);
    await app.answerDialog({ path: file });
    await me.press(t('imports:choose.button'));
    await me.seesText(t('imports:recognised.as', { template: t('importFindings:template.xero-register') }));
    await look('import-recognised');
    await me.press(t('imports:columns.check', { count: 3 }));
    await me.seesText(t('imports:variance.title'));
    const commit = me.button(t('imports:check.commit', { count: 2 }));
    expect(await commit.isDisabled()).toBe(true);
    await look('import-variance');
    await me.check(t('imports:variance.seen', { count: 1 }));
    await commit.click();
    await me.seesText(t('imports:result.title', { count: 2 }));
    expect(await granted(app.call('register.totals', {}))).toMatchObject({ count: 2, cost: '72000.00', accumulatedDepreciation: '28600.00' });
    await me.press(t('imports:undo.this'));
    await me.dialog().getByRole('button', { name: t('imports:undo.confirm') }).click();
    await expect.poll(async () => (await granted(app.call('register.totals', {}))).count).toBe(0);
  });
});
