import { launchApp } from '../support/app.ts';
import { historyBook } from './history.ts';
import { heading, line, type Taken } from './measure.ts';

const STARTS = 5;
const ASSETS = 100_000;
const WINDOW = { width: 1440, height: 840 };

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
/** Another process did the work: its processor is not ours to measure. */
const byClock = (clock: number): Taken => ({ clock, processor: clock });

/** From the command to a page that answers, and how much of that the page itself takes from its first byte to its first picture. */
async function starts(): Promise<void> {
  const whole: number[] = [];
  const page: number[] = [];
  let engine = '';
  for (let start = 0; start < STARTS; start += 1) {
    const began = performance.now();
    const app = await launchApp();
    whole.push(performance.now() - began);
    await app.page.locator('h1').first().waitFor();
    page.push(await app.page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0));
    engine = app.engine;
    await app.close();
  }
  heading(`Start in ${engine}: the middle one of ${STARTS}`);
  line('from the command to a window that is ready', byClock(middle(whole)), { target: 2000 });
  line('of that, the page until its first picture', byClock(middle(page)));
}

/** What a person waits for in a large book: its first rows in the window, another order of them, a search. */
async function largeBook(): Promise<void> {
  const app = await launchApp({ bookPath: historyBook(ASSETS) });
  const { page } = app;
  const firstCell = page.locator('.ag-row[row-index="0"] [col-id="assetNumber"]').first();
  const measure = async (label: string, act: () => Promise<unknown>, target?: number): Promise<void> => {
    const start = performance.now();
    await act();
    line(label, byClock(performance.now() - start), { target });
  };
  const otherFirstRow = async (act: () => Promise<unknown>): Promise<void> => {
    const before = await firstCell.textContent();
    await act();
    await page.waitForFunction((text) => ![null, undefined, text].includes(document.querySelector('.ag-row[row-index="0"] [col-id="assetNumber"]')?.textContent), before);
  };
  try {
    await page.setViewportSize(WINDOW);
    heading(`A book of ${ASSETS.toLocaleString('en-US')} assets in the window, from the click to what it shows`);
    await measure('the register’s first rows, as soon as the book is open', async () => {
      await page.getByRole('navigation').getByRole('button', { name: 'Register', exact: true }).click();
      await firstCell.waitFor();
    }, 1000);
    await measure('by cost', () => otherFirstRow(() => page.locator('.ag-header-cell[col-id="cost"] .ag-header-cell-label').click()));
    await measure('a search', () => otherFirstRow(() => page.getByRole('searchbox').or(page.locator('input[type="search"]')).first().fill('toyota 777')));
  } finally {
    await app.close();
  }
}

export async function benchStartup(): Promise<void> {
  await starts();
  await largeBook();
}

if (process.argv[1] === import.meta.filename) await benchStartup();
