/**
 * A second process with the book: `node openBook.ts PATH` opens it, says on its first line how that went, answers one operation
 * a line ("name json"), and holds the book until its input ends.
 */
import { createInterface } from 'node:readline';
import { createHost } from '../../../src/main/ipc/router.ts';

const host = createHost({ now: () => '2026-01-20T08:00:00.000Z', actor: 'Another', resources: '', announce: () => undefined, log: (_reference, error) => console.error(error) });
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

say(host.open(process.argv[2] ?? ''));
createInterface({ input: process.stdin }).on('line', (line) => {
  const [name = '', ...input] = line.split(' ');
  say(host.dispatch(name, JSON.parse(input.join(' ') || '{}')));
});
