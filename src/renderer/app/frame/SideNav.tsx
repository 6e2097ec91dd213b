import { useContext } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { BookContext, type BookInfo } from '../../state/book.ts';
import { useSignedIn } from '../../state/session.tsx';
import { useNavigation, type ScreenName } from '../../state/navigation.ts';
import { isOffered } from '../routes.tsx';
import css from './frame.module.css';

type Listed = Exclude<ScreenName, 'asset' | 'welcome' | 'newAsset' | 'changeValue' | 'heldForSale' | 'splitAsset' | 'mergeAssets' | 'dispose' | 'completeConstruction'>;

const GROUPS: readonly (readonly Listed[])[] = [
  ['home', 'register', 'construction', 'transfers', 'counts', 'disposals', 'approvals', 'usage', 'close', 'reconciliation', 'journals'],
  ['depreciationBooks', 'pools', 'reports', 'imports'],
  ['categories', 'accounts', 'places', 'people', 'audit', 'settings'],
];

/** Which entry a screen belongs to that has none of its own. */
const PARENT: Partial<Record<ScreenName, Listed>> = { asset: 'register', newAsset: 'register', changeValue: 'register', heldForSale: 'register', splitAsset: 'register', mergeAssets: 'register', dispose: 'disposals', completeConstruction: 'construction' };

/** Some screens are listed only in books that have something for them. */
function isOfUse(screen: Listed, book: BookInfo | null): boolean {
  if (screen === 'usage') return book?.countsUnits === true;
  if (screen === 'construction') return book?.hasProjects === true;
  if (screen === 'approvals') return book !== null && (book.fourEyes || book.pendingApprovals > 0);
  return true;
}

/** What is counted beside the name of a screen. */
function countOf(screen: Listed, book: BookInfo | null): number {
  if (screen === 'register') return book?.heldCount ?? 0;
  return screen === 'approvals' ? (book?.pendingApprovals ?? 0) : 0;
}

export function SideNav() {
  const { t } = useTranslation('app');
  const { place, go } = useNavigation();
  const book = useContext(BookContext);
  const format = useFormat();
  const role = useSignedIn()?.role;
  const current = PARENT[place.screen] ?? place.screen;
  const offered = GROUPS.map((group) => group.filter((screen) => isOffered(screen, role) && (screen === current || isOfUse(screen, book)))).filter((group) => group.length > 0);
  return (
    <nav className={css.nav} aria-label={t('navigation')}>
      {offered.map((group) => (
        <ul key={group[0]} className={css.navList}>
          {group.map((screen) => (
            <li key={screen}>
              <AriaButton className={css.navItem ?? ''} onPress={() => go(screen)} {...(screen === current ? { 'aria-current': 'page' as const } : {})}>
                {t(`screen.${screen}`)}
                {countOf(screen, book) > 0 && <bdi className={css.navCount}>{format.count(countOf(screen, book))}</bdi>}
              </AriaButton>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}
