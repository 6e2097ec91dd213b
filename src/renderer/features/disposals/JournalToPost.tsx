import { useTranslation } from 'react-i18next';
import { isolateCodes } from '../../i18n/isolateCodes.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Chip, JournalTable } from '../../ui/index.ts';
import css from './disposals.module.css';
import type { OnePreview } from './usePreview.ts';

/** A journal as it would be posted: balanced, as every one is. */
export function JournalToPost({ journal, isQuiet = false }: { journal: NonNullable<OnePreview['journal']>; isQuiet?: boolean }) {
  const { t } = useTranslation('disposals');
  const format = useFormat();
  const title = t('effect.journal', { date: format.gregorianDate(journal.date) });
  return (
    <section className={isQuiet ? css.journalInside : css.journal} aria-label={title}>
      <header className={css.journalHead}>
        <div>
          <h3>{title}</h3>
          <p className={css.quiet}>{isolateCodes(journal.narration[format.settings.language])}</p>
        </div>
        <Chip tone="ok">{t('journal:balanced')}</Chip>
      </header>
      <JournalTable label={title} lines={journal.lines} totalDebit={journal.totalDebit} totalCredit={journal.totalCredit} />
    </section>
  );
}
