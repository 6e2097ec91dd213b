import { addLedger, type AssetMovements, assertClosed, type BlockName, BLOCKS, emptyLedger, type MovementLedger, type MovementQuery } from '../movements.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, rowText } from '../texts.ts';

export type GroupBy = MovementQuery['orderBy'];

export interface ClassMovements {
  key: string;
  label: Bilingual;
  ledger: MovementLedger;
}

/** What an asset is added up with: its class, its location, or its cost centre. */
export function groupOf({ category, location, costCenter }: AssetMovements, by: GroupBy): { key: string; label: Bilingual } {
  if (by === 'category') return { key: String(category.id), label: category.name };
  const place = by === 'location' ? location : costCenter;
  return { key: place?.code ?? '', label: place?.name ?? rowText(by === 'location' ? 'noLocation' : 'noCostCenter') };
}

/** What a block and one of its movements are known by together. */
export const movementKey = (block: BlockName, name: string): string => `${block}.${name}`;

/** The movements of a range by group, in the order of the groups, and all of them together; each closes. `moved`: those that some asset has, even where they come to nothing in all. */
export function movementsByGroup(source: ReportSource, query: MovementQuery): { groups: ClassMovements[]; total: MovementLedger; moved: ReadonlySet<string> } {
  const groups = new Map<string, ClassMovements>();
  const moved = new Set<string>();
  const total = emptyLedger();
  for (const asset of source.movements(query)) {
    const { key, label } = groupOf(asset, query.orderBy);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, label, ledger: emptyLedger() }));
    addLedger(group.ledger, asset.ledger);
    addLedger(total, asset.ledger);
    for (const block of BLOCKS) for (const [name, amount] of Object.entries(asset.ledger[block].moved)) if (amount !== 0) moved.add(movementKey(block, name));
  }
  for (const { label, ledger } of groups.values()) assertClosed(ledger, label.en);
  assertClosed(total, 'all assets');
  return { groups: [...groups.values()], total, moved };
}
