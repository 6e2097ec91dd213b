import { describe, expect, test } from 'vitest';
import { parseDate } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { renderReport, type RenderOptions } from '../../src/main/reports/index.ts';
import { percentText, shownAmount } from '../../src/main/reports/figures.ts';
import { chartSvg } from '../../src/main/reports/print/chart.ts';
import { PAGES_MARK } from '../../src/main/reports/print/document.ts';
import { cssString, isolated } from '../../src/main/reports/print/markup.ts';
import { fakeSource } from './fakeSource.ts';

type Language = 'en' | 'ar' | 'both';
const now = '2026-04-02T08:15:00.000Z';

function jobOf(language: Language, report = 'asset-register', parameters: Record<string, string> = {}, options: Partial<RenderOptions> = {}, count = 60) {
  const job = renderReport(fakeSource(count), { report, parameters, language, format: 'pdf' }, { now, ...options });
  if (job.kind !== 'html') throw new Error('expected HTML');
  return job;
}
const htmlOf = (...given: Parameters<typeof jobOf>) => jobOf(...given).chunks.join('');

const TABLE = /<table(?: class="[a-z]+")?>/g;

describe('a printed report', () => {
  test.each([['en', 'lang="en" dir="ltr"'], ['ar', 'lang="ar" dir="rtl"'], ['both', 'lang="en" dir="ltr"']] as const)('in %s says its language and direction', (language, root) => {
    expect(htmlOf(language)).toMatch(new RegExp(`^<!doctype html><html ${root}>`));
  });

  test('is a table with headings that repeat, rows under their group, and the total in the body, not in every page’s foot', () => {
    const html = htmlOf('en');
    expect(html.match(TABLE)).toHaveLength(1);
    expect(html).toContain('<thead><tr><th scope="col"><bdi>Asset no.</bdi></th>');
    expect(html).toContain('thead { display: table-header-group; }');
    expect(html.match(/<tr class="group"><th scope="rowgroup"/g)).toHaveLength(4);
    expect(html).toMatch(/<tr class="total"><th scope="row" colspan="6"><bdi>Total \(50 assets\)/);
    expect(html).not.toContain('<tfoot');
  });

  test('names the company in both languages whatever its own', () => {
    for (const language of ['en', 'ar', 'both'] as const) expect(htmlOf(language)).toMatch(/Noor Trading &amp; Sons Co\..*شركة النور|شركة النور.*Noor Trading &amp; Sons Co\./s);
  });

  test('keeps codes, dates and amounts from left to right, and amounts on the right', () => {
    const html = htmlOf('ar');
    expect(html).toContain('<td><bdi dir="ltr">FA-000001</bdi></td>');
    expect(html).toContain('<td><bdi dir="ltr">2025-01-15</bdi></td>');
    expect(html).toContain('<td class="figure"><bdi dir="ltr">13,345.67</bdi></td>');
    expect(html).toContain('.figure { text-align: right; }');
  });

  test('in both languages has the two headings and the two names one above the other', () => {
    const html = htmlOf('both');
    expect(html).toContain('<span lang="en" dir="ltr"><bdi>Location</bdi></span><br><span lang="ar" dir="rtl"><bdi>الموقع</bdi></span>');
    expect(html).toContain('<bdi>Toyota Hilux pickup 2026</bdi></span><br><span lang="ar" dir="rtl"><bdi>سيارة تويوتا هايلكس 2026</bdi></span>');
  });

  test('takes no markup from a name', () => {
    expect(htmlOf('en')).toContain('Forklift &lt;electric&gt; &amp; charger');
    expect(cssString('a"b\\}</style>')).toBe('"a\\22 b\\5c \\7d \\3c \\2f style\\3e "');
  });

  test('leaves out the column that its groups already name', () => {
    const headings = (group: string) => [...htmlOf('en', 'asset-register', { group }).matchAll(/<th scope="col"[^>]*><bdi>([^<]+)/g)].map(([, label]) => label);
    expect([headings('category').includes('Category'), headings('location').includes('Location'), headings('none').filter((label) => label === 'Category' || label === 'Location')]).toEqual([false, false, ['Category', 'Location']]);
  });

  test('loads its fonts from where it is told, and nothing else', () => {
    const html = htmlOf('ar', 'asset-register', {}, { fontBaseUrl: 'app://usool/fonts' });
    expect([...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, url]) => url)).toEqual(['app://usool/fonts/fonts.css']);
  });

  test('numbers its own pages where it is one document', () => {
    const job = jobOf('ar');
    expect([job.chunks.length, job.overlay]).toEqual([1, null]);
    expect(job.chunks[0]).toContain('@bottom-center { content: "صفحة " counter(page) " من " counter(pages)');
  });

  test('in parts loses no row, gives each the headings, ends parts with a group where it can, and leaves page numbers to the overlay', () => {
    const whole = htmlOf('en', 'asset-register', { includeDisposed: 'yes' }, { chunkRows: Number.POSITIVE_INFINITY }, 100);
    const job = jobOf('en', 'asset-register', { includeDisposed: 'yes' }, { chunkRows: 22 }, 100);
    const rows = (html: string) => [...html.matchAll(/<tr(?: class="\w+")?>.*?<\/tr>/g)].map(([row]) => row).filter((row) => !row.includes('scope="col"'));
    expect(job.chunks).toHaveLength(4);
    expect(job.chunks.flatMap(rows)).toEqual(rows(whole));
    for (const chunk of job.chunks) {
      expect(chunk.match(/<thead>/g)).toHaveLength(1);
      expect(chunk).not.toContain('counter(page)');
      expect(rows(chunk)[0]).toContain('class="group"');
    }
    expect(job.chunks.map((chunk) => chunk.includes('<header>'))).toEqual([true, false, false, false]);
    expect(job.overlay).toContain(PAGES_MARK);
    expect(job.overlay).toContain('counter(pages)');
  });

  test('shows the schedule as a chart above the table, in the direction of the language', () => {
    expect(htmlOf('en', 'depreciation-schedule', { asset: 'asset-1' })).toMatch(/<figure>.*<svg.*<\/svg><\/figure><table[ >]/s);
    const point = (date: string, amount: number, posted: boolean) => ({ date: parseDate(date), value: minor(amount), posted });
    const points = [point('2025-01-31', 1000, true), point('2025-02-28', 0, false)];
    const firstX = (language: Language) => Number(/<polyline[^>]*points="([\d.]+),/.exec(chartSvg(points, 2, language, 'x'))?.[1]);
    expect(firstX('en')).toBe(86);
    expect(firstX('ar')).toBe(1000 - 86);
    // Years of an opening balance take the room of years: the middle day stands in the middle.
    const uneven = [point('2021-01-01', 1000, true), point('2023-01-01', 500, true), point('2025-01-01', 0, false)];
    expect(chartSvg(uneven, 2, 'en', 'x')).toMatch(/<polyline[^>]*points="86\.0,[\d.]+ 53[67]\.\d,/);
  });
});

describe('figures', () => {
  test.each([[123_456_789, 2, '1,234,567.89'], [-5_000, 2, '(50.00)'], [0, 2, '-'], [1_234_567, 3, '1,234.567'], [-1_234, 0, '(1,234)'], [5, 3, '0.005']])('%i with %i decimals is shown as %s', (amount, exponent, shown) => {
    expect(shownAmount(minor(amount), exponent)).toBe(shown);
  });
  test('a date within Arabic words is kept from turning round', () => {
    expect(isolated('إهلاك 2026-01-31')).toBe('<bdi>إهلاك <bdi dir="ltr">2026-01-31</bdi></bdi>');
  });
  test('a parenthesis is of the figure only where both are', () => {
    expect(isolated('(معيار 16.73)')).toBe('<bdi>(معيار <bdi dir="ltr">16.73</bdi>)</bdi>');
    expect(isolated('خسارة (1,234.50)')).toBe('<bdi>خسارة <bdi dir="ltr">(1,234.50)</bdi></bdi>');
  });
  test.each([['0.20', '20%'], ['0.125', '12.5%'], ['0', '0%'], ['1', '100%'], ['0.005', '0.5%']])('a rate of %s is shown as %s', (fraction, shown) => {
    expect(percentText(fraction)).toBe(shown);
  });
});

test('a report wider than paper goes on in a table below, with the same rows and the columns of a block together', () => {
  const tables = htmlOf('en', 'roll-forward', { from: '2026-03', to: '2026-03' }).split(TABLE).slice(1);
  expect(tables).toHaveLength(2);
  expect(tables.map((table) => table.match(/<tr/g)?.length)).toEqual([tables[0]?.match(/<tr/g)?.length, tables[0]?.match(/<tr/g)?.length]);
  // Said once, over its columns.
  for (const block of ['Cost', 'Accumulated depreciation', 'Accumulated impairment', 'Net book value']) expect(tables.join('').match(new RegExp(`<th scope="colgroup" colspan="\\d" class="family"><bdi>${block}</bdi>`, 'g')), block).toHaveLength(1);
  expect(htmlOf('en').split(TABLE)).toHaveLength(2);
});
