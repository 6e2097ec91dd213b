import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { countAudit, listAudit, verifyChain } from '../book/audit.ts';
import { searchText } from '../book/queries/search.ts';
import type { Context } from './context.ts';

function list(context: Context, input: Parsed<'audit.list'>): Output<'audit.list'> {
  const search = searchText(input.search);
  const items = listAudit(context.connection, search, input.size, input.page * input.size).map(({ seq, at, actor, operation, subject, detail, hash }) => ({ seq, at, actor, operation, subject, detail, hash }));
  return { items, total: countAudit(context.connection, search), page: input.page, size: input.size };
}

export const auditHandlers: Pick<Handlers<Context>, 'audit.list' | 'audit.verify'> = {
  'audit.list': list,
  'audit.verify': (context) => verifyChain(context.connection),
};
