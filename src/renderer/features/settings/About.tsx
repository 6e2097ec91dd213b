import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { Card, Code, Details } from '../../ui/index.ts';

export function About() {
  const { t } = useTranslation('settings');
  const info = useOperation('app.info');
  return (
    <Card title={t('about.title')}>
      <Details
        items={[
          { label: t('about.version'), value: <Code>{info.data?.version ?? ''}</Code> },
          { label: t('about.engine'), value: <Code>{info.data?.engine ?? ''}</Code> },
          { label: t('about.platform'), value: <Code>{info.data?.platform ?? ''}</Code> },
          { label: t('about.privacyLabel'), value: t('about.privacy') },
        ]}
      />
    </Card>
  );
}
