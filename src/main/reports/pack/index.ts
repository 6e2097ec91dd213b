import type { ReportData, ReportRow } from '../definition.ts';
import type { ReportLanguage } from '../forms/columns.ts';
import type { PrintJob } from '../print/document.ts';
import { packHtml, type PrintedRows, printedRows, sectionHtml, type SectionPages } from '../print/pack.ts';
import type { Bilingual } from '../texts.ts';
import { type PackCover, type PackedSection, coverOf } from './cover.ts';
import { sectionDigest } from './digest.ts';
import { momentOf, type PackPart, partsOf } from './sections.ts';
import type { PackSource } from './source.ts';
import { packText } from './texts.ts';
import { PackWorkbook } from './workbook.ts';

export type { PackedSection } from './cover.ts';
export type * from './source.ts';

export interface PackRequest {
  language: ReportLanguage;
  /** Null: checksums alone. */
  form: 'pdf' | 'xlsx' | 'both' | null;
  /** The register of the last day, which may be long. Its checksum is there either way. */
  register: boolean;
}

export interface PackOptions {
  /** Hex. */
  sha256: (text: string) => string;
  /** Where the shell serves resources/fonts. */
  fontBaseUrl?: string;
  progress?: (done: number) => void;
}

export interface Pack {
  checksum: string;
  sections: readonly PackedSection[];
  fileName: Bilingual;
  print: PrintJob | null;
  workbook: Uint8Array | null;
}

/** Increased when the same month comes to other checksums than before; kept with every pack that was made. */
export const PACK_VERSION = 1;

/**
 * The checksum of a month: SHA-256 of a JSON array of its facts (period, state, who closed it and when, chain head, currency, engine, books) and of the sections'
 * checksums that are settled.
 */
function checksumOf({ month, reports }: PackSource, sections: readonly PackedSection[], sha256: PackOptions['sha256']): string {
  const { currency, exponent } = reports.book();
  const { period, state, closedAt, closedBy, chainHead, auditRows, engineVersion, books } = month;
  const settled = sections.filter(({ isSettled }) => isSettled).map(({ id, checksum }) => [id, checksum]);
  return sha256(JSON.stringify([PACK_VERSION, period, state, closedAt, closedBy, chainHead, auditRows, currency, exponent, engineVersion, books.map(({ id, rounding }) => [id, rounding]), settled]));
}

interface Forms {
  request: PackRequest;
  options: PackOptions;
  workbook: PackWorkbook | null;
}

/** One section through every form at once: its rows are read a single time, and none are held but those printed. */
function pack(part: PackPart, index: number, { request, options, workbook }: Forms): PackedSection & SectionPages {
  const { id, title, sheet, data, note, isSettled } = part;
  const isIncluded = !part.isOptional || request.register;
  const digest = sectionDigest(id, data?.columns ?? [], options.sha256);
  const isPrinted = isIncluded && (request.form === 'pdf' || request.form === 'both');
  const printed = isPrinted && data ? printedRows(request.language) : null;
  if (data) {
    const rows = watched(data.rows, (row) => {
      digest.add(row);
      printed?.add(row);
    });
    if (workbook && isIncluded) workbook.section({ ...data, title, rows }, sheet, index);
    else for (const _ of rows) continue;
  }
  const pages: SectionPages = isPrinted ? sectionHtml({ title, index, ...emptied(data, printed, digest.rows(), note) }, request.language) : { html: '', isBrief: true };
  return { id, title, sheet, rowCount: digest.rows(), checksum: digest.checksum(), isSettled, isIncluded, ...pages };
}

/** A table without rows is a sentence that says so. */
function emptied(data: ReportData | null, rows: PrintedRows | null, count: number, note: Bilingual | null): { data: ReportData | null; rows: PrintedRows | null; note: Bilingual | null } {
  return data !== null && count === 0 ? { data: null, rows: null, note: note ?? packText('note', 'nothing') } : { data, rows, note };
}

function* watched(rows: Iterable<ReportRow>, watch: (row: ReportRow) => void): Generator<ReportRow> {
  for (const row of rows) {
    watch(row);
    yield row;
  }
}

/**
 * The close pack of a month: one document, one workbook, and the checksums by which both can be proved from the book. Every report in it runs as at the month, so
 * that it can be made again at any time. @throws what the reports throw
 */
export function makePack(source: PackSource, request: PackRequest, options: PackOptions): Pack {
  const { period, state } = source.month;
  const title = packText('cover', 'title', { period });
  const hasWorkbook = request.form === 'xlsx' || request.form === 'both';
  const workbook = hasWorkbook ? new PackWorkbook(title, request.language, source.reports.book().exponent, momentOf(source)) : null;
  const sections: (PackedSection & SectionPages)[] = [];
  for (const part of partsOf(source)) {
    sections.push(pack(part, sections.length, { request, options, workbook }));
    options.progress?.(sections.length);
  }
  const checksum = checksumOf(source, sections, options.sha256);
  const cover: PackCover = coverOf(source, checksum);
  const hasPages = request.form === 'pdf' || request.form === 'both';
  return {
    checksum, sections: sections.map(({ html: _, isBrief: _brief, ...section }) => section), fileName: packText('cover', state === 'draft' ? 'draftFile' : 'file', { period }),
    print: hasPages ? packHtml(cover, sections, request.language, options.fontBaseUrl ?? '/fonts') : null, workbook: workbook?.finish(cover, sections) ?? null,
  };
}
