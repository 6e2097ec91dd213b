import { useTranslation } from 'react-i18next';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { ConfirmDialog, ErrorPanel } from '../../ui/index.ts';
import css from './close.module.css';
import type { Closing } from './CloseScreen.tsx';
import type { Preview } from './OpenMonth.tsx';

interface ConfirmCloseProps {
  preview: Preview;
  closing: Closing;
  onConfirm: (fingerprint: string) => void;
  onCancel: () => void;
}

/** All that will happen, before it does. */
export function ConfirmClose({ preview, closing, onConfirm, onCancel }: ConfirmCloseProps) {
  const { t } = useTranslation('close');
  const format = useFormat();
  const nameOf = useNameOf();
  const { currency } = useBook();
  const period = format.period(preview.period);
  const { journal } = preview;
  return (
    <ConfirmDialog
      isOpen
      title={t('confirm.title', { period })}
      confirmLabel={t(journal === null ? 'closeOnly' : 'postAndClose', { period })}
      isBusy={closing.isPending}
      onConfirm={() => onConfirm(preview.fingerprint)}
      onCancel={onCancel}
    >
      <ul className={css.steps}>
        <li>{t('confirm.backup')}</li>
        {journal === null ? <li>{t('confirm.nothing')}</li> : <li>{t('confirm.post', { count: preview.totalAssets, amount: format.amount(preview.totalDepreciation), currency })}</li>}
        {journal !== null && <li>{t('confirm.journal', { date: format.gregorianDate(journal.date), count: journal.lines.length, amount: format.amount(journal.totalDebit), currency })}</li>}
        {preview.otherBooks.map((book) => (
          <li key={book.bookId}>{t('confirm.otherBook', { book: nameOf(book), count: book.totalAssets, amount: format.amount(book.totalDepreciation), currency })}</li>
        ))}
        {preview.surplusTransfer && <li>{t('confirm.surplus', { count: preview.surplusTransfer.assets, amount: format.amount(preview.surplusTransfer.total), currency })}</li>}
        <li>{t('confirm.lock', { period })}</li>
      </ul>
      {preview.warnings > 0 && <p className={css.warning}>{t('confirm.warnings', { count: preview.warnings })}</p>}
      {closing.error !== null && <ErrorPanel error={closing.error.error} />}
    </ConfirmDialog>
  );
}
