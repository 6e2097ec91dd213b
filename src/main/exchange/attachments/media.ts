import { refuse } from '#shared/errors.ts';
import { openZip } from '../import/zip.ts';
import { extensionOf } from './names.ts';

/** What one attached file may weigh. */
export const ATTACHMENT_LIMIT_MIB = 25;
export const ATTACHMENT_LIMIT_BYTES = ATTACHMENT_LIMIT_MIB * 1024 * 1024;

export type MediaType = (typeof MEDIA)[number]['mediaType'];

export interface Media {
  mediaType: MediaType;
  /** Its own one first: what a copy on the disk ends in where its name says otherwise. */
  extensions: readonly string[];
  isImage: boolean;
}

/** What may be attached. Told by content, never by name: a name only chooses between kinds of text. */
const MEDIA = [
  { mediaType: 'image/png', extensions: ['png'], isImage: true },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], isImage: true },
  { mediaType: 'image/gif', extensions: ['gif'], isImage: true },
  { mediaType: 'image/webp', extensions: ['webp'], isImage: true },
  { mediaType: 'image/heic', extensions: ['heic', 'heif'], isImage: true },
  { mediaType: 'application/pdf', extensions: ['pdf'], isImage: false },
  { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'], isImage: false },
  { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'], isImage: false },
  { mediaType: 'application/vnd.ms-outlook', extensions: ['msg'], isImage: false },
  { mediaType: 'message/rfc822', extensions: ['eml'], isImage: false },
  { mediaType: 'text/csv', extensions: ['csv'], isImage: false },
  { mediaType: 'text/plain', extensions: ['txt'], isImage: false },
] as const;

/** What a window can draw; a HEIC photo is kept, and seen in the system's own viewer. */
const DRAWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Names under which a system starts something, whatever the content. */
const PROGRAMS: ReadonlySet<string> = new Set(
  `exe com scr pif cpl dll sys drv ocx msi msp mst msix appx appinstaller bat cmd ps1 psm1 psd1 vb vbe vbs js jse mjs cjs ws wsc wsf wsh sct hta msc inf reg lnk url scf gadget application jar class jnlp
   sh bash zsh fish csh ksh run bin elf so app command action workflow scpt applescript osx pkg dmg iso img vhd vhdx deb rpm apk ipa snap flatpak appimage desktop service py pyc pyw rb pl php lua tcl ade adp accde mde chm hlp settingcontent-ms library-ms search-ms website xll xlam`.split(/\s+/),
);
const MARKUP: ReadonlySet<string> = new Set(['html', 'htm', 'xhtml', 'xht', 'shtml', 'mht', 'mhtml', 'svg', 'svgz', 'xml', 'xsl', 'xslt', 'rss']);
const MACROS: ReadonlySet<string> = new Set(['docm', 'dotm', 'xlsm', 'xlsb', 'xltm', 'pptm', 'potm', 'ppam', 'ppsm', 'sldm', 'dot', 'xlt', 'xla', 'slk', 'iqy']);

const latin = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);
const starts = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

/** Windows, Linux and macOS programs, Java classes, and scripts that name their interpreter. */
function isProgram(bytes: Uint8Array): boolean {
  const head = latin(bytes, 0, 4);
  return head.startsWith('MZ') || head.startsWith('#!') || head === '\u007fELF' || ['\u00fe\u00ed\u00fa\u00ce', '\u00fe\u00ed\u00fa\u00cf', '\u00ce\u00fa\u00ed\u00fe', '\u00cf\u00fa\u00ed\u00fe', '\u00ca\u00fe\u00ba\u00be', 'dex\n'].includes(head) || starts(bytes, 0x4c, 0, 0, 0, 1, 0x14, 2, 0);
}

function imageType(bytes: Uint8Array): MediaType | null {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (/^GIF8[79]a/.test(latin(bytes, 0, 6))) return 'image/gif';
  if (/^RIFF[^]{4}WEBP/.test(latin(bytes, 0, 12))) return 'image/webp';
  return /^[^]{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/.test(latin(bytes, 0, 12)) ? 'image/heic' : null;
}

/** Spreadsheets and documents of Office; one that carries macros is a program. */
function officeType(bytes: Uint8Array, file: string): MediaType | null {
  if (!starts(bytes, 0x50, 0x4b, 3, 4)) return null;
  const archive = openZip(bytes, file);
  if (!archive.has('[Content_Types].xml')) return null;
  if (archive.has('xl/vbaProject.bin') || archive.has('word/vbaProject.bin')) refuse('FILE_TYPE_REFUSED', { file, reason: 'macros' });
  if (archive.has('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return archive.has('word/document.xml') ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : null;
}

/** An Outlook message is told from other files of its container by a stream that only messages have. */
function isOutlookMessage(bytes: Uint8Array): boolean {
  return starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('__properties_version1.0', 'utf16le'));
}

const TEXT_BY_EXTENSION: Readonly<Record<string, MediaType>> = { '': 'text/plain', txt: 'text/plain', csv: 'text/csv', eml: 'message/rfc822' };

/** Text in any encoding that people save tables and letters in: no zero bytes and no control characters, or a mark of UTF-16. */
function isText(bytes: Uint8Array): boolean {
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) return true;
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);
}

/** The text behind the marks an encoding may begin with, as far as its letters are Latin. */
const isMarkup = (bytes: Uint8Array): boolean => /^\s*<[!?a-z]/i.test(latin(bytes, 0, 1024).replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/, '').replaceAll('\0', ''));

function textType(bytes: Uint8Array, file: string): MediaType | null {
  if (!isText(bytes)) return null;
  if (isMarkup(bytes)) refuse('FILE_TYPE_REFUSED', { file, reason: 'markup' });
  return TEXT_BY_EXTENSION[extensionOf(file)] ?? null;
}

/**
 * What a file is, by its content. Pictures, PDF, Office files without macros, plain text and mail; never what a system could start or a browser run.
 * @throws FILE_TYPE_REFUSED, FILE_TOO_LARGE, FILE_UNREADABLE (a damaged Office file)
 */
export function identifyMedia(file: string, bytes: Uint8Array): Media {
  if (bytes.byteLength > ATTACHMENT_LIMIT_BYTES) refuse('FILE_TOO_LARGE', { file, limitMiB: ATTACHMENT_LIMIT_MIB });
  if (bytes.byteLength === 0) refuse('FILE_TYPE_REFUSED', { file, reason: 'empty' });
  const extension = extensionOf(file);
  if (PROGRAMS.has(extension) || isProgram(bytes)) refuse('FILE_TYPE_REFUSED', { file, reason: 'program' });
  if (MARKUP.has(extension)) refuse('FILE_TYPE_REFUSED', { file, reason: 'markup' });
  if (MACROS.has(extension)) refuse('FILE_TYPE_REFUSED', { file, reason: 'macros' });
  const pdf = latin(bytes, 0, 5) === '%PDF-' ? 'application/pdf' : null;
  const found = imageType(bytes) ?? pdf ?? officeType(bytes, file) ?? (isOutlookMessage(bytes) ? 'application/vnd.ms-outlook' : null) ?? textType(bytes, file);
  if (found === null) refuse('FILE_TYPE_REFUSED', { file, reason: 'unknown' });
  return mediaOf(found);
}

/** A kind by the name under which the book keeps it. */
export function mediaOf(mediaType: string): Media {
  const media = MEDIA.find((candidate) => candidate.mediaType === mediaType);
  if (media === undefined) throw new Error(`Assertion failed: ${mediaType} is no media type of an attachment`);
  return media;
}

export const isDrawn = (mediaType: string): boolean => DRAWN.has(mediaType);
