import ar from '#shared/i18n/ar/bookExport.json' with { type: 'json' };
import en from '#shared/i18n/en/bookExport.json' with { type: 'json' };
import { fill } from '#shared/fill.ts';
import { required } from '#shared/values/assert.ts';
import { formatAmount, minor } from '#shared/values/money.ts';

type Language = 'en' | 'ar';

/** What the README of an export tells of the book. */
export interface ReadmeFacts {
  name: string;
  nameAr: string | null;
  currency: string;
  exponent: number;
  /** ISO 8601 in UTC. */
  exportedAt: string;
  /** The day of the register beside the tables. */
  asOf: string;
  tables: readonly { name: string; rows: number }[];
  hasAttachments: boolean;
  hasJournalFiles: boolean;
}

const TEXTS = { en, ar } as const;
const SAMPLE_MINOR = 123_456;

export const README: Readonly<Record<Language, string>> = { en: 'README.en.md', ar: 'README.ar.md' };

/** A bar would end a cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|');
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`), ''];

function filesOf(language: Language, { asOf, hasAttachments, hasJournalFiles }: ReadmeFacts): string[] {
  const { at, files, file, what } = TEXTS[language];
  const rows: [string, string][] = [
    ['`asset-register.csv`', fill(at.register, { asOf })], ['`ledger.journal`', at.ledger], ['`tables/`', at.tables],
    ...(hasAttachments ? [['`attachments/`', at.attachments] as [string, string]] : []),
    ...(hasJournalFiles ? [['`journal-files/`', at.journalFiles], ['`blobs/`', at.blobs]] as [string, string][] : []),
    ['`schema.sql`', at.schema], ['`manifest.json`', at.manifest],
  ];
  return [`## ${files}`, '', ...tableOf([file, what], rows)];
}

/** What a folder with a whole book tells whoever opens it without Usool, in one language. Markdown. */
export function readme(language: Language, facts: ReadmeFacts): string {
  const texts = TEXTS[language];
  const holds: Readonly<Record<string, string>> = texts.of;
  const { currency, exponent, exportedAt, asOf, tables } = facts;
  const company = language === 'ar' ? (facts.nameAr ?? facts.name) : facts.name;
  const rules = Object.values(texts.rule).map((rule) => `* ${rule.includes('{{') ? fill(rule, { currency, exponent, sample: `${formatAmount(minor(SAMPLE_MINOR), exponent)} ${currency}` }) : rule}`);
  const body = [
    `# ${fill(texts.title, { company })}`, '',
    fill(texts.written, { day: exportedAt.slice(0, 10), time: exportedAt.slice(11, 16) }), '', fill(texts.beginning, { asOf }), '',
    ...filesOf(language, facts),
    `## ${texts.reading}`, '', ...rules, '',
    `## ${texts.secrets}`, '', texts.passwords, '',
    `## ${texts.back}`, '', texts.restore, '',
    `## ${texts.tables}`, '',
    ...tableOf([texts.table, texts.rows, texts.holds], tables.map(({ name, rows }) => [`\`${name}\``, String(rows), required(holds[name], `what the table ${name} holds, in ${language},`)])),
  ];
  return language === 'ar' ? ['<div dir="rtl" lang="ar">', '', ...body, '</div>', ''].join('\n') : body.join('\n');
}
