import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isDate, isPeriod } from '#shared/values/calendar.ts';
import type { Output } from '#shared/contract/index.ts';
import { createFormat } from '../../i18n/format.ts';
import { FormatContext, useFormat } from '../../i18n/useFormat.ts';
import { Card } from '../../ui/index.ts';
import type { Bilingual, ReportLanguage } from './language.ts';
import { ReportTable } from './ReportTable.tsx';
import { CardHead } from './CardHead.tsx';
import css from './reports.module.css';
import { Texts } from './Texts.tsx';

type Report = Output<'reports.run'>;

interface PreviewProps {
  result: Report;
  language: ReportLanguage;
}

/** The report as it will be on paper, in its own language and direction whatever the screen speaks. */
export function Preview({ result, language }: PreviewProps) {
  const { t } = useTranslation('reportScreens');
  const { settings } = useFormat();
  const main = language === 'ar' ? 'ar' : 'en';
  const format = useMemo(() => createFormat({ ...settings, language: main, calendar: 'gregorian' }), [settings, main]);
  const shown = result.rows.filter((row) => row.kind === 'row').length;
  return (
    <Card isPadded={false} title={t('preview', { count: result.rowCount })}>
      {shown < result.rowCount && (
        <p className={css.cut} role="status">
          {t('cut', { shown, count: result.rowCount })}
        </p>
      )}
      <FormatContext value={format}>
        <div className={css.paper} lang={main} dir={main === 'ar' ? 'rtl' : 'ltr'}>
          <header className={css.paperHead}>
            <div>
              <p className={css.company}>
                <Texts of={result.company} language={language} />
              </p>
              <p className={css.paperTitle}>
                <Texts of={result.title} language={language} />
              </p>
            </div>
            {result.card !== null && <CardHead card={result.card} language={language} />}
            <Facts facts={result.facts} language={language} />
          </header>
          <Sections result={result} stands="before" language={language} />
          <ReportTable table={result} language={language} />
          <Sections result={result} stands="after" language={language} />
        </div>
      </FormatContext>
    </Card>
  );
}

function Sections({ result, stands, language }: { result: Report; stands: Report['sections'][number]['stands']; language: ReportLanguage }) {
  return result.sections
    .filter((section) => section.stands === stands)
    .map((section) => (
      <section key={section.id} className={css.section}>
        <h3 className={css.sectionTitle}>
          <Texts of={section.title} language={language} />
        </h3>
        <ReportTable table={section} language={language} />
      </section>
    ));
}

function Facts({ facts, language }: { facts: Report['facts']; language: ReportLanguage }) {
  const format = useFormat();
  const shown = (value: Bilingual): Bilingual => {
    if (value.en !== value.ar) return value;
    const text = isDate(value.en) ? format.gregorianDate(value.en) : isPeriod(value.en) ? format.period(value.en) : value.en;
    return { en: text, ar: text };
  };
  return (
    <dl className={css.facts}>
      {facts.map((fact) => (
        <div key={fact.label.en}>
          <dt>
            <Texts of={fact.label} language={language} />
          </dt>
          <dd>
            <Texts of={shown(fact.value)} language={language} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
