import { useEffect, useRef, type ComponentType, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { BookContext } from '../../state/book.ts';
import { useBookState } from '../../state/bookState.ts';
import { useNavigation, type Place } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, ConfirmDialog, ErrorPanel, Page, Skeleton, ToastRegion } from '../../ui/index.ts';
import { joinClasses } from '../../ui/joinClasses.ts';
import { useShortcuts } from '../commands/useShortcuts.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { BOOKLESS, routes } from '../routes.tsx';
import css from './frame.module.css';
import { Palette } from './Palette.tsx';
import { SideNav } from './SideNav.tsx';
import { TopBar } from './TopBar.tsx';
import { Working } from './Working.tsx';

/** The window: bar, navigation, screen, and what floats above them. */
export function Frame() {
  const isOpen = useBookState((state) => state.isOpen);
  const book = useOperation('book.info', {}, { enabled: isOpen });
  const place = useNavigation((state) => state.place);
  const { t } = useTranslation('app');
  const main = useRef<HTMLElement>(null);
  useShortcuts();
  const key = JSON.stringify(place);
  const isBare = !isOpen;
  return (
    <BookContext value={isOpen ? (book.data ?? null) : null}>
      <div className={joinClasses(css.app, isBare && css.bare)}>
        <div className={css.skip}>
          <Button onPress={() => main.current?.focus()}>{t('skip')}</Button>
        </div>
        <TopBar />
        {!isBare && <SideNav />}
        <main className={css.main} ref={main} tabIndex={-1}>
          <ErrorBoundary resetOn={key}>
            {book.error !== null && isOpen ? (
              <Page>
                <ErrorPanel error={book.error.error} />
              </Page>
            ) : isOpen && book.data === undefined ? (
              <Skeleton lines={8} />
            ) : (
              <Screen key={key} place={place} hasBook={isOpen} frame={main} />
            )}
          </ErrorBoundary>
        </main>
      </div>
      <Palette />
      <Working />
      <LeaveQuestion />
      <Toasts />
    </BookContext>
  );
}

function Screen({ place, hasBook, frame }: { place: Place; hasBook: boolean; frame: RefObject<HTMLElement | null> }) {
  // Every screen begins at its top.
  useEffect(() => {
    frame.current?.scrollTo(0, 0);
  }, [frame]);
  const shown: Place = hasBook || BOOKLESS.has(place.screen) ? place : { screen: 'welcome', params: {} };
  // The table pairs each screen with its own parameters; a union cannot say so.
  const Component = routes[shown.screen] as ComponentType<{ params: Place['params'] }> | undefined;
  return Component === undefined ? null : <Component params={shown.params} />;
}

function LeaveQuestion() {
  const { t } = useTranslation('app');
  const { wanted, leave, stay } = useNavigation();
  return (
    <ConfirmDialog title={t('leave.title')} isOpen={wanted !== null} isDanger confirmLabel={t('leave.confirm')} cancelLabel={t('leave.stay')} onConfirm={leave} onCancel={stay}>
      {t('leave.text')}
    </ConfirmDialog>
  );
}

function Toasts() {
  const { toasts, dismiss } = useToasts();
  return <ToastRegion toasts={toasts} onDismiss={dismiss} />;
}
