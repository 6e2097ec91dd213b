import { performance } from 'node:perf_hooks';
import { resolve } from 'node:path';
import { createHost } from '../../src/main/ipc/router.ts';

const ASSETS = 100_000;
const CATEGORIES = ['Vehicles', 'Furniture and fixtures', 'Computers', 'Warehouse racking', 'Office equipment'];

/** A register of its own shape: five categories, forty sites, accumulated depreciation through 2025-12-31. */
function register(): string {
  const lines = ['Asset No,Asset Name,Category,Purchase Date,Cost,Useful Life (Years),Method,Accumulated Depreciation,Net Book Value,Location,Serial Number'];
  for (let index = 0; index < ASSETS; index += 1) {
    const cost = 1200 + (index % 97) * 60;
    const months = 12 + (index % 24);
    const start = 2026 * 12 - months;
    const accumulated = (cost / 60) * months;
    const date = `${Math.floor(start / 12)}-${String((start % 12) + 1).padStart(2, '0')}-01`;
    lines.push(`A${String(index).padStart(6, '0')},"Asset – item ${index}",${CATEGORIES[index % 5]},${date},"${cost.toLocaleString('en-US')}.00",5,Straight-Line,${accumulated.toFixed(2)},${(cost - accumulated).toFixed(2)},Site ${index % 40},SN${index}`);
  }
  return `${lines.join('\n')}\n`;
}

function timed<T>(label: string, work: () => T): T {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  console.log(`${label.padEnd(52)} ${(performance.now() - start).toFixed(0).padStart(7)} ms, of processor ${((user + system) / 1000).toFixed(0).padStart(7)} ms`);
  return result;
}

/** Bringing in a register of 100,000 assets: looked at, checked, written. */
export function benchImports(path = ':memory:'): void {
  const host = createHost({
    now: () => '2026-01-10T08:00:00.000Z', actor: 'bench', resources: resolve(import.meta.dirname, '../../resources'), announce: () => undefined,
    log: (_reference, error) => console.error(error),
  });
  const created = host.create(path, { name: 'Bench', country: 'SA', currency: 'SAR' });
  if (!created.ok) throw new Error(created.error.code);
  const bytes = Buffer.from(register());
  const staged = host.stageFile('register.csv', bytes);
  if (!staged.ok) throw new Error(staged.error.code);
  const { fileId } = staged.value;
  const call = (name: string, input: object): Record<string, unknown> => {
    const result = host.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value as Record<string, unknown>;
  };
  const inspected = timed(`inspect ${ASSETS.toLocaleString('en-US')} rows`, () => call('imports.inspect', { fileId }));
  const { mapping } = inspected;
  const preview = timed('preview: every row checked, first month computed', () => call('imports.preview', { fileId, mapping }));
  timed('preview, next page', () => call('imports.preview', { fileId, mapping, page: 1 }));
  timed('variance: imported against computed, asset by asset', () => call('imports.variance', { fileId, mapping }));
  const committed = timed('commit', () => call('imports.commit', { fileId, mapping, fingerprint: preview['fingerprint'] }));
  console.log(JSON.stringify({ totals: preview['totals'], problems: preview['problemsTotal'], warnings: preview['warningsTotal'], committed }));
  host.close();
}

if (process.argv[1] === import.meta.filename) benchImports(process.argv[2]);
