import type { ReportColumn, ReportRow } from '../definition.ts';

/**
 * What never changes once its month is closed: numbers, dates and hashes under which things were posted. Names, codes that people give and may correct (accounts,
 * tags, serial numbers), and terms that are looked up anew are shown but not counted.
 */
const SETTLED: ReadonlySet<string> = new Set([
  'assetNumber', 'journal', 'transfer', 'date', 'disposalDate', 'acquisitionDate', 'reference', 'check', 'count', 'entryHash', 'seq', 'at', 'actor', 'operation', 'subject', 'hash', 'started', 'ageMonths',
]);
/** Amounts that follow from terms which may still change: what an asset that is not in service yet will be worth in the end. */
const UNSETTLED_AMOUNTS: ReadonlySet<string> = new Set(['residualValue']);

const counts = ({ id, type }: ReportColumn): boolean => (type === 'amount' ? !UNSETTLED_AMOUNTS.has(id) : SETTLED.has(id));

export interface SectionDigest {
  add: (row: ReportRow) => void;
  /** Hex. */
  checksum: () => string;
  rows: () => number;
}

/**
 * The checksum of a section: SHA-256 of its canonical content, a JSON array. First the section's id, then each detail row as the pairs [column, value] of what
 * is settled in it, by column id, amounts in minor units, without empty cells and zero amounts; rows sorted as texts. So neither a column's place nor the order of groups
 * matters, nor a column that a later version adds and that is nothing here.
 */
export function sectionDigest(id: string, columns: readonly ReportColumn[], sha256: (text: string) => string): SectionDigest {
  const counted = columns.flatMap((column, index) => (counts(column) ? [{ id: column.id, index, isAmount: column.type === 'amount' }] : [])).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows: string[] = [];
  return {
    add({ kind, cells }) {
      if (kind !== 'row') return;
      const pairs = counted.flatMap(({ id: column, index, isAmount }): [string, string | number][] => {
        const cell = cells[index] ?? null;
        return cell === null || typeof cell === 'object' || (isAmount && cell === 0) ? [] : [[column, typeof cell === 'string' ? cell.normalize('NFC') : cell]];
      });
      rows.push(JSON.stringify(pairs));
    },
    checksum: () => sha256(`[${JSON.stringify(id)},${rows.toSorted().join(',')}]`),
    rows: () => rows.length,
  };
}
