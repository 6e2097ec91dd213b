import { z } from 'zod';
import { required } from '#shared/values/assert.ts';
import type { Json } from '../../book/hash.ts';
import { namesOfAssets } from '../../book/queries/facts.ts';
import { ENGINE_VERSION } from '../../engine/index.ts';
import type { PackException, PackFinding } from '../../reports/pack/index.ts';
import type { Finding } from '../checklist.ts';
import type { Context } from '../context.ts';
import type { RunPlan } from '../plan.ts';

/** As many assets as a record names of one finding. */
const NAMED = 50;

/** What the log keeps of a close besides its figures, so that a pack made years later says what was found then. */
export interface CloseRecord {
  engine: string;
  roundings: Record<string, string>;
  findings: PackFinding[];
  exceptions: PackException[];
}

interface Part {
  book: { code: string; rounding: string };
  plan: Pick<RunPlan, 'skipped'> | null;
}

export const recordOfClose = (context: Context, findings: readonly Finding[], parts: readonly Part[]): CloseRecord => ({
  engine: ENGINE_VERSION, roundings: Object.fromEntries(parts.map(({ book }) => [book.code, book.rounding])),
  findings: findings.map(({ code, severity, count, assets, params }) => ({ code, severity, count, assets: assets.slice(0, NAMED).map(({ assetNumber }) => assetNumber), params })),
  exceptions: parts.flatMap(({ book, plan }) => exceptionsOf(context, book.code, plan?.skipped ?? [])),
});

/** As the log takes it. */
export const inLog = ({ engine, roundings, findings, exceptions }: CloseRecord): Record<string, Json> => ({ engine, roundings, findings: findings.map((one) => ({ ...one })), exceptions: exceptions.map((one) => ({ ...one })) });

/** Assets passed over, by reason. */
function exceptionsOf(context: Context, book: string, skipped: RunPlan['skipped']): PackException[] {
  return [...Map.groupBy(skipped, ({ reason }) => reason)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, of]) => {
    const first = of.slice(0, NAMED).map(({ assetId }) => assetId);
    const names = namesOfAssets(context.connection, first);
    return { book, reason, count: of.length, assets: first.map((id) => required(names.get(id), 'an asset that a run passes over').number) };
  });
}

const kept = z.object({
  book: z.string(), memoranda: z.array(z.object({ book: z.string() })).default([]), engine: z.string().optional(), roundings: z.record(z.string(), z.string()).optional(),
  findings: z.array(z.object({ code: z.string(), severity: z.enum(['block', 'warn', 'ok']), count: z.int(), assets: z.array(z.string()), params: z.record(z.string(), z.union([z.string(), z.number()])) })).optional(),
  exceptions: z.array(z.object({ book: z.string(), reason: z.string(), count: z.int(), assets: z.array(z.string()) })).optional(),
});

export type KeptClose = z.infer<typeof kept>;

/** A close as the log has it; what earlier versions did not write is undefined. Null where a row is not of a close. */
export function readClose(detail: string): KeptClose | null {
  const read = kept.safeParse(JSON.parse(detail));
  return read.success ? read.data : null;
}
