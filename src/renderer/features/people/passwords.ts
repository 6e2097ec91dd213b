import { PASSWORD_LENGTH } from '#shared/contract/users.ts';

/** What is wrong with a new password and its repetition, as keys of sentences; null where nothing is. */
export interface PasswordProblems {
  password: 'required' | 'short' | null;
  repeated: 'different' | null;
}

export function passwordProblems(password: string, repeated: string): PasswordProblems {
  return {
    password: password === '' ? 'required' : password.length < PASSWORD_LENGTH.least ? 'short' : null,
    repeated: password === repeated ? null : 'different',
  };
}

export const isFine = ({ password, repeated }: PasswordProblems): boolean => password === null && repeated === null;
