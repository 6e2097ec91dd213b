import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { contract, isOperation, type ShellHandlers, type ShellName } from '#shared/contract/index.ts';
import { Refusal, fail, succeed, type Result } from '#shared/errors.ts';
import { inputRefusal } from './faults.ts';

/** The one channel on which the window may ask. */
export const CALL_CHANNEL = 'usool:call';

export interface GateOptions {
  /** Whether the message comes from our own page, in the main frame of our own window. */
  isTrusted: (event: IpcMainInvokeEvent) => boolean;
  shell: ShellHandlers;
  /** Everything that is not the window's own goes to the book's thread, which checks it again. */
  forward: (name: string, input: unknown) => Promise<Result<unknown>>;
  fault: (where: string, cause: unknown) => string;
  warn: (message: string) => void;
}

type AnyShellHandler = (input: unknown) => Promise<unknown>;

/** Sender, then name, then input: a call that fails one check never meets the next. Nothing is thrown back at the page. */
export function createGate(options: GateOptions): (event: IpcMainInvokeEvent, name: unknown, input: unknown) => Promise<Result<unknown>> {
  return async (event, name, input) => {
    if (!options.isTrusted(event)) {
      options.warn(`call refused: sender ${event.senderFrame?.url.slice(0, 200) ?? 'gone'}`);
      return fail('PERMISSION_DENIED', { permission: 'window' });
    }
    if (typeof name !== 'string' || !isOperation(name)) {
      return fail('UNKNOWN_OPERATION', { operation: (typeof name === 'string' ? name : typeof name).slice(0, 100) });
    }
    try {
      return contract[name].kind === 'shell' ? await performShell(options.shell, name as ShellName, input) : await options.forward(name, input);
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: { code: error.code, params: error.params } };
      return fail('FAULT', { reference: options.fault(name, error) });
    }
  };
}

async function performShell(handlers: ShellHandlers, name: ShellName, input: unknown): Promise<Result<unknown>> {
  const entry = contract[name];
  const given = input ?? {};
  const parsed = entry.input.safeParse(given);
  if (!parsed.success) return { ok: false, error: inputRefusal(parsed.error, given) };
  const handler = handlers[name] as AnyShellHandler;
  return succeed(entry.output.parse(await handler(parsed.data)));
}

export function installGate(ipcMain: IpcMain, options: GateOptions): void {
  ipcMain.handle(CALL_CHANNEL, createGate(options));
}
