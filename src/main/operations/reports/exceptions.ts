import arFindings from '#shared/i18n/ar/findings.json' with { type: 'json' };
import enFindings from '#shared/i18n/en/findings.json' with { type: 'json' };
import { fill } from '#shared/fill.ts';
import { required } from '#shared/values/assert.ts';
import type { Period } from '#shared/values/calendar.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { findDraft, standingRuns } from '../../book/tables/runs.ts';
import type { MonthExceptions, ReportedFinding } from '../../reports/records.ts';
import { named, type Bilingual } from '../../reports/texts.ts';
import { checklistOf, type Finding } from '../checklist.ts';
import type { Context } from '../context.ts';
import { runForReport } from './run.ts';

type Texts = Readonly<Record<string, unknown>>;
const TEXTS: Record<'en' | 'ar', Texts> = { en: enFindings, ar: arFindings };

/** The sentence of a finding as the checklist says it: its plural form where it has forms, none of them where nothing was found. */
function sentence(language: 'en' | 'ar', { code, count, params }: Finding): string {
  const texts = TEXTS[language];
  const forms = [code, count === 0 ? `${code}_zero` : '', `${code}_${new Intl.PluralRules(language).select(count)}`, `${code}_other`];
  const found = forms.map((form) => texts[form]).find((one) => typeof one === 'string');
  return fill(required(found, `the sentence of the finding ${code} in ${language}`), { ...params, count });
}

const bilingual = (finding: Finding): Bilingual => ({ en: sentence('en', finding), ar: sentence('ar', finding) });

/** What is done once a month is closed: its order and its backup are no longer in question. */
const OF_THE_CLOSE: ReadonlySet<string> = new Set(['month_closed', 'months_in_order', 'earlier_month_open', 'backup']);

/** What the checks of a month find now, and what its run passes over or passed over. */
export function exceptionsForReport(context: Context, book: DepreciationBookRow, period: Period): MonthExceptions {
  const findings = checklistOf(context, book, period).filter(({ code }) => !OF_THE_CLOSE.has(code)).map((finding): ReportedFinding => ({
    code: finding.code, severity: finding.severity, finding: bilingual(finding), assets: finding.assets.map(({ assetNumber, name, nameAr }) => ({ number: assetNumber, name: named(name, nameAr) })), count: finding.count,
  }));
  const hasRun = standingRuns(context.connection, book.id, period).length > 0 || findDraft(context.connection, book.id, period) !== undefined;
  return { findings, passedOver: hasRun ? [...runForReport(context, { period, book }).exceptions] : [] };
}
