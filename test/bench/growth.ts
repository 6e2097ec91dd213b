import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, must, registerCsv, session } from './history.ts';
import { megabytes, taken } from './measure.ts';

const SIZES = [1_000, 10_000, 100_000];
const STEPS = ['inspect', 'preview', 'commit', 'close', 'home', 'by cost', 'xlsx', 'verify'] as const;

type Step = (typeof STEPS)[number];
type Measured = Record<Step, number> & { peak: number };

/** A register brought in, one month closed, looked at, exported and verified: processor time of each in milliseconds. */
function oneSize(assets: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'usool-growth-'));
  const host = session();
  try {
    must(host.create(join(folder, 'book.usool'), { name: 'Growth', country: 'SA', currency: 'SAR' }));
    const { fileId } = must(host.stageFile('register.csv', registerCsv(assets)));
    const inspected = taken(() => call(host, 'imports.inspect', { fileId }));
    const { mapping } = inspected.value;
    const preview = taken(() => call(host, 'imports.preview', { fileId, mapping }));
    const { fingerprint } = preview.value;
    const steps: Record<Step, { processor: number }> = {
      inspect: inspected, preview,
      commit: taken(() => call(host, 'imports.commit', { fileId, mapping, fingerprint })),
      close: taken(() => call(host, 'close.run', { period: '2024-01' })),
      home: taken(() => call(host, 'home.summary')),
      'by cost': taken(() => call(host, 'register.rows', { startRow: 0, endRow: 100, sort: [{ column: 'cost', direction: 'desc' }] })),
      xlsx: taken(() => must(host.renderReport({ report: 'asset-register', parameters: { asOf: '2024-01-31' }, language: 'both', format: 'xlsx' }))),
      verify: taken(() => call(host, 'book.verify')),
    };
    const times = Object.fromEntries(STEPS.map((step) => [step, steps[step].processor])) as Record<Step, number>;
    return { ...times, peak: megabytes(process.resourceUsage().maxRSS * 1024) };
  } finally {
    host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each size in a process of its own, so that the memory is its own too. */
function apart(assets: number): Measured {
  const child = spawnSync(process.execPath, [import.meta.filename, String(assets)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.status !== 0) throw new Error(`the growth bench of ${assets} assets ended with ${String(child.status)}`);
  return JSON.parse(child.stdout) as Measured;
}

/** What ten times the assets cost: ten times the time, or less; one hundred times is the last column. */
export function benchGrowth(sizes: readonly number[] = SIZES): void {
  const measured = sizes.map(apart);
  const cell = (text: string) => text.padStart(12);
  console.log(`Milliseconds of processor${sizes.map((size) => cell(size.toLocaleString('en-US'))).join('')}${cell('last ÷ first')}`);
  const row = (label: string, of: (one: Measured) => number, unit = ''): void => {
    const values = measured.map(of);
    const ratio = (values.at(-1) ?? 0) / (values[0] ?? 1);
    console.log(`  ${label.padEnd(23)}${values.map((value) => cell(`${value.toFixed(value < 10 ? 1 : 0)}${unit}`)).join('')}${cell(ratio.toFixed(1))}`);
  };
  for (const step of STEPS) row(step, (one) => one[step]);
  row('most memory', (one) => one.peak, ' MiB');
}

if (process.argv[1] === import.meta.filename) {
  const [size] = process.argv.slice(2);
  if (size === undefined) benchGrowth();
  else process.stdout.write(JSON.stringify(oneSize(Number(size))));
}
