import { listCategories } from '../../book/tables/categories.ts';
import { listPlaces } from '../../book/tables/places.ts';
import { templateWorkbook, type TemplateLists } from '../../exchange/import/templateBook.ts';
import type { Context } from '../context.ts';
import { PLACE_TABLE } from './references.ts';

interface Named {
  code: string | null;
  name: string;
  name_ar: string | null;
}

/** Names in a language, each by its code where two are alike. */
function namesOf(rows: readonly Named[], language: 'en' | 'ar'): string[] {
  const nameOf = (row: Named): string => (language === 'ar' ? (row.name_ar ?? row.name) : row.name);
  const times = new Map<string, number>();
  for (const row of rows) times.set(nameOf(row), (times.get(nameOf(row)) ?? 0) + 1);
  return rows.map((row) => ((times.get(nameOf(row)) ?? 0) > 1 ? (row.code ?? nameOf(row)) : nameOf(row)));
}

/** Our own template with the lists of the open book to choose from: what is active in it. */
export function importTemplate(context: Context, language: 'en' | 'ar'): { fileName: string; bytes: Uint8Array } {
  const places = (kind: keyof typeof PLACE_TABLE): string[] => namesOf(listPlaces(context.connection, PLACE_TABLE[kind]).filter((place) => place.is_active === 1), language);
  const lists: TemplateLists = {
    category: namesOf(listCategories(context.connection).filter((category) => category.deleted_at === null && category.is_active === 1), language),
    location: places('location'), custodian: places('custodian'), costCenter: places('costCenter'), supplier: places('supplier'),
  };
  return templateWorkbook({ language, lists, createdAt: context.now });
}
