import { ChevronRight, FileText } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import css from './reports.module.css';

export type ReportSummary = Output<'reports.list'>[number];

export function Gallery({ reports }: { reports: readonly ReportSummary[] }) {
  const { t } = useTranslation('reportScreens');
  const { settings } = useFormat();
  const go = useNavigation((state) => state.go);
  return (
    <ul className={css.gallery} aria-label={t('title')}>
      {reports.map((report) => (
        <li key={report.id}>
          <AriaButton className={css.choice ?? ''} onPress={() => go('reports', { report: report.id })}>
            <FileText className={css.choiceIcon} size={20} aria-hidden />
            <span className={css.choiceText}>
              <span className={css.choiceTitle}>{report.title[settings.language]}</span>
              <span className={css.choiceMore}>{report.description[settings.language]}</span>
            </span>
            <ChevronRight className={`mirrors ${css.choiceArrow ?? ''}`} size={16} aria-hidden />
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
