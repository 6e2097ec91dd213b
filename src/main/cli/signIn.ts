import { resolve } from 'node:path';
import { refuse } from '#shared/errors.ts';
import { unwrap, type Cli } from './io.ts';

const QUESTION = { en: 'Password: ', ar: 'كلمة المرور: ' } as const;

/**
 * Opens a book and signs in where it asks, or where a user is named. The password comes from the environment, else from the terminal;
 * never from the line itself, which others on the computer can read.
 * @throws what opening throws, LOGIN_REQUIRED, LOGIN_FAILED, LOGIN_WAIT
 */
export async function openBook(cli: Cli, book: string): Promise<void> {
  const { needsLogin } = unwrap(cli.host.open(resolve(book)));
  if (!needsLogin && cli.user === undefined) return;
  const login = cli.user ?? refuse('LOGIN_REQUIRED', {});
  const password = cli.password ?? (needsLogin ? await cli.askPassword?.(QUESTION[cli.language]) : '') ?? refuse('LOGIN_REQUIRED', {});
  unwrap(cli.host.dispatch('session.login', { login, password }));
}
