/** Everything a person can ask for, once: the native menu, the palette and the keys all read this list. */
import {
  Blocks, BookOpen, BookPlus, BookUp2, Boxes, Building2, CalendarCheck2, CircleHelp, Contrast, DatabaseBackup, FileInput, FolderOutput, Gauge, HandCoins, HardHat, House, Languages, Library, ListTree, LogOut, MapPin, Merge, NotebookText, PackageMinus, PackageX, Plus, ScrollText, Search, Settings, ShieldCheck, Split, Stamp, Store, Table2, Tags, UsersRound, X, ArrowLeft,
  ArrowLeftRight, ChartColumn, Percent, Scale, ScanBarcode, type LucideIcon,
} from 'lucide-react';
import type { Permission } from '#shared/contract/define.ts';
import { MENU_COMMANDS } from '#shared/commands.ts';
import { mayRole, type Role } from '#shared/roles.ts';
import { call } from '../../api/client.ts';
import { useNavigation, type ScreenName } from '../../state/navigation.ts';
import { usePalette } from '../../state/palette.ts';
import { usePreferences } from '../../state/preferences.ts';
import type { Session } from '../../state/session.tsx';
import { isOffered } from '../routes.tsx';
import { show } from './outcome.ts';

export interface Situation {
  /** A book is open, whether or not anybody has signed in to it. */
  hasBook: boolean;
  /** Of who works in it. */
  role?: Role | undefined;
  /** Whether the book asks who one is, so that there is something to sign out of. */
  asksLogin?: boolean;
}

export const situationOf = ({ isOpen, session }: { isOpen: boolean; session: Session | null }): Situation => ({ hasBook: isOpen, role: session?.user?.role, asksLogin: session?.asksLogin ?? false });

export interface UserCommand {
  id: string;
  /** Key of its name, with its namespace. */
  labelKey: string;
  icon: LucideIcon;
  /** The icon points along the reading direction. */
  isDirectional?: true;
  /** As Electron writes it: CmdOrCtrl+K. */
  shortcut?: string;
  enabled: (situation: Situation) => boolean;
  perform: () => Promise<void> | void;
}

function command(id: string, icon: LucideIcon, enabled: UserCommand['enabled'], perform: UserCommand['perform']): UserCommand {
  const inMenu = MENU_COMMANDS.find((item) => item.id === id);
  return { id, icon, enabled, perform, labelKey: `${inMenu === undefined ? 'app:command' : 'shell:menu'}.${id}`, ...(inMenu?.shortcut === undefined ? {} : { shortcut: inMenu.shortcut }) };
}

const always = (): boolean => true;
const withBook = ({ hasBook }: Situation): boolean => hasBook;
const withPermission = (permission: Permission) => ({ role }: Situation): boolean => role !== undefined && mayRole(role, permission);

function screen(id: string, icon: LucideIcon, to: Exclude<ScreenName, 'asset' | 'changeValue' | 'completeConstruction'>): UserCommand {
  return command(id, icon, ({ hasBook, role }) => hasBook && role !== undefined && isOffered(to, role), () => useNavigation.getState().go(to));
}

/** Asked for from the page of an asset, a command is about that asset; elsewhere its screen asks which. */
function assetInSight(): { assetId?: string } {
  const { place } = useNavigation.getState();
  return place.screen === 'asset' ? { assetId: place.params.assetId } : {};
}

/** Asked for from the page of an asset, it is about that asset; from anywhere else, the list of projects is the place to choose one. */
function ofProject(goTo: (assetId: string) => void): void {
  const { place, go } = useNavigation.getState();
  if (place.screen === 'asset') goTo(place.params.assetId);
  else go('construction');
}

export const commands: readonly UserCommand[] = [
  command('palette.open', Search, always, () => usePalette.getState().setOpen(true)),
  screen('go.home', House, 'home'),
  screen('go.register', Table2, 'register'),
  screen('go.construction', HardHat, 'construction'),
  command('construction.addCost', HandCoins, withPermission('assets.construction'), () => ofProject((assetId) => useNavigation.getState().go('asset', { assetId, tab: 'addCost' }))),
  command('construction.complete', Building2, withPermission('assets.construction'), () => ofProject((assetId) => useNavigation.getState().go('completeConstruction', { assetId }))),
  command('component.add', Blocks, withPermission('assets.create'), () => {
    const { place, go } = useNavigation.getState();
    go('newAsset', place.screen === 'asset' ? { componentOf: place.params.assetId } : {});
  }),
  screen('go.transfers', ArrowLeftRight, 'transfers'),
  command('transfer.create', ArrowLeftRight, withPermission('transfers.create'), () => useNavigation.getState().go('transfers', { create: [] })),
  screen('go.counts', ScanBarcode, 'counts'),
  command('count.create', ScanBarcode, withPermission('counts.create'), () => useNavigation.getState().go('counts', { create: true })),
  screen('go.approvals', Stamp, 'approvals'),
  screen('go.usage', Gauge, 'usage'),
  screen('go.close', CalendarCheck2, 'close'),
  screen('go.reconciliation', Scale, 'reconciliation'),
  screen('go.journals', NotebookText, 'journals'),
  screen('go.depreciationBooks', Library, 'depreciationBooks'),
  screen('go.disposals', PackageX, 'disposals'),
  screen('go.pools', Percent, 'pools'),
  screen('go.reports', ChartColumn, 'reports'),
  screen('import.start', FileInput, 'imports'),
  screen('go.categories', Tags, 'categories'),
  screen('go.accounts', ListTree, 'accounts'),
  screen('go.places', MapPin, 'places'),
  screen('go.people', UsersRound, 'people'),
  screen('go.audit', ScrollText, 'audit'),
  command('app.settings', Settings, always, () => useNavigation.getState().go('settings')),
  { ...command('go.back', ArrowLeft, always, () => useNavigation.getState().back()), shortcut: 'Alt+Left', isDirectional: true },
  screen('asset.create', Plus, 'newAsset'),
  command('asset.dispose', PackageMinus, withPermission('assets.dispose'), () => {
    const { assetId } = assetInSight();
    useNavigation.getState().go('dispose', assetId === undefined ? {} : { assetIds: [assetId] });
  }),
  command('asset.holdForSale', Store, withPermission('assets.hold-for-sale'), () => useNavigation.getState().go('heldForSale', assetInSight())),
  command('asset.split', Split, withPermission('assets.split'), () => useNavigation.getState().go('splitAsset', assetInSight())),
  command('asset.merge', Merge, withPermission('assets.split'), () => {
    const { assetId } = assetInSight();
    useNavigation.getState().go('mergeAssets', assetId === undefined ? {} : { assetIds: [assetId] });
  }),
  command('book.create', BookPlus, always, () => useNavigation.getState().go('welcome', { create: true })),
  command('book.open', BookOpen, always, async () => show(await call('app.openBook'))),
  command('book.restore', BookUp2, always, async () => show(await call('app.restoreBook'))),
  command('book.sample', Boxes, always, async () => show(await call('app.createSample'))),
  command('book.close', X, withBook, async () => show(await call('app.closeBook'))),
  command('session.logout', LogOut, ({ role, asksLogin }) => role !== undefined && asksLogin === true, async () => show(await call('session.logout'))),
  command('book.backup', DatabaseBackup, withPermission('book.backup'), async () => {
    const result = await call('app.backupBook');
    show(result, result.ok && !result.value.cancelled ? { key: 'app:backedUp', values: { file: result.value.value.fileName } } : undefined);
  }),
  command('book.export', FolderOutput, withPermission('book.export'), () => useNavigation.getState().go('settings', { section: 'export' })),
  command('book.verify', ShieldCheck, withPermission('book.view'), () => useNavigation.getState().go('settings', { section: 'check' })),
  command('view.language', Languages, always, () => {
    const { preferences, change } = usePreferences.getState();
    return change({ language: preferences.language === 'ar' ? 'en' : 'ar' });
  }),
  command('view.theme', Contrast, always, () => usePreferences.getState().change({ theme: document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark' })),
  command('help.about', CircleHelp, always, () => useNavigation.getState().go('settings', { section: 'about' })),
];
