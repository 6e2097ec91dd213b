import { ChevronRight, FileText } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { REPORT_GROUPS } from '#shared/contract/reports.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import css from './reports.module.css';

export type ReportSummary = Output<'reports.list'>[number];

/** Every report under the heading it is looked for; a heading with nothing below it is left out. */
export function Gallery({ reports }: { reports: readonly ReportSummary[] }) {
  const { t } = useTranslation('reportScreens');
  const groups = REPORT_GROUPS.map((group) => ({ group, reports: reports.filter((report) => report.group === group) })).filter((one) => one.reports.length > 0);
  return (
    <div role="group" aria-label={t('title')} className={css.groups}>
      {groups.map((one) => (
        <section key={one.group}>
          <h2 id={`reports-${one.group}`} className={css.groupTitle}>
            {t(`groups.${one.group}`)}
          </h2>
          <ul className={css.gallery} aria-labelledby={`reports-${one.group}`}>
            {one.reports.map((report) => (
              <Choice key={report.id} report={report} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Choice({ report }: { report: ReportSummary }) {
  const { settings } = useFormat();
  const go = useNavigation((state) => state.go);
  return (
    <li>
      <AriaButton className={css.choice ?? ''} onPress={() => go('reports', { report: report.id })}>
        <FileText className={css.choiceIcon} size={20} aria-hidden />
        <span className={css.choiceText}>
          <span className={css.choiceTitle}>{report.title[settings.language]}</span>
          <span className={css.choiceMore}>{report.description[settings.language]}</span>
        </span>
        <ChevronRight className={`mirrors ${css.choiceArrow ?? ''}`} size={16} aria-hidden />
      </AriaButton>
    </li>
  );
}
