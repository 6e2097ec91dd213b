import type { Role } from '#shared/roles.ts';
import { required } from '#shared/values/assert.ts';
import { fold, plainCode } from '#shared/values/fold.ts';
import type { Connection } from '../connection.ts';

export interface UserRow {
  id: number;
  login: string;
  name: string;
  role: Role;
  is_active: 0 | 1;
  /** What scrypt made of it; null for none. Leaves the book in no form. */
  password: string | null;
  created_at: string;
  updated_at: string;
}

const SELECT = 'SELECT id, login, name, role, is_active, password, created_at, updated_at FROM users';

/** One login in one spelling: case, accents and forms of letters do not make another person. */
const keyOf = (login: string): string => fold(plainCode(login));

/** In the order they came, deactivated ones included: the log names them. */
export function listUsers(connection: Connection): UserRow[] {
  return connection.all<UserRow>(`${SELECT} ORDER BY id`);
}

export function findUser(connection: Connection, id: number): UserRow | undefined {
  return connection.get<UserRow>(`${SELECT} WHERE id = ?`, [id]);
}

export function findUserByLogin(connection: Connection, login: string): UserRow | undefined {
  return connection.get<UserRow>(`${SELECT} WHERE login_key = ?`, [keyOf(login)]);
}

export function insertUser(connection: Connection, row: Omit<UserRow, 'id'>): UserRow {
  const { id } = connection.run(
    'INSERT INTO users (login, login_key, name, role, is_active, password, created_at, updated_at) VALUES (@login, @key, @name, @role, @is_active, @password, @created_at, @updated_at)',
    { ...row, key: keyOf(row.login) },
  );
  return { ...row, id };
}

export function updateUser(connection: Connection, row: UserRow): void {
  connection.run(
    'UPDATE users SET login = @login, login_key = @key, name = @name, role = @role, is_active = @is_active, password = @password, updated_at = @updated_at WHERE id = @id',
    { id: row.id, login: row.login, key: keyOf(row.login), name: row.name, role: row.role, is_active: row.is_active, password: row.password, updated_at: row.updated_at },
  );
}

/** Attempts to sign in that failed since the last that did not, in the whole book. */
export interface FailedLogins {
  count: number;
  /** ISO 8601 in UTC. */
  last_at: string | null;
}

export function failedLogins(connection: Connection): FailedLogins {
  return required(connection.get<FailedLogins>('SELECT count, last_at FROM failed_logins WHERE id = 1'), 'the count of failed logins');
}

export function setFailedLogins(connection: Connection, { count, last_at }: FailedLogins): void {
  connection.run('UPDATE failed_logins SET count = ?, last_at = ? WHERE id = 1', [count, last_at]);
}
