import { refuse } from '#shared/errors.ts';
import { chainHead } from '../../book/audit.ts';
import { sha256 } from '../../book/hash.ts';
import { openTable } from '../../exchange/import/inspect.ts';
import type { LayoutChoice, ParsedFile, Table } from '../../exchange/import/model.ts';
import { parseTable } from '../../exchange/import/rows.ts';
import type { Context, StagedFile } from '../context.ts';
import type { ImportInput, ImportPlan } from './plan.ts';

export interface ReadImport {
  fileName: string;
  /** SHA-256 of the file. */
  digest: string;
  parsed: ParsedFile;
  /** Equal for the same file, mapping and corrections. */
  key: string;
}

interface Kept {
  digest?: string;
  table?: { key: string; table: Table };
  read?: ReadImport;
  plan?: { key: string; plan: ImportPlan };
}

/** Turning pages of a preview must not read a file of 100,000 rows again: what was read last is kept with the staged file, and goes with it. */
const kept = new WeakMap<StagedFile, Kept>();

function keptOf(file: StagedFile): Kept {
  let entry = kept.get(file);
  if (!entry) {
    entry = {};
    kept.set(file, entry);
  }
  return entry;
}

export function stagedFile(context: Context, fileId: string): StagedFile {
  return context.files.get(fileId) ?? refuse('FILE_NOT_FOUND', { file: fileId });
}

/** @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE */
export function stagedTable(context: Context, fileId: string, layout: LayoutChoice): Table {
  const file = stagedFile(context, fileId);
  const entry = keptOf(file);
  const key = JSON.stringify([layout.encoding, layout.separator, layout.sheet, layout.headingRow]);
  if (entry.table?.key !== key) entry.table = { key, table: openTable({ fileName: file.name, bytes: file.bytes }, layout) };
  return entry.table.table;
}

export function readImport(context: Context, input: ImportInput): ReadImport {
  const file = stagedFile(context, input.fileId);
  const entry = keptOf(file);
  entry.digest ??= sha256(file.bytes);
  const { currency, exponent } = context.company;
  const key = sha256(JSON.stringify([entry.digest, input.mapping, input.edits, currency, exponent]));
  if (entry.read?.key !== key) {
    const table = stagedTable(context, input.fileId, input.mapping);
    entry.read = { fileName: file.name, digest: entry.digest, parsed: parseTable(table, input.mapping, { currency, exponent }, input.edits), key };
  }
  return entry.read;
}

/** The plan of a file for a book, equal for the same file, mapping and corrections as long as nothing is done in the book. */
export function planKey(context: Context, reading: ReadImport): string {
  return sha256([reading.key, chainHead(context.connection).hash].join('\n'));
}

/** For the preview alone: a commit always plans anew. */
export function keptPlan(context: Context, input: ImportInput, make: () => ImportPlan): ImportPlan {
  const entry = keptOf(stagedFile(context, input.fileId));
  const key = planKey(context, readImport(context, input));
  if (entry.plan?.key !== key) entry.plan = { key, plan: make() };
  return entry.plan.plan;
}
