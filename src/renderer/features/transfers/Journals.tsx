import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { isolateCodes } from '../../i18n/isolateCodes.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { JournalTable } from '../../ui/index.ts';
import css from './transfers.module.css';

/** What would be posted: a journal for each change of category, or that there is none. */
export function Journals({ preview }: { preview: Output<'transfers.post.preview'> }) {
  const { t } = useTranslation('transfers');
  const { settings, gregorianDate } = useFormat();
  if (preview.journals.length === 0) return <p className={css.note}>{t('post.noJournal')}</p>;
  return (
    <>
      {preview.journals.map(({ transferId, journal }) => (
        <section key={transferId} className={css.journal}>
          <h3>{t('post.journal', { date: gregorianDate(journal.date) })}</h3>
          <p className={css.note}>{isolateCodes(journal.narration[settings.language])}</p>
          <JournalTable label={t('post.journal', { date: gregorianDate(journal.date) })} lines={journal.lines} totalDebit={journal.totalDebit} totalCredit={journal.totalCredit} />
        </section>
      ))}
    </>
  );
}
