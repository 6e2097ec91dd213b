import type { Inspection } from './inspect.ts';
import type { ImportField, ImportMapping } from './model.ts';
import { cellText } from './text.ts';

const key = (heading: string): string => cellText(heading).toLowerCase();

/**
 * A mapping kept under a name, for another file of its kind: its columns under the headings as this file writes them. A column that the file does not have stays
 * under its own name, and is missed aloud when the file is read. Where the mapping has no day for what was depreciated, the one worked out from the file is offered.
 */
export function fitMapping(saved: ImportMapping, inspection: Pick<Inspection, 'headings' | 'mapping'>): ImportMapping {
  const headings = new Map(inspection.headings.map((heading) => [key(heading), heading]));
  const columns: Record<string, ImportField> = {};
  const entries = Object.entries(saved.columns).map(([heading, field]): [string, ImportField, boolean] => [headings.get(key(heading)) ?? heading, field, headings.has(key(heading))]);
  for (const [heading, field] of [...entries.filter(([, , isThere]) => isThere), ...entries.filter(([, , isThere]) => !isThere)]) {
    if (!Object.values(columns).includes(field)) columns[heading] = field;
  }
  const depreciatedThrough = saved.depreciatedThrough ?? inspection.mapping.depreciatedThrough;
  return { ...saved, columns, ...(depreciatedThrough === undefined ? {} : { depreciatedThrough }) };
}
