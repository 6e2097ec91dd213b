import arFindings from '#shared/i18n/ar/findings.json' with { type: 'json' };
import arPack from '#shared/i18n/ar/closePack.json' with { type: 'json' };
import enFindings from '#shared/i18n/en/findings.json' with { type: 'json' };
import enPack from '#shared/i18n/en/closePack.json' with { type: 'json' };
import { fill } from '#shared/fill.ts';
import { required } from '#shared/values/assert.ts';
import type { ColumnType, ReportCell, ReportColumn } from '../definition.ts';
import { groupedDigits } from '../figures.ts';
import type { Field } from '../rows.ts';
import type { Bilingual, Language } from '../texts.ts';

type Section = keyof typeof enPack;
type Values = Readonly<Record<string, string | number>>;
type Tree = Readonly<Record<string, Readonly<Record<string, string>>>>;

const PACK: Record<Language, Tree> = { en: enPack, ar: arPack };
const FINDINGS: Record<Language, Readonly<Record<string, unknown>>> = { en: enFindings, ar: arFindings };

const both = (of: (language: Language) => string): Bilingual => ({ en: of('en'), ar: of('ar') });
const look = (language: Language, section: string, key: string): string => required(PACK[language][section]?.[key], `the text ${section}.${key} in ${language}`);

/** A text of the close pack in both languages. */
export function packText<S extends Section>(section: S, key: keyof (typeof enPack)[S] & string, values: Values = {}): Bilingual {
  return both((language) => fill(look(language, section, key), values));
}

/** A section's name, or its short one for a sheet, by its id. */
export const sectionText = (list: 'section' | 'sheet', id: string): Bilingual => both((language) => look(language, list, id));

/** What was done, by the kind of the event; the inverse of an act says so. */
export function actText(kind: string, isInverse: boolean): Bilingual {
  return both((language) => (isInverse ? fill(look(language, 'act', 'taken_back'), { act: look(language, 'act', kind) }) : look(language, 'act', kind)));
}

/** "Total (3 entries)": a whole sentence for each plural form. */
export const totalOf = (count: number): Bilingual => both((language) => fill(look(language, 'total', `of_${new Intl.PluralRules(language).select(count)}`), { count }));

type ColumnName = keyof (typeof enPack)['column'];

/** A column under its label in the texts of the pack. */
export function packField<Row>(id: ColumnName, type: ColumnType, width: number, cell: (row: Row) => ReportCell, options: Partial<Pick<ReportColumn, 'total' | 'bilingual' | 'print'>> = {}): Field<Row> {
  return { id, label: packText('column', id), type, width, total: options.total ?? false, bilingual: options.bilingual ?? false, print: options.print ?? true, cell };
}

const AMOUNT = /^-?\d+\.\d+$/;

/**
 * What the checklist said, as the screen says it. A check that this version no longer knows is shown by its code: the finding was recorded when the month
 * was closed, and is not to be lost.
 */
export function findingText(code: string, count: number, params: Values): Bilingual {
  const shown = { ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' && AMOUNT.test(value) ? groupedDigits(value) : value])), count };
  return both((language) => {
    const texts = FINDINGS[language];
    const form = (count === 0 ? texts[`${code}_zero`] : undefined) ?? texts[`${code}_${new Intl.PluralRules(language).select(count)}`] ?? texts[`${code}_other`] ?? texts[code];
    return typeof form === 'string' ? fill(form, shown) : code;
  });
}

export const severityText = (severity: 'block' | 'warn' | 'ok'): Bilingual => both((language) => required((FINDINGS[language].severity as Record<string, string> | undefined)?.[severity], `the severity ${severity}`));
