import { BookOpen, BookPlus, BookUp2, Boxes } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import type { ScreenParams } from '../../state/navigation.ts';
import { ErrorPanel } from '../../ui/index.ts';
import { CreateBook } from './CreateBook.tsx';
import { RecentBooks } from './RecentBooks.tsx';
import { StartChoice } from './StartChoice.tsx';
import css from './welcome.module.css';

/** Before a book is open: create one, open one, make one of an export, or look at the sample. */
export function Welcome({ params }: { params: ScreenParams['welcome'] }) {
  const { t } = useTranslation('welcome');
  const [isCreating, setCreating] = useState(params.create ?? false);
  const open = useCommand('app.openBook');
  const restore = useCommand('app.restoreBook');
  const sample = useCommand('app.createSample');
  const error = open.error ?? restore.error ?? sample.error;
  const isBusy = open.isPending || restore.isPending || sample.isPending;
  return (
    <div className={css.page}>
      <div className={css.column}>
        <header className={css.head}>
          <p className={css.mark} aria-hidden>
            <span lang="en">{t('app:brand')}</span>
            <span lang="ar">{t('app:brandAr')}</span>
          </p>
          <h1>{t(isCreating ? 'create.title' : 'title')}</h1>
          <p className={css.lead}>{t(isCreating ? 'create.lead' : 'lead')}</p>
        </header>
        {error !== null && <ErrorPanel error={error.error} />}
        {isCreating ? (
          <CreateBook onCancel={() => setCreating(false)} />
        ) : (
          <>
            <div className={css.choices}>
              <StartChoice icon={<BookPlus size={20} aria-hidden />} title={t('createChoice')} text={t('createText')} isDisabled={isBusy} onPress={() => setCreating(true)} />
              <StartChoice icon={<BookOpen size={20} aria-hidden />} title={t('openChoice')} text={t('openText')} isDisabled={isBusy} onPress={() => open.mutate({})} />
              <StartChoice icon={<BookUp2 size={20} aria-hidden />} title={t('restoreChoice')} text={t('restoreText')} isDisabled={isBusy} isBusy={restore.isPending} onPress={() => restore.mutate({})} />
              <StartChoice icon={<Boxes size={20} aria-hidden />} title={t('sampleChoice')} text={t('sampleText')} isDisabled={isBusy} isBusy={sample.isPending} onPress={() => sample.mutate({})} />
            </div>
            <RecentBooks />
          </>
        )}
      </div>
    </div>
  );
}
