import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { countCounts, listCounts } from '../book/tables/counts.ts';
import type { Context } from './context.ts';
import { cancelCount, createCount, postCount } from './counts/begin.ts';
import { resolveCount, showCount, showWhole } from './counts/identity.ts';
import { importScans } from './counts/importScans.ts';
import { listLines } from './counts/lines.ts';
import { labels, sheet } from './counts/paper.ts';
import { resolve } from './counts/resolve.ts';
import { scan, withdraw } from './counts/scan.ts';

function list(context: Context, { page, size }: Parsed<'counts.list'>): Output<'counts.list'> {
  return { items: listCounts(context.connection, size, page * size).map((count) => showCount(context, count)), total: countCounts(context.connection), page, size };
}

type CountName =
  | 'counts.create' | 'counts.scan' | 'counts.importScans' | 'counts.withdraw' | 'counts.resolve' | 'counts.post' | 'counts.cancel' | 'counts.get' | 'counts.lines' | 'counts.list' | 'counts.sheet' | 'counts.labels';

export const countHandlers: Pick<Handlers<Context>, CountName> = {
  'counts.create': createCount,
  'counts.scan': scan,
  'counts.importScans': importScans,
  'counts.withdraw': withdraw,
  'counts.resolve': resolve,
  'counts.post': postCount,
  'counts.cancel': cancelCount,
  'counts.get': (context, { countId }) => showWhole(context, resolveCount(context, countId)),
  'counts.lines': listLines,
  'counts.list': list,
  'counts.sheet': sheet,
  'counts.labels': labels,
};
