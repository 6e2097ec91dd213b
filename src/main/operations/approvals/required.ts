import { isActOperation } from '#shared/contract/approvals.ts';
import { refuse } from '#shared/errors.ts';
import { nextActId } from '../../book/tables/acts.ts';
import type { Context } from '../context.ts';

/** Where acts stand before a command that another has to approve; null where nobody has to. */
export function watchApproval(context: Context, operation: string): number | null {
  return context.company.four_eyes === 1 && isActOperation(operation) ? nextActId(context.connection) : null;
}

/**
 * Whether a command has posted an act that nobody else approved: asked within its transaction, so that a refusal undoes it and every reason of the
 * act's own has come first. What was posted before under its external id, and is answered again, posts nothing.
 * @throws APPROVAL_REQUIRED
 */
export function assertApproved(context: Context, operation: string, before: number | null): void {
  if (before !== null && nextActId(context.connection) !== before) refuse('APPROVAL_REQUIRED', { operation });
}
