import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { auditFacets, countAudit, listAudit, verifyChain, type AuditFilter } from '../book/audit.ts';
import { searchText } from '../book/queries/search.ts';
import type { Context } from './context.ts';

/** The last millisecond of a day; an instant is its own end. */
const endOf = (moment: string): string => (moment.includes('T') ? moment : `${moment}T23:59:59.999Z`);

function list(context: Context, input: Parsed<'audit.list'>): Output<'audit.list'> {
  const filter: AuditFilter = { search: searchText(input.search), actor: input.actor ?? null, operation: input.operation ?? null, from: input.from ?? null, to: input.to === undefined ? null : endOf(input.to) };
  const items = listAudit(context.connection, filter, input.size, input.page * input.size).map(({ seq, at, actor, operation, subject, detail, hash }) => ({ seq, at, actor, operation, subject, detail, hash }));
  return { items, total: countAudit(context.connection, filter), page: input.page, size: input.size };
}

export const auditHandlers: Pick<Handlers<Context>, 'audit.list' | 'audit.facets' | 'audit.verify'> = {
  'audit.list': list,
  'audit.facets': (context) => auditFacets(context.connection),
  'audit.verify': (context) => verifyChain(context.connection),
};
