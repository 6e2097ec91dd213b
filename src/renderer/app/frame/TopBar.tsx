import { Moon, Sun } from 'lucide-react';
import { useContext } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { BookContext } from '../../state/book.ts';
import { usePalette } from '../../state/palette.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Button, Chip, IconButton } from '../../ui/index.ts';
import { performById } from '../commands/perform.ts';
import { shortcutText } from '../commands/useShortcuts.ts';
import css from './frame.module.css';
import { PersonMenu } from './PersonMenu.tsx';

const isMac = navigator.userAgent.includes('Mac OS');

export function TopBar() {
  const { t } = useTranslation('app');
  const book = useContext(BookContext);
  const nameOf = useNameOf();
  const format = useFormat();
  const setOpen = usePalette((state) => state.setOpen);
  const theme = usePreferences((state) => state.preferences.theme);
  const isDark = theme === 'dark' || (theme === 'system' && document.documentElement.dataset['theme'] === 'dark');
  return (
    <header className={css.top}>
      <div className={css.brand}>
        <b lang="en">{t('brand')}</b> · <span lang="ar">{t('brandAr')}</span>
      </div>
      {book !== null && (
        <>
          <Chip>
            <bdi className={css.bookName}>{nameOf(book)}</bdi>
          </Chip>
          {book.openPeriod !== null && <Chip tone="ok">{t('openPeriod', { period: format.period(book.openPeriod) })}</Chip>}
          <AriaButton className={css.search ?? ''} onPress={() => setOpen(true)}>
            <span className={css.searchText}>{t('searchPrompt')}</span>
            <kbd className={css.key} dir="ltr">
              {shortcutText('CmdOrCtrl+K', isMac)}
            </kbd>
          </AriaButton>
        </>
      )}
      <div className={css.topActions}>
        <PersonMenu />
        <Button size="small" variant="quiet" onPress={() => void performById('view.language')}>
          <span lang={format.settings.language === 'ar' ? 'en' : 'ar'}>{t('otherLanguage')}</span>
        </Button>
        <IconButton size="small" label={t(isDark ? 'toLight' : 'toDark')} icon={isDark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />} onPress={() => void performById('view.theme')} />
      </div>
    </header>
  );
}
