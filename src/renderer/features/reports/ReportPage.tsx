import { ArrowLeft } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { Button, Card, EmptyState, ErrorPanel, FormGrid, FormWide, Page, PageHeader, RadioGroup, Skeleton } from '../../ui/index.ts';
import type { ReportSummary } from './Gallery.tsx';
import { ParameterField } from './ParameterField.tsx';
import { askedFor, initialValues, withValue } from './parameters.ts';
import { Preview } from './Preview.tsx';
import { TakeAway } from './TakeAway.tsx';
import type { ReportLanguage } from './language.ts';

const LANGUAGES = ['en', 'ar', 'both'] as const;
const PREVIEW_ROWS = 500;

/** What the report is asked for, the report, and the ways to take it along. */
export function ReportPage({ report, given }: { report: ReportSummary; given: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('reportScreens');
  const { settings } = useFormat();
  const go = useNavigation((state) => state.go);
  const [values, setValues] = useState(() => initialValues(report.parameters, given));
  const [language, setLanguage] = useState<ReportLanguage>(settings.language);
  const { parameters } = useMemo(() => askedFor(report.parameters, values), [report, values]);
  const asked = useDebounced(parameters, 150);
  const run = useOperation('reports.run', { report: report.id, parameters: asked ?? {}, limit: PREVIEW_ROWS }, { enabled: asked !== null, keepPrevious: true });
  const result = asked === null || run.error !== null ? undefined : run.data;
  return (
    <Page>
      <PageHeader
        above={
          <Button variant="link" icon={<ArrowLeft className="mirrors" size={14} aria-hidden />} onPress={() => go('reports')}>
            {t('all')}
          </Button>
        }
        title={report.title[settings.language]}
        subtitle={report.description[settings.language]}
        actions={<TakeAway report={report.id} parameters={result === undefined ? null : parameters} language={language} />}
      />
      <Card>
        <FormGrid>
          {report.parameters.map((spec) => (
            <ParameterField key={spec.id} spec={spec} values={values} onChange={(value) => setValues(withValue(report.parameters, values, spec.id, value))} />
          ))}
          <FormWide>
            <RadioGroup label={t('language')} value={language} onChange={setLanguage} orientation="horizontal" options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} />
          </FormWide>
        </FormGrid>
      </Card>
      {asked === null && (
        <Card>
          <EmptyState title={t('missing')} />
        </Card>
      )}
      {asked !== null && run.error !== null && <ErrorPanel error={run.error.error} />}
      {asked !== null && run.error === null && run.data === undefined && <Skeleton lines={10} />}
      {result !== undefined && <Preview result={result} language={language} />}
    </Page>
  );
}
