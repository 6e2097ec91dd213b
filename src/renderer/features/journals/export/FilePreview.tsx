import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useFormat, useNameOf } from '../../../i18n/useFormat.ts';
import { Amount, Button, Card, Code, Count, Details, EmptyState } from '../../../ui/index.ts';
import css from '../journals.module.css';

type Preview = Output<'journals.export.preview'>;

interface FilePreviewProps {
  preview: Preview;
  isAgain: boolean;
  onMap: () => void;
}

/** What the file would hold, what to look at first, and how it begins. */
export function FilePreview({ preview, isAgain, onMap }: FilePreviewProps) {
  const { t } = useTranslation('journalExport');
  const { settings } = useFormat();
  const nameOf = useNameOf();
  const { journals, exportedBefore, exportedElsewhere, unmapped, notLatin, firstLines } = preview;
  return (
    <Card title={t('preview')}>
      <Details
        items={[
          { label: t('journals'), value: <Count value={journals} /> },
          { label: t('total'), value: <Amount value={preview.total} /> },
          { label: t('file'), value: <Code>{preview.fileName}</Code> },
        ]}
      />
      {exportedBefore > 0 && <Warning>{t(isAgain ? 'writtenAgain' : 'leftOut', { count: exportedBefore })}</Warning>}
      {exportedElsewhere > 0 && <Warning>{t('elsewhere', { count: exportedElsewhere })}</Warning>}
      {notLatin > 0 && <Warning>{t('notLatin', { count: notLatin })}</Warning>}
      {unmapped.length > 0 && (
        <Warning action={<Button size="small" onPress={onMap}>{t('map')}</Button>}>
          {t('unmapped', { count: unmapped.length })}
          <ul className={css.accounts}>
            {unmapped.map((account) => (
              <li key={account.accountId}>
                <Code>{account.code}</Code> <bdi>{nameOf(account)}</bdi>
              </li>
            ))}
          </ul>
        </Warning>
      )}
      {journals === 0 ? (
        <EmptyState title={t('nothing')}>{exportedBefore > 0 ? t('nothingNew') : t('nothingMore')}</EmptyState>
      ) : (
        <pre className={css.file} dir="ltr" lang={settings.language} tabIndex={0} role="region" aria-label={t('beginning')}>
          {firstLines.join('\n')}
        </pre>
      )}
    </Card>
  );
}

function Warning({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.warning} role="status">
      <TriangleAlert className={css.warningIcon} size={16} aria-hidden />
      <div className={css.warningText}>{children}</div>
      {action}
    </div>
  );
}
