import { call, historyBook, must, session } from './history.ts';
import { asked, heading, line, megabytes, taken } from './measure.ts';

const AS_OF = '2025-12-31';

/** The register of 100,000 assets as files and on the screen, the report of a run, and the check of the whole book. */
export function benchReports(assets = 100_000): void {
  const host = session();
  must(host.open(historyBook(assets)));
  const rowsOf = `${assets.toLocaleString('en-US')} rows`;
  const render = (label: string, report: string, parameters: object, format: 'xlsx' | 'csv' | 'json' | 'pdf', target?: number): void => {
    const before = megabytes();
    const made = taken(() => must(host.renderReport({ report, parameters: { ...parameters }, language: 'both', format })));
    const size = made.value.kind === 'bytes' ? `${megabytes(made.value.bytes.length)} MiB` : `${made.value.chunks.length} documents`;
    line(`${label}, ${format}: ${size}, memory ${before} → ${megabytes()} MiB`, made, { target });
  };
  heading(`Reports of ${rowsOf}, in both languages`);
  asked('register on screen, the first 500 rows', () => call(host, 'reports.run', { report: 'asset-register', parameters: { asOf: AS_OF } }));
  asked('register a year earlier on screen', () => call(host, 'reports.run', { report: 'asset-register', parameters: { asOf: '2024-12-31' } }));
  for (const format of ['xlsx', 'csv', 'json'] as const) render('register', 'asset-register', { asOf: AS_OF }, format, 5000);
  const { items } = call(host, 'depreciationRuns.list') as { items: { runId: string }[] };
  render('depreciation run', 'depreciation-run', { run: items[0]?.runId }, 'xlsx', 5000);
  heading('Every figure of the book checked');
  const checked = taken(() => call(host, 'book.verify'));
  if (checked.value['ok'] !== true) throw new Error(JSON.stringify(checked.value));
  line(`book.verify: ${(assets * 24).toLocaleString('en-US')} entries`, checked);
  must(host.close());
}

if (process.argv[1] === import.meta.filename) benchReports(process.argv[2] === undefined ? undefined : Number(process.argv[2]));
