import { createContext, useCallback, useContext, type ReactNode } from 'react';
import type { Permission } from '#shared/contract/define.ts';
import type { Output } from '#shared/contract/index.ts';
import { mayRole } from '#shared/roles.ts';

export type Session = Output<'session.current'>;
export type SignedIn = NonNullable<Session['user']>;

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in, or null. */
export function useSignedIn(): SignedIn | null {
  return useContext(SessionContext)?.user ?? null;
}

/** What the person may do. The book refuses by itself; this only spares them a button that would be refused. */
export function useMay(): (permission: Permission) => boolean {
  const role = useSignedIn()?.role;
  return useCallback((permission) => role !== undefined && mayRole(role, permission), [role]);
}

/** Shows what leads to an operation only to who may do it. */
export function Permitted({ to, children, otherwise = null }: { to: Permission; children: ReactNode; otherwise?: ReactNode }) {
  return <>{useMay()(to) ? children : otherwise}</>;
}
