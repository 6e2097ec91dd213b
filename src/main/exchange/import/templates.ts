import { z } from 'zod';
import { IMPORT_FIELDS, importMapping } from '#shared/contract/imports.ts';
import erpnext from '../../../../resources/import-templates/erpnext.json' with { type: 'json' };
import odoo from '../../../../resources/import-templates/odoo.json' with { type: 'json' };
import sage50 from '../../../../resources/import-templates/sage-50.json' with { type: 'json' };
import snipeIt from '../../../../resources/import-templates/snipe-it.json' with { type: 'json' };
import usoolAr from '../../../../resources/import-templates/usool-ar.json' with { type: 'json' };
import usoolEn from '../../../../resources/import-templates/usool-en.json' with { type: 'json' };
import xeroImport from '../../../../resources/import-templates/xero-import.json' with { type: 'json' };
import xeroRegister from '../../../../resources/import-templates/xero-register.json' with { type: 'json' };
import type { ImportField, ImportMapping, Table } from './model.ts';
import { columnCells, columnOf } from './table.ts';
import { cellText, wordKey } from './text.ts';

/** A column whose meaning another column decides: 5 depreciations are five months or five years. */
const columnSwitch = z.strictObject({ column: z.string(), by: z.string(), to: z.record(z.string(), z.enum(IMPORT_FIELDS)) });
const template = importMapping.extend({ name: z.string(), recognise: z.array(z.string()).min(2), switches: z.array(columnSwitch).default([]) });

export interface ImportTemplate {
  readonly name: string;
  readonly recognise: readonly string[];
  readonly switches: readonly z.output<typeof columnSwitch>[];
  readonly mapping: ImportMapping;
}

/** Files of other registers, and our own, that are known by their headings. The first that fits most headings is taken. */
export const TEMPLATES: readonly ImportTemplate[] = [usoolEn, usoolAr, xeroRegister, xeroImport, sage50, erpnext, odoo, snipeIt].map((source) => {
  const { name, recognise, switches, ...mapping } = template.parse(source);
  return { name, recognise, switches, mapping };
});

export const findTemplate = (name: string): ImportTemplate | undefined => TEMPLATES.find((candidate) => candidate.name === name);

/** The template whose tell-tale headings are all in the file; of several, the one that asks for most. */
export function recogniseTemplate(headings: readonly string[]): ImportTemplate | null {
  const present = new Set(headings.map((heading) => wordKey(heading)));
  const fitting = TEMPLATES.filter((candidate) => candidate.recognise.every((heading) => present.has(wordKey(heading))));
  return fitting.reduce<ImportTemplate | null>((best, candidate) => (best && best.recognise.length >= candidate.recognise.length ? best : candidate), null);
}

/** A template's columns under the headings that this file has. Of two columns for one field the first named is taken. */
export function fitTemplate(chosen: ImportTemplate, table: Table): Record<string, ImportField> {
  const columns: Record<string, ImportField> = {};
  const taken = new Set<ImportField>();
  const take = (heading: string, field: ImportField): void => {
    const column = columnOf(table, heading);
    const name = column === null ? undefined : table.headings[column];
    if (name === undefined || taken.has(field) || Object.hasOwn(columns, name)) return;
    columns[name] = field;
    taken.add(field);
  };
  for (const [heading, field] of Object.entries(chosen.mapping.columns)) take(heading, field);
  for (const choice of chosen.switches) {
    const by = columnOf(table, choice.by);
    if (by === null) continue;
    const fields = new Set(columnCells(table, by).map((cell) => Object.entries(choice.to).find(([word]) => wordKey(word) === wordKey(cellText(cell)))?.[1]));
    const [field] = fields;
    // Where rows differ, no one reading of the column is right: the person decides.
    if (fields.size === 1 && field !== undefined) take(choice.column, field);
  }
  return columns;
}
