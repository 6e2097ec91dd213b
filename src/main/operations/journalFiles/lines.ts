import type { ChargeOfJournal, ExportableLine } from '../../book/queries/journalFiles.ts';

/** A line with everything a file may say of it; one of the amounts is zero. */
export type DetailedLine = Omit<ExportableLine, 'journalId'>;

const keyOf = ({ categoryId, costCenterId }: { categoryId: number | null; costCenterId: number | null }): string => `${categoryId} ${costCenterId}`;
const net = ({ debitMinor, creditMinor }: DetailedLine): number => debitMinor - creditMinor;
const onSide = (line: DetailedLine, amount: number): DetailedLine => ({ ...line, debitMinor: Math.max(amount, 0), creditMinor: Math.max(-amount, 0) });

/**
 * Lines by account, category and cost centre, debits apart from credits, in the order in which they first appear; assets are not named. Minor units.
 */
export function summarized(lines: readonly DetailedLine[]): DetailedLine[] {
  const groups = new Map<string, DetailedLine>();
  for (const line of lines) {
    const key = `${line.accountId} ${keyOf(line)} ${line.debitMinor > 0 ? 'debit' : 'credit'}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...line, asset: null });
    else {
      group.debitMinor += line.debitMinor;
      group.creditMinor += line.creditMinor;
    }
  }
  return [...groups.values()];
}

/**
 * The lines of a run's journal asset by asset. They stand in pairs, expense and accumulated depreciation, a pair for each category, cost centre and accumulated
 * account; a pair is taken apart where the charges of its assets come to its amount, and stands as it is where they do not (an asset was given
 * another account since). So debits and credits come to what they were. Minor units.
 */
export function byAsset(lines: readonly DetailedLine[], charges: readonly ChargeOfJournal[]): DetailedLine[] {
  if (charges.length === 0 || lines.length % 2 !== 0) return [...lines];
  const pairs = Array.from({ length: lines.length / 2 }, (_, index) => [lines[index * 2], lines[index * 2 + 1]] as [DetailedLine, DetailedLine]);
  const alone = new Map<string, number>();
  for (const [expense] of pairs) alone.set(keyOf(expense), (alone.get(keyOf(expense)) ?? 0) + 1);
  return pairs.flatMap(([expense, accumulated]) => {
    const key = keyOf(expense);
    const own = charges.filter((charge) => keyOf(charge) === key && (alone.get(key) === 1 || charge.accumulatedAccountId === accumulated.accountId));
    if (own.reduce((sum, { depreciationMinor }) => sum + depreciationMinor, 0) !== net(expense) || net(expense) !== -net(accumulated)) return [expense, accumulated];
    return own.flatMap(({ asset, depreciationMinor }) => [onSide({ ...expense, asset }, depreciationMinor), onSide({ ...accumulated, asset }, -depreciationMinor)]);
  });
}
