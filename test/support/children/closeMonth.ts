/** A process that may be killed: `node closeMonth.ts PATH PERIOD` opens the book, says "ready", and closes the month. */
import { createHost } from '../../../src/main/ipc/router.ts';

const [path = '', period = ''] = process.argv.slice(2);
const host = createHost({ now: () => '2026-01-31T20:00:00.000Z', actor: 'Another', resources: '', announce: () => undefined, log: (_reference, error) => console.error(error) });
host.open(path);
process.stdout.write('ready\n', () => {
  process.stdout.write(`${JSON.stringify(host.dispatch('close.run', { period }))}\n`, () => process.exit(0));
});
