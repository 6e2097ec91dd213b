/** The test fixture's line into the stand-in: what a person would do with native dialogs, menus and window frames. */
import { EventEmitter } from 'node:events';

export type DialogAnswer = { canceled?: boolean; filePath?: string; filePaths?: string[]; response?: number };

export type ControlMessage =
  | { type: 'dialog'; answer: DialogAnswer }
  | { type: 'menu'; id: string }
  | { type: 'bounds'; bounds: { x?: number; y?: number; width: number; height: number } }
  | { type: 'close' };

class Control extends EventEmitter<{ [T in ControlMessage['type']]: [Extract<ControlMessage, { type: T }>] }> {
  readonly connected = typeof process.send === 'function' && process.env['USOOL_STANDIN_CONTROL'] === '1';
  readonly #answers: DialogAnswer[] = [];
  readonly #waiting: ((answer: DialogAnswer) => void)[] = [];

  constructor() {
    super();
    if (!this.connected) return;
    process.on('message', (message: ControlMessage) => {
      if (message.type === 'dialog') this.#answer(message.answer);
      else if (message.type === 'menu') this.emit('menu', message);
      else if (message.type === 'bounds') this.emit('bounds', message);
      else this.emit('close', message);
    });
    // A fixture that has died wants no window any more.
    process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    // The line must not keep an application alive that has quit.
    process.channel?.unref();
  }

  tell(message: { type: string; [key: string]: unknown }): void {
    if (this.connected) process.send?.(message);
  }

  /** The next answer of the fixture, given before or after the dialog opened. */
  answerTo(kind: string, options: unknown): Promise<DialogAnswer> {
    this.tell({ type: 'dialog', kind, options });
    const ready = this.#answers.shift();
    return ready === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(ready);
  }

  #answer(answer: DialogAnswer): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#answers.push(answer);
    else waiting(answer);
  }
}

export const control = new Control();
