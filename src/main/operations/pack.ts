import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { parsePeriod } from '#shared/values/calendar.ts';
import { z } from 'zod';
import type { AuditRow } from '../book/audit.ts';
import { sha256 } from '../book/hash.ts';
import { packRecords } from '../book/queries/closePack.ts';
import { makePack, PACK_VERSION, type Pack, type PackRequest } from '../reports/pack/index.ts';
import { safeFileName } from '../reports/fileNames.ts';
import type { PackFiles } from '../ipc/host.ts';
import type { Context } from './context.ts';
import { monthOfPack } from './pack/month.ts';
import { packSource } from './pack/source.ts';

/** About as many sections as there are, for the bar of progress. */
const SECTIONS = 18;

function packOf(context: Context, input: { period: string }, request: PackRequest, progress?: (done: number) => void): Output<'close.pack'> & { pack: Pack } {
  const period = parsePeriod(input.period);
  const of = monthOfPack(context, period);
  const pack = makePack(packSource(context, of), request, { sha256, ...(progress && { progress }) });
  const sections = pack.sections.map(({ id, title, rowCount, checksum, isSettled }) => ({ id, title, rows: rowCount, checksum, isSettled }));
  return { period, state: of.month.state, chainHead: of.month.chainHead, checksum: pack.checksum, sections, pack };
}

/** What the log keeps of a pack: enough to tell later which of its sections differ. */
function record(context: Context, input: Parsed<'close.pack'>, { period, state, checksum, sections }: Output<'close.pack'>): void {
  const { language, form, register } = input;
  context.record(period, { state, checksum, version: PACK_VERSION, language, form, register, sections: Object.fromEntries(sections.map((section) => [section.id, section.checksum])) });
}

/**
 * The close pack of a month as files, written down in the log with its checksums. A document comes as HTML for whoever can print.
 * @throws INVALID_DATE, NO_CLOSE_PACK
 */
export function packFiles(context: Context, input: Parsed<'close.pack'>): PackFiles {
  const { pack, ...made } = packOf(context, input, input, (done) => context.progress(Math.min(done, SECTIONS), SECTIONS));
  record(context, input, made);
  const fileName = safeFileName(pack.fileName[input.language === 'ar' ? 'ar' : 'en'], '').replace(/\.$/, '');
  return { ...made, fileName, document: pack.print && { ...pack.print, landscape: true }, workbook: pack.workbook };
}

/** The checksums of a pack without its files, written down as a pack is. @throws INVALID_DATE, NO_CLOSE_PACK */
function closePack(context: Context, input: Parsed<'close.pack'>): Output<'close.pack'> {
  const { pack: _, ...made } = packOf(context, input, { ...input, form: null });
  record(context, input, made);
  return made;
}

const kept = z.object({ checksum: z.string(), sections: z.record(z.string(), z.string()) });

function recorded(rows: readonly AuditRow[], checksum: string): { row: AuditRow; sections: Record<string, string> } | null {
  for (const row of rows) {
    const read = kept.safeParse(JSON.parse(row.detail));
    if (read.success && read.data.checksum.startsWith(checksum)) return { row, sections: read.data.sections };
  }
  return null;
}

/**
 * Whether a printed checksum is what the book says of the month today; where that pack is in the log, also which of its sections differ.
 * @throws INVALID_DATE, NO_CLOSE_PACK
 */
function check(context: Context, input: Parsed<'close.packCheck'>): Output<'close.packCheck'> {
  const { pack: _, period, state, checksum, sections } = packOf(context, input, { language: 'en', form: null, register: false });
  const asked = input.checksum.toLowerCase();
  const found = recorded(packRecords(context.connection, period), asked);
  return {
    period, state, checksum, matches: checksum.startsWith(asked), madeAt: found?.row.at ?? null, madeBy: found?.row.actor ?? null,
    sections: sections.map((section) => {
      const then = found?.sections[section.id] ?? null;
      return { id: section.id, title: section.title, checksum: section.checksum, recorded: then, isSame: found === null ? null : then === section.checksum };
    }),
  };
}

export const packHandlers: Pick<Handlers<Context>, 'close.pack' | 'close.packCheck'> = { 'close.pack': closePack, 'close.packCheck': check };
