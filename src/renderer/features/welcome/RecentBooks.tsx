import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { BilingualName, Card, Chip, ErrorPanel, IconButton } from '../../ui/index.ts';
import css from './welcome.module.css';

/** Books opened before. One that is no longer where it was can only be forgotten. */
export function RecentBooks() {
  const { t } = useTranslation('welcome');
  const format = useFormat();
  const nameOf = useNameOf();
  const recents = useOperation('app.recentBooks');
  const open = useCommand('app.openRecent');
  const forget = useCommand('app.forgetRecent');
  if (recents.data === undefined || recents.data.length === 0) return null;
  return (
    <>
      {open.error !== null && <ErrorPanel error={open.error.error} />}
      <Card title={t('recent')} isPadded={false}>
        <ul>
          {recents.data.map((book) => (
            <li key={book.recentId} className={css.recent}>
              <AriaButton className={css.recentOpen ?? ''} isDisabled={book.missing || open.isPending} onPress={() => open.mutate({ recentId: book.recentId })}>
                <span className={css.recentName}>
                  <BilingualName of={book} />
                  {book.missing && <Chip tone="warn">{t('missing')}</Chip>}
                </span>
                <span className={css.recentMore}>
                  <bdi dir="ltr">{book.fileName}</bdi>
                  <bdi className={css.recentFolder} dir="ltr">{book.folder}</bdi>
                  <span>{t('openedAt', { when: format.dateTime(book.openedAt) })}</span>
                </span>
              </AriaButton>
              <IconButton size="small" label={t('forget', { name: nameOf(book) })} icon={<X size={14} aria-hidden />} onPress={() => forget.mutate({ recentId: book.recentId })} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
