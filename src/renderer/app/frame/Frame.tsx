import { useEffect, useRef, type ComponentType, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { LoginScreen } from '../../features/people/index.ts';
import { useOperation } from '../../api/queries.ts';
import { BookContext } from '../../state/book.ts';
import { useBookState } from '../../state/bookState.ts';
import { SessionContext, useSignedIn } from '../../state/session.tsx';
import { useNavigation, type Place, type ScreenName } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, ConfirmDialog, ErrorPanel, Page, PageHeader, Skeleton, ToastRegion } from '../../ui/index.ts';
import { joinClasses } from '../../ui/joinClasses.ts';
import { useShortcuts } from '../commands/useShortcuts.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { BOOKLESS, isOffered, routes, SCREEN_NEEDS } from '../routes.tsx';
import css from './frame.module.css';
import { Palette } from './Palette.tsx';
import { SideNav } from './SideNav.tsx';
import { SoftLockQuestion } from './SoftLockQuestion.tsx';
import { TopBar } from './TopBar.tsx';
import { Working } from './Working.tsx';

/** The window: bar, navigation, screen, and what floats above them. */
export function Frame() {
  const isOpen = useBookState((state) => state.isOpen);
  const session = useSession(isOpen);
  const isSignedIn = session.data?.user !== null && session.data?.user !== undefined;
  const book = useOperation('book.info', {}, { enabled: isOpen && isSignedIn });
  const place = useNavigation((state) => state.place);
  const { t } = useTranslation('app');
  const main = useRef<HTMLElement>(null);
  useShortcuts();
  const key = JSON.stringify(place);
  const isBare = !isOpen || !isSignedIn;
  // Whoever has just gone left questions under way that nobody may ask any more.
  const error = session.error ?? (isSignedIn ? book.error : null);
  return (
    <SessionContext value={session.data ?? null}>
      <BookContext value={isOpen && isSignedIn ? (book.data ?? null) : null}>
        <div className={joinClasses(css.app, isBare && css.bare)}>
          <div className={css.skip}>
            <Button onPress={() => main.current?.focus()}>{t('skip')}</Button>
          </div>
          <TopBar />
          {!isBare && <SideNav />}
          <main className={css.main} ref={main} tabIndex={-1}>
            <ErrorBoundary resetOn={key}>
              {error !== null && isOpen ? (
                <Page>
                  <ErrorPanel error={error.error} />
                </Page>
              ) : isOpen && session.data?.user === null ? (
                <LoginScreen session={session.data} />
              ) : isOpen && (session.data === undefined || book.data === undefined) ? (
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
        <SoftLockQuestion key={`${isOpen ? (book.data?.fileName ?? '') : ''}|${session.data?.user?.login ?? ''}`} />
        <Toasts />
      </BookContext>
    </SessionContext>
  );
}

/** Who works in the open book; told to what lives outside the screens. */
function useSession(isOpen: boolean) {
  const session = useOperation('session.current', {}, { enabled: isOpen });
  const setSession = useBookState((state) => state.setSession);
  const known = isOpen ? (session.data ?? null) : null;
  useEffect(() => setSession(known), [known, setSession]);
  return session;
}

function Screen({ place, hasBook, frame }: { place: Place; hasBook: boolean; frame: RefObject<HTMLElement | null> }) {
  // Every screen begins at its top.
  useEffect(() => {
    frame.current?.scrollTo(0, 0);
  }, [frame]);
  const shown: Place = hasBook || BOOKLESS.has(place.screen) ? place : { screen: 'welcome', params: {} };
  // The table pairs each screen with its own parameters; a union cannot say so.
  const Component = routes[shown.screen] as ComponentType<{ params: Place['params'] }> | undefined;
  const role = useSignedIn()?.role;
  if (Component === undefined) return null;
  return isOffered(shown.screen, role) ? <Component params={shown.params} /> : <NotPermitted screen={shown.screen} />;
}

/** A screen that somebody was led to who may not use it. */
function NotPermitted({ screen }: { screen: ScreenName }) {
  const { t } = useTranslation('app');
  const permission = SCREEN_NEEDS[screen] ?? 'none';
  return (
    <Page>
      <PageHeader title={t(`screen.${screen}`)} />
      <ErrorPanel error={{ code: 'PERMISSION_DENIED', params: { permission } }} />
    </Page>
  );
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
