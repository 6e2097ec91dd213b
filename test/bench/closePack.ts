import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEngine } from '../../scripts/engine.ts';
import { CommandLinePrinter } from '../../scripts/print.ts';
import { assemblePdf } from '../../src/main/reports/index.ts';
import { call, historyBook, must, OPEN_PERIOD, session } from './history.ts';
import { heading, line, megabytes, taken, type Taken } from './measure.ts';

const TARGET_MS = 15_000;
const PRINT_TARGET_MS = 30_000;
const EARLIER = '2024-12';

/** The most that the process has held so far. */
const peak = (): number => megabytes(process.resourceUsage().maxRSS * 1024);

async function takenLater<T>(work: () => Promise<T>): Promise<Taken & { value: T }> {
  const before = process.cpuUsage();
  const start = performance.now();
  const value = await work();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000, value };
}

/** A month of 20,000 assets closed and its pack made, in both languages and with the register; the document printed where there is an engine to print with. */
export async function benchClosePack(assets = 20_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'usool-bench-pack-'));
  const printer = new CommandLinePrinter();
  const host = session();
  try {
    const path = join(folder, 'month.usool');
    copyFileSync(historyBook(assets), path);
    must(host.open(path));
    heading(`The close of ${assets.toLocaleString('en-US')} assets and its pack, milliseconds`);
    line(`month closed, most memory ${peak()} MiB`, taken(() => call(host, 'close.run', { period: OPEN_PERIOD })));
    const pack = taken(() => must(host.makePack({ period: OPEN_PERIOD, language: 'both', form: 'both', register: true })));
    const { workbook, document, checksum } = pack.value;
    line(`pack with register: workbook ${megabytes(workbook?.length ?? 0)} MiB, most memory ${peak()} MiB`, pack, { target: TARGET_MS });
    const again = taken(() => call(host, 'close.packCheck', { period: OPEN_PERIOD, checksum }));
    if (again.value.matches !== true) throw new Error('the pack comes to another checksum');
    line('its checksum looked at again', again);
    line('pack of a month a year before, workbook alone', taken(() => must(host.makePack({ period: EARLIER, form: 'xlsx', register: true }))), { target: TARGET_MS });
    if (document !== null && findEngine() !== null) {
      const printed = await takenLater(() => assemblePdf(document, (html, { tagged }) => printer.print(html, { landscape: document.landscape, tagged })));
      line(`document printed: ${Math.round(printed.value.length / 1024)} KiB, most memory ${peak()} MiB`, printed, { target: PRINT_TARGET_MS });
    }
  } finally {
    host.close();
    await printer.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await benchClosePack(process.argv[2] === undefined ? undefined : Number(process.argv[2]));
