/**
 * What one import file may cost us. A register of 100,000 assets in 40 columns fits many times over;
 * a file made to exhaust the machine does not.
 */
export const IMPORT_LIMITS = {
  fileMiB: 64,
  /** One part of a workbook, unpacked: guards against archives that unpack to gigabytes. */
  partMiB: 256,
  workbookMiB: 400,
  sheets: 200,
  /** How many sheets are read in search of one of a known format. */
  sheetsLookedAt: 6,
  rows: 250_000,
  columns: 500,
  cells: 15_000_000,
  /** The longest text that could be a date, an amount or a life. */
  figureCharacters: 80,
  sampleRows: 20,
  headingSearchRows: 30,
  distinctValues: 50,
  problemsShown: 500,
} as const;

export const MIB = 1024 * 1024;
