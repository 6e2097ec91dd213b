import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { isolateCodes } from '../../i18n/isolateCodes.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Card, Chip, JournalTable } from '../../ui/index.ts';
import css from './lifecycle.module.css';

type Journal = NonNullable<Output<'assets.split.preview'>['journal']>;

/** The journals that would be posted, in their order; or why there are none. */
export function Journals({ journals, none }: { journals: readonly Journal[]; none: string }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  if (journals.length === 0) {
    return (
      <Card title={t('journal.title')}>
        <p className={css.quiet}>{none}</p>
      </Card>
    );
  }
  return journals.map((journal) => {
    const narration = isolateCodes(journal.narration[format.settings.language]);
    return (
      <Card key={`${journal.date} ${journal.narration.en}`} title={t('journal.on', { date: format.gregorianDate(journal.date) })} actions={<Chip tone="ok">{t('journal:balanced')}</Chip>} isPadded={false}>
        <p className={css.note}>{narration}</p>
        <JournalTable label={narration} lines={journal.lines} totalDebit={journal.totalDebit} totalCredit={journal.totalCredit} />
      </Card>
    );
  });
}
