import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JOURNAL_FORMATS } from '#shared/contract/journalFiles.ts';
import type { Input } from '#shared/contract/index.ts';
import { useOperation } from '../../../api/queries.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Button, ErrorPanel, Page, PageHeader, Select, Skeleton, Tabs } from '../../../ui/index.ts';
import css from '../journals.module.css';
import { AccountsTab } from './AccountsTab.tsx';
import { BatchesTab } from './BatchesTab.tsx';
import { NewFileTab } from './NewFileTab.tsx';
import { fiscalYearDays, type Days } from './days.ts';

export type JournalFormat = Input<'exportAccounts.list'>['format'];

/** Journals for another ledger: the file, what that ledger calls the accounts, and the files there have been. */
export function ExportPage() {
  const { t } = useTranslation('journalExport');
  const go = useNavigation((state) => state.go);
  const year = useOperation('periods.list');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        above={
          <Button variant="link" icon={<ArrowLeft className="mirrors" size={14} aria-hidden />} onPress={() => go('journals')}>
            {t('back')}
          </Button>
        }
      />
      {year.error !== null ? <ErrorPanel error={year.error.error} /> : year.data === undefined ? <Skeleton lines={8} /> : <Export openYear={fiscalYearDays(year.data.periods)} />}
    </Page>
  );
}

function Export({ openYear }: { openYear: Days | null }) {
  const { t } = useTranslation('journalExport');
  const [format, setFormat] = useState<JournalFormat>('csv');
  const [tab, setTab] = useState('file');
  return (
    <>
      <div className={css.ledger}>
        <Select label={t('ledger')} value={format} onChange={setFormat} options={JOURNAL_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))} />
        <p className={css.about}>{t(`about.${format}`)}</p>
      </div>
      <Tabs
        label={t('title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'file', label: t('tab.file'), content: <NewFileTab format={format} openYear={openYear} onMap={() => setTab('accounts')} /> },
          { id: 'accounts', label: t('tab.accounts'), content: <AccountsTab key={format} format={format} /> },
          { id: 'batches', label: t('tab.batches'), content: <BatchesTab /> },
        ]}
      />
    </>
  );
}
