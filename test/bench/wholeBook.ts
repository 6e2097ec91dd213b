import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyBook, must, session } from './history.ts';
import { heading, line, megabytes, taken } from './measure.ts';

const ASSETS = 20_000;

const bytesBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0);

/** Everything of 20,000 assets with two years of history out as open files, and an equal book made of them. */
export function benchWholeBook(assets = ASSETS): void {
  const folder = mkdtempSync(join(tmpdir(), 'usool-bench-'));
  const host = session();
  try {
    const path = historyBook(assets);
    must(host.open(path));
    heading(`Everything of ${assets.toLocaleString('en-US')} assets, a file of ${megabytes(statSync(path).size)} MiB`);
    const before = megabytes();
    const out = taken(() => must(host.exportBook(join(folder, 'export'))));
    line(`out: ${out.value.rows.toLocaleString('en-US')} rows, ${megabytes(bytesBelow(join(folder, 'export')))} MiB, memory ${before} → ${megabytes()} MiB`, out);
    must(host.close());
    const back = taken(() => must(host.restoreBook(join(folder, 'Again.usool'), join(folder, 'export'))));
    line(`back in, checked and verified, memory ${megabytes()} MiB`, back);
    line('of which the verification', taken(() => must(host.dispatch('book.verify', {}))));
    must(host.close());
    console.log(`  most memory ${megabytes(process.resourceUsage().maxRSS * 1024)} MiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) benchWholeBook(process.argv[2] === undefined ? undefined : Number(process.argv[2]));
