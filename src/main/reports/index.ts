import type { Output, Parsed } from '#shared/contract/index.ts';
import { XLSX_MIME_TYPE } from '../exchange/files/xlsx.ts';
import type { ReportData, RunOptions } from './definition.ts';
import { safeFileName } from './fileNames.ts';
import { csvReport } from './forms/csv.ts';
import { type ReportResult, screenReport } from './forms/screen.ts';
import { xlsxReport } from './forms/xlsx.ts';
import { defaultOf, readParameters } from './parameters.ts';
import { isUpright, type PrintJob, renderHtml } from './print/document.ts';
import { findReport, REPORTS } from './registry.ts';
import type { ReportSource } from './source.ts';
import { refuse } from '#shared/errors.ts';

export { assemblePdf, joinPdfs, type PrintHtml } from './pdf.ts';
export type { PrintJob } from './print/document.ts';
export type { ReportSource } from './source.ts';

export type ReportSummary = Output<'reports.list'>[number];
export type ExportRequest = Parsed<'app.exportReport'>;

/** Bytes to save; or, for a PDF, HTML for whoever can print, which `assemblePdf` makes one file of. */
export type RenderedReport =
  | { kind: 'bytes'; bytes: Uint8Array; fileName: string; mimeType: string }
  | ({ kind: 'html'; fileName: string; landscape: boolean } & PrintJob);

export interface RenderOptions extends RunOptions {
  /** Where the shell serves resources/fonts. */
  fontBaseUrl?: string;
  /** See {@link CHUNK_ROWS}; Infinity for one document, to be sent to a printer. */
  chunkRows?: number;
}

const FONT_BASE_URL = '/fonts';
/** Chromium prints this many rows in about a second, tagged in two; time grows faster than rows (twenty thousand in one document take a minute). */
export const CHUNK_ROWS = 1000;

/** The reports there are for whoever asks, and what each asks for, with the defaults that this book suggests. */
export function listReports(source: ReportSource): ReportSummary[] {
  return REPORTS.filter(({ permission }) => permission === undefined || source.may(permission)).map(({ id, group, title, description, parameters }) => ({
    id, group, title, description,
    parameters: parameters.map((spec) => ({ id: spec.id, type: spec.type, required: spec.required, label: spec.label, choices: [...spec.choices], defaultValue: defaultOf(spec, source) })),
  }));
}

function runDefinition(source: ReportSource, id: string, given: Readonly<Record<string, string>>, options: RunOptions): ReportData {
  const definition = findReport(id);
  const { permission } = definition;
  if (permission !== undefined && !source.may(permission)) refuse('PERMISSION_DENIED', { permission });
  return definition.run(source, readParameters(definition, given, source), options);
}

/**
 * A report for the screen.
 * @throws REPORT_NOT_FOUND, PERMISSION_DENIED, INVALID_INPUT and INVALID_DATE for its parameters, and what the source throws for what is not there
 */
export function runReport(source: ReportSource, id: string, parameters: Readonly<Record<string, string>>, options: RunOptions & { limit?: number }): ReportResult {
  return screenReport(runDefinition(source, id, parameters, options), options.limit);
}

/** A report as a file. The same definition, rows and sums as on the screen. */
export function renderReport(source: ReportSource, request: ExportRequest, options: RenderOptions): RenderedReport {
  const { language, format } = request;
  const data = runDefinition(source, request.report, request.parameters, options);
  const fileName = safeFileName(data.fileName[language === 'ar' ? 'ar' : 'en'], format);
  const file = (bytes: Uint8Array, mimeType: string): RenderedReport => ({ kind: 'bytes', bytes, fileName, mimeType });
  switch (format) {
    case 'xlsx':
      return file(xlsxReport(data, language), XLSX_MIME_TYPE);
    case 'csv':
      return file(csvReport(data, language), 'text/csv; charset=utf-8');
    case 'json':
      return file(Buffer.from(`${JSON.stringify(screenReport(data), null, 2)}\n`), 'application/json');
    case 'pdf':
      return { kind: 'html', fileName, landscape: !isUpright(data), ...renderHtml(data, language, { fontBaseUrl: options.fontBaseUrl ?? FONT_BASE_URL, chunkRows: options.chunkRows ?? CHUNK_ROWS }) };
  }
}
