import { refuse } from '#shared/errors.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Row } from './model.ts';
import { readNumberFormats, readSharedStrings, readSheet } from './xlsxParts.ts';
import { attribute, decodeXml, scanXml } from './xml.ts';
import { openZip, type ZipArchive } from './zip.ts';

export interface Workbook {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly rows: readonly Row[];
}

interface SheetEntry {
  name: string;
  path: string;
}

/**
 * Reads one sheet of an XLSX workbook: the sheet asked for, else the first that `isKnown` (looked for among the first few), else the first that holds a table.
 * Formula cells give the value the spreadsheet program stored; nothing is ever evaluated.
 * @throws FILE_UNREADABLE (not a workbook, encrypted, no such sheet, too wide, too long), FILE_TOO_LARGE
 */
export function readWorkbook(bytes: Uint8Array, file: string, wanted?: string, isKnown: (rows: readonly Row[]) => boolean = () => false): Workbook {
  const zip = openZip(bytes, file);
  if (zip.has('content.xml') && !zip.has('[Content_Types].xml')) refuse('FILE_UNREADABLE', { file, reason: 'ods' });
  const workbookPath = targetOfType(zip, '_rels/.rels', '/officeDocument') ?? 'xl/workbook.xml';
  if (!zip.has(workbookPath)) refuse('FILE_UNREADABLE', { file, reason: 'format' });
  if (workbookPath.endsWith('.bin')) refuse('FILE_UNREADABLE', { file, reason: 'xlsb' });
  const { entries, is1904 } = readWorkbookPart(zip, workbookPath);
  if (entries.length === 0 || entries.length > IMPORT_LIMITS.sheets) refuse('FILE_UNREADABLE', { file, reason: 'sheet' });
  const relations = relationsPath(workbookPath);
  const stringsPath = targetOfType(zip, relations, '/sharedStrings');
  const stylesPath = targetOfType(zip, relations, '/styles');
  const strings = stringsPath !== null && zip.has(stringsPath) ? readSharedStrings(zip.text(stringsPath)) : [];
  const formats = stylesPath !== null && zip.has(stylesPath) ? readNumberFormats(zip.text(stylesPath)) : [];
  const read = (entry: SheetEntry): Row[] => (zip.has(entry.path) ? readSheet(zip.text(entry.path), { strings, formats, is1904, file }) : []);

  const sheets = entries.map((entry) => entry.name);
  if (wanted !== undefined) {
    const entry = entries.find((candidate) => candidate.name === wanted);
    if (!entry) refuse('FILE_UNREADABLE', { file, reason: 'sheet' });
    return { sheets, sheet: entry.name, rows: read(entry) };
  }
  let first: Workbook | null = null;
  for (const [index, entry] of entries.entries()) {
    if (first !== null && index >= IMPORT_LIMITS.sheetsLookedAt) break;
    const rows = read(entry);
    if (!holdsTable(rows)) continue;
    if (isKnown(rows)) return { sheets, sheet: entry.name, rows };
    first ??= { sheets, sheet: entry.name, rows };
  }
  return first ?? refuse('FILE_UNREADABLE', { file, reason: 'empty' });
}

/** Two rows of two cells or more: a cover sheet or a chart sheet has fewer. */
function holdsTable(rows: readonly Row[]): boolean {
  let filled = 0;
  for (const row of rows) {
    if (row.filter((cell) => cell !== '').length >= 2) filled += 1;
    if (filled >= 2) return true;
  }
  return false;
}

function readWorkbookPart(zip: ZipArchive, path: string): { entries: SheetEntry[]; is1904: boolean } {
  const targets = relationTargets(zip, relationsPath(path));
  const visible: SheetEntry[] = [];
  const hidden: SheetEntry[] = [];
  let is1904 = false;
  scanXml(zip.text(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attribute(attributes, 'id') ?? '');
      if (target === undefined) return;
      const entry = { name: attribute(attributes, 'name') ?? '', path: target.path };
      (attribute(attributes, 'state') === null || attribute(attributes, 'state') === 'visible' ? visible : hidden).push(entry);
    },
  });
  return { entries: visible.length > 0 ? visible : hidden, is1904 };
}

function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

function relationTargets(zip: ZipArchive, path: string): Map<string, { type: string; path: string }> {
  const targets = new Map<string, { type: string; path: string }>();
  if (!zip.has(path)) return targets;
  const folder = path.slice(0, path.lastIndexOf('_rels/'));
  scanXml(zip.text(path), {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const id = attribute(attributes, 'Id');
      const target = decodeXml(attribute(attributes, 'Target') ?? '');
      if (id !== null) targets.set(id, { type: attribute(attributes, 'Type') ?? '', path: resolvePart(folder, target) });
    },
  });
  return targets;
}

function targetOfType(zip: ZipArchive, path: string, typeEnding: string): string | null {
  for (const target of relationTargets(zip, path).values()) if (target.type.endsWith(typeEnding)) return target.path;
  return null;
}

/** A part's name in the archive; names are looked up there and never touch a file system. */
function resolvePart(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
