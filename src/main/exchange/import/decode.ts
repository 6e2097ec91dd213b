import { refuse } from '#shared/errors.ts';
import { decodeText, parseSeparated, sniffEncoding, sniffSeparator } from './csv.ts';
import { IMPORT_LIMITS, MIB } from './limits.ts';
import type { DecodedFile, LayoutChoice, Row, SourceFile } from './model.ts';
import { readWorkbook } from './xlsx.ts';

const ZIP_MAGIC = [0x50, 0x4b];
const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * A file's bytes as rows of cells. What it is, is told by its content; its name is not believed. Of a workbook's sheets one that `isKnown` goes before the others.
 * @throws FILE_TOO_LARGE, FILE_UNREADABLE {reason: empty | xls | ods | xlsb | encrypted | zip | format | sheet | encoding | quotes | rows | columns}
 */
export function decodeFile(source: SourceFile, layout: LayoutChoice = {}, isKnown: (rows: readonly Row[]) => boolean = () => false): DecodedFile {
  const { bytes, fileName } = source;
  if (bytes.byteLength > IMPORT_LIMITS.fileMiB * MIB) refuse('FILE_TOO_LARGE', { file: fileName, limitMiB: IMPORT_LIMITS.fileMiB });
  if (bytes.byteLength === 0) refuse('FILE_UNREADABLE', { file: fileName, reason: 'empty' });
  // Workbooks of before 2007, and workbooks under a password, share a container that is not read here.
  if (startsWith(bytes, OLE_MAGIC)) refuse('FILE_UNREADABLE', { file: fileName, reason: 'xls' });
  if (startsWith(bytes, ZIP_MAGIC)) {
    const workbook = readWorkbook(bytes, fileName, layout.sheet, isKnown);
    return { fileName, kind: 'xlsx', encoding: null, separator: null, ...workbook };
  }
  const encoding = layout.encoding ?? sniffEncoding(bytes);
  const text = decodeText(bytes, encoding, fileName);
  const separator = layout.separator !== undefined && layout.separator !== '' ? layout.separator : sniffSeparator(text);
  const rows = parseSeparated(text, separator, fileName);
  if (rows.length === 0) refuse('FILE_UNREADABLE', { file: fileName, reason: 'empty' });
  return { fileName, kind: 'csv', encoding, separator, sheets: [], sheet: null, rows };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
