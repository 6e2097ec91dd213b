import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { UsoolEvent } from '#shared/contract/events.ts';
import { WorkerHost } from '../../src/main/ipc/workerHost.ts';

const hosts: WorkerHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.end()));
});

function start(script = 'echo.ts'): { host: WorkerHost; events: UsoolEvent[]; faults: string[]; reports: string[] } {
  const events: UsoolEvent[] = [];
  const faults: string[] = [];
  const reports: string[] = [];
  const host = new WorkerHost({
    script: join(import.meta.dirname, '..', 'support', 'workers', script),
    settings: { actor: 'noor', resources: '' },
    onEvent: (event) => events.push(event),
    fault: (where, cause) => {
      faults.push(`${where}: ${String(cause)}`);
      return `REF-${faults.length}`;
    },
    reported: (...parts) => reports.push(parts.join(' ')),
  });
  hosts.push(host);
  return { host, events, faults, reports };
}

describe('the book on its own thread', () => {
  test('answers each call with its own result, whatever the order', async () => {
    const { host } = start();
    const answers = await Promise.all([host.methods.dispatch('a', 1), host.methods.stageFile('b', new Uint8Array([1])), host.methods.dispatch('c', 3)]);
    expect(answers.map((answer) => (answer.ok ? answer.value : null))).toEqual([['dispatch', 'a', 1], ['stageFile', 'b', new Uint8Array([1])], ['dispatch', 'c', 3]]);
  });

  test('reports progress and its faults', async () => {
    const { host, events, reports } = start();
    await host.methods.dispatch('report', {});
    await host.methods.dispatch('fault', {});
    expect(events).toEqual([{ type: 'progress', operation: 'close.run', done: 1, total: 2 }]);
    expect(reports).toEqual(['abc x.y why']);
  });

  test('knows which book is open from the answers', async () => {
    const { host } = start();
    expect(host.openPath).toBeNull();
    await host.methods.open('/books/noor.usool');
    expect(host.openPath).toBe('/books/noor.usool');
    await host.methods.open('refuse');
    expect(host.openPath).toBeNull();
    await host.methods.open('/books/noor.usool');
    await host.methods.close();
    expect(host.openPath).toBeNull();
  });

  test.each(['die', 'throw'])('that dies answers every call under way as a fault, starts again and opens its book again (%s)', async (how) => {
    const { host, events, faults } = start();
    await host.methods.open('/books/noor.usool');
    const [waiting, deadly] = await Promise.all([host.methods.dispatch('never', {}), host.methods.dispatch(how, {})]);
    expect(waiting).toEqual({ ok: false, error: { code: 'FAULT', params: { reference: 'REF-1' } } });
    expect(deadly).toEqual(waiting);
    expect(faults).toHaveLength(1);
    expect(await host.methods.dispatch('again', {})).toEqual({ ok: true, value: ['dispatch', 'again', {}] });
    expect(host.openPath).toBe('/books/noor.usool');
    expect(events).toContainEqual({ type: 'bookOpened' });
  });

  test('that dies of opening a book does not open it again', async () => {
    const { host } = start();
    expect(await host.methods.open('die')).toMatchObject({ ok: false, error: { code: 'FAULT' } });
    expect(await host.methods.dispatch('again', {})).toMatchObject({ ok: true });
    expect(host.openPath).toBeNull();
  });

  test('that never comes up is not started for ever', async () => {
    const { host, faults } = start('stillborn.ts');
    expect(await host.methods.dispatch('a', {})).toMatchObject({ ok: false, error: { code: 'FAULT' } });
    await expect.poll(() => faults.length).toBeGreaterThanOrEqual(3);
    const before = faults.length;
    expect(await host.methods.dispatch('a', {})).toMatchObject({ ok: false, error: { code: 'FAULT' } });
    expect(faults.length).toBe(before + 1);
    expect(faults.at(-1)).toContain('does not start');
  });

  test('answers as a fault after the end', async () => {
    const { host } = start();
    await host.end();
    expect(await host.methods.dispatch('a', {})).toMatchObject({ ok: false, error: { code: 'FAULT' } });
  });
});
