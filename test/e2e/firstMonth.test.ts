/** The first month of a book, from the register somebody brings to the files the accountant takes away, by hand at the window. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/engine.ts';
import { temporaryFolder } from '../support/book.ts';
import { overflowing, violations } from './inspect.ts';
import { LANGUAGES, granted, sitDown, standUp, type Language, type Person } from './person.ts';

interface OldRegister {
  path: string;
  cost: string;
  accumulated: string;
  netBookValue: string;
  firstMonth: string;
  assets: number;
  /** One asset of it, for its schedule. */
  known: { name: string; total: string };
}

const HEADINGS = 'asset_id,asset_name,category,cost,useful_life_years,depreciation_method,purchase_date,annual_depreciation,monthly_depreciation,accum_dep_opening,net_book_value_open,is_fully_depreciated,status';

/** A small register of the same shape, where the real one is not on this machine. */
const SYNTHETIC = [
  HEADINGS,
  'FA001,Classroom fit-out – Level 2,Leasehold Improvements,120000,10,Straight-Line,2021-07-01,12000.0,1000.0,48000.0,72000.0,0,Active',
  'FA002,Server cabinet,IT Equipment,36000,5,Straight-Line,2022-07-01,7200.0,600.0,21600.0,14400.0,0,Active',
  'FA003,Reception furniture,Furniture & Fixtures,9600.50,8,Straight-Line,2023-07-01,1200.06,100.01,2400.24,7200.26,0,Active',
];

const real = join(process.env['USOOL_SHARED_DATA'] ?? join(projectRoot, '..', 'shared', 'data'), 'unipath-fixed-assets.csv');

function oldRegister(folder: string): OldRegister {
  if (existsSync(real)) {
    return { path: real, cost: '1583000.00', accumulated: '724878.86', netBookValue: '858121.14', firstMonth: '21013', assets: readFileSync(real, 'utf8').trim().split('\n').length - 1, known: { name: 'Leasehold Improvements – Level 5', total: '450,000.00' } };
  }
  const path = join(folder, 'old-register.csv');
  writeFileSync(path, SYNTHETIC.join('\n'));
  return { path, cost: '165600.50', accumulated: '72000.24', netBookValue: '93600.26', firstMonth: '1700', assets: 3, known: { name: 'Classroom fit-out – Level 2', total: '120,000.00' } };
}

const JULY = '2025-07';
const AUGUST = '2025-08';
const STORY_MS = 60_000;
const FILE_MS = 30_000;

const COMPANY = { name: 'Path Academy', nameAr: 'أكاديمية الدرب' };

/** Letters as typed, or as drawn. */
const ARABIC_WORD = /[\u0620-\u064a\ufe80-\ufefc]{3}/;

/** What a PDF says; empty where the machine has no pdftotext. */
function textOfPdf(path: string): string {
  const run = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  // Within right-to-left lines the tool puts marks of direction around Latin names.
  return run.status === 0 ? run.stdout.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '') : '';
}

async function fileAt(path: string): Promise<Buffer> {
  await expect.poll(() => existsSync(path), { timeout: FILE_MS }).toBe(true);
  return readFileSync(path);
}

describe.each(LANGUAGES)('the first month in %s', (language) => {
  const folder = temporaryFolder();
  const bookPath = join(folder, 'academy.usool');
  const register = oldRegister(folder);
  let me: Person;

  beforeAll(async () => {
    me = await sitDown(language);
  });
  afterAll(() => standUp(me));

  /** Steps that the tour of all screens does not come to are looked at on the way. */
  const look = async (name: string): Promise<void> => {
    await me.app.screenshot(`${name}-${language}`);
    expect.soft(await violations(me.app.page), `${name} in ${language}`).toEqual([]);
    expect.soft(await overflowing(me.app.page), `${name} in ${language}`).toEqual([]);
  };
  const month = (period: string): string => me.format.period(period);
  const kpi = (label: string) => me.app.page.getByRole('group', { name: label, exact: true });

  test('begins with a book of one’s own', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await app.page.getByRole('button', { name: t('welcome:createText') }).click();
    await me.fill(t('welcome:create.name'), COMPANY.name);
    await me.fill(t('welcome:create.nameAr'), COMPANY.nameAr);
    await me.find(t('welcome:create.country'), format.country('AE'));
    // The country brings its currency.
    expect(await app.page.getByRole('combobox', { name: t('welcome:create.currency') }).inputValue()).toContain('AED');
    await me.choose(t('welcome:create.startMonth'), format.month(7));
    await app.answerDialog({ path: bookPath });
    await me.press(t('welcome:create.submit'));
    await me.seesText(t('home:empty.title'));
    expect(await granted(app.call('book.info'))).toMatchObject({ ...COMPANY, country: 'AE', currency: 'AED', fiscalYearStartMonth: 7, assetCount: 0 });
  });

  test('the old register comes in with a mapping only, and its totals agree', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.press(t('home:empty.import'));
    await me.sees(t('imports:title'));
    await app.answerDialog({ path: register.path });
    await me.press(t('imports:choose.button'));
    await app.page.getByRole('table', { name: t('imports:columns.label') }).waitFor();
    await me.fill(t('imports:reading.depreciatedThrough'), '30/6/2025');
    await app.page.keyboard.press('Tab');
    await look('import-columns');
    await me.press(t('imports:columns.check', { count: register.assets }));
    await expect.poll(() => kpi(t('imports:totals.cost')).textContent()).toContain(format.amount(register.cost));
    expect(await kpi(t('imports:totals.accumulatedDepreciation')).textContent()).toContain(format.amount(register.accumulated));
    expect(await kpi(t('imports:totals.netBookValue')).textContent()).toContain(format.amount(register.netBookValue));
    expect(await kpi(t('imports:totals.firstMonth')).textContent()).toContain(format.decimal(register.firstMonth));
    await look('import-check');
    await me.press(t('imports:check.commit', { count: register.assets }));
    await me.seesText(t('imports:result.title', { count: register.assets }));
    await look('import-done');
    expect(await granted(app.call('register.totals', {}))).toMatchObject({ count: register.assets, cost: register.cost, accumulatedDepreciation: register.accumulated, netBookValue: register.netBookValue });
    await me.press(t('imports:result.close', { period: month(JULY) }));
  });

  test('July closes after all it will do has been said, and August is next', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.sees(t('close:title', { period: month(JULY) }));
    const preview = await granted(app.call('close.preview', { period: JULY }));
    expect(preview.totalDepreciation.startsWith(register.firstMonth)).toBe(true);
    expect(await me.row(t('close:byCategory.title'), t('close:total')).textContent()).toContain(format.amount(preview.totalDepreciation));
    await look('close-july');
    await me.press(t('close:postAndClose', { period: month(JULY) }));
    await me.dialog().getByText(format.amount(preview.totalDepreciation)).first().waitFor();
    await look('close-confirm');
    await me.dialog().getByRole('button', { name: t('close:postAndClose', { period: month(JULY) }), exact: true }).click();
    await me.sees(t('close:done.title', { period: month(JULY) }));
    await look('close-done');
    expect(await granted(app.call('book.info'))).toMatchObject({ lastClosedPeriod: JULY, openPeriod: AUGUST });
    const [journal] = (await granted(app.call('journals.list', { period: JULY }))).items;
    expect(journal?.total).toBe(preview.totalDepreciation);
  });

  test('what is closed stays closed: no second close, no run, no later month before its turn', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    expect(await app.call('close.run', { period: JULY, fingerprint: 'of-another-day' })).toMatchObject({ ok: false, error: { code: 'PERIOD_CLOSED' } });
    expect(await app.call('depreciationRuns.create', { bookId: 'IFRS', period: JULY })).toMatchObject({ ok: false, error: { code: 'PERIOD_CLOSED' } });
    expect(await app.call('close.preview', { period: '2025-09' })).toMatchObject({ ok: false, error: { code: 'PERIOD_NOT_NEXT' } });
    await me.press(t('close:done.show', { period: month(JULY) }));
    await me.sees(t('close:closed.title', { period: month(JULY) }));
    expect(await me.button(t('close:postAndClose', { period: month(JULY) })).count()).toBe(0);
    // What waits its turn is shown as such, with the way to the month that is open.
    await app.page.getByRole('list', { name: t('close:months') }).getByRole('button', { name: me.format.monthShort(9) }).click();
    await me.seesText(t('close:future.title', { period: month('2025-09') }));
    await me.press(t('close:toOpenMonth', { period: month(AUGUST) }));
    await me.sees(t('close:title', { period: month(AUGUST) }));
    await expect.poll(() => me.button(t('close:postAndClose', { period: month(AUGUST) })).isEnabled()).toBe(true);
  });

  /** From the report's own page, in the report's language whatever the screen speaks. */
  const takeAway = async (reportLanguage: Language, kind: 'pdf' | 'xlsx', name: string): Promise<Buffer> => {
    const { t, app } = me;
    const path = join(folder, `${name}-${reportLanguage}.${kind}`);
    await app.page.getByRole('radiogroup', { name: t('reportScreens:language') }).getByText(t(`reportScreens:languages.${reportLanguage}`), { exact: true }).click();
    await app.answerDialog({ path });
    await me.press(t('reportScreens:exportAs', { format: t(`export:formats.${kind}`) }));
    const bytes = await fileAt(path);
    await me.seesText(t('export:saved', { file: `${name}-${reportLanguage}.${kind}` }));
    return bytes;
  };

  const expectFiles = async (name: string, said: readonly string[]): Promise<void> => {
    for (const reportLanguage of LANGUAGES) {
      const pdf = await takeAway(reportLanguage, 'pdf', name);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const text = textOfPdf(join(folder, `${name}-${reportLanguage}.pdf`));
      if (text !== '') {
        for (const part of said) expect(text, `${name} in ${reportLanguage}`).toContain(part);
        // The company's Arabic name heads an English page too.
        const arabicLines = text.split('\n').filter((line) => ARABIC_WORD.test(line) && !line.includes(COMPANY.name));
        expect(arabicLines.length > 5, `${name} in ${reportLanguage} speaks Arabic`).toBe(reportLanguage === 'ar');
      }
      const xlsx = await takeAway(reportLanguage, 'xlsx', name);
      expect(xlsx.subarray(0, 2).toString()).toBe('PK');
    }
  };

  test('the register goes to the accountant as PDF and Excel, in both languages', { timeout: STORY_MS }, async () => {
    const { t, app, format } = me;
    await me.go('reports');
    await app.page.getByRole('button', { name: t('reports:title.asset-register') }).click();
    await app.page.getByRole('region').getByRole('table').waitFor();
    await expectFiles('register', [format.amount(register.cost), 'FA001']);
  });

  test('and so does the schedule of an asset', { timeout: STORY_MS }, async () => {
    const { t, app } = me;
    await me.go('reports');
    await app.page.getByRole('button', { name: t('reports:title.depreciation-schedule') }).click();
    await me.find(t('reports:parameter.asset'), register.known.name);
    await app.page.getByRole('region').getByRole('table').waitFor();
    await expectFiles('schedule', [register.known.total]);
  });

  test('the book agrees with itself', { timeout: STORY_MS }, async () => {
    const { t } = me;
    await me.go('settings');
    await me.press(t('settings:check.submit'));
    await me.seesText(t('settings:check.clean'));
  });
});
