import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { Chip } from '../../ui/index.ts';

export type BookSummary = Output<'depreciationBooks.list'>[number];
export type Book = Output<'depreciationBooks.get'>;

export function BookState({ book }: { book: Pick<BookSummary, 'status' | 'postsToLedger'> }) {
  const { t } = useTranslation('depreciationBooks');
  if (book.postsToLedger) return <Chip tone="info">{t('posts')}</Chip>;
  return <Chip tone={book.status === 'active' ? 'ok' : book.status === 'setup' ? 'warn' : 'plain'}>{t(`status.${book.status}`)}</Chip>;
}
