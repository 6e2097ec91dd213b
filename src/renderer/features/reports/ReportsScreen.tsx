import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import type { ScreenParams } from '../../state/navigation.ts';
import { ErrorPanel, Page, PageHeader, Skeleton } from '../../ui/index.ts';
import { Gallery } from './Gallery.tsx';
import { ReportPage } from './ReportPage.tsx';

/** Every report there is, or one of them. */
export function ReportsScreen({ params }: { params: ScreenParams['reports'] }) {
  const { t } = useTranslation('reportScreens');
  const list = useOperation('reports.list');
  if (list.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={list.error.error} />
      </Page>
    );
  }
  if (list.data === undefined) return <Skeleton lines={6} />;
  const chosen = list.data.find((report) => report.id === params.report);
  if (params.report !== undefined && chosen === undefined) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={{ code: 'REPORT_NOT_FOUND', params: { report: params.report } }} />
        <Gallery reports={list.data} />
      </Page>
    );
  }
  if (chosen !== undefined) return <ReportPage key={chosen.id} report={chosen} given={params.parameters ?? {}} />;
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Gallery reports={list.data} />
    </Page>
  );
}
