import type { ComponentType } from 'react';
import { Accounts } from '../features/accounts/index.ts';
import { ApprovalsScreen } from '../features/approvals/index.ts';
import { AssetScreen, NewAssetScreen } from '../features/asset/index.ts';
import { Categories } from '../features/categories/index.ts';
import { AuditScreen } from '../features/audit/index.ts';
import { CloseScreen } from '../features/close/index.ts';
import { CompleteScreen, ProjectsScreen } from '../features/construction/index.ts';
import { CountsScreen } from '../features/counts/index.ts';
import { DepreciationBooksScreen } from '../features/depreciationBooks/index.ts';
import { DisposalsScreen, DisposeScreen } from '../features/disposals/index.ts';
import { Home } from '../features/home/index.ts';
import { ImportsScreen } from '../features/imports/index.ts';
import { JournalsScreen } from '../features/journals/index.ts';
import { HeldForSaleScreen, MergeScreen, SplitScreen } from '../features/lifecycle/index.ts';
import { PeopleScreen } from '../features/people/index.ts';
import { PoolsScreen } from '../features/pools/index.ts';
import { Places } from '../features/places/index.ts';
import { ReconciliationScreen } from '../features/reconciliation/index.ts';
import { RegisterScreen } from '../features/register/index.ts';
import { ReportsScreen } from '../features/reports/index.ts';
import { Settings } from '../features/settings/index.ts';
import { TransfersScreen } from '../features/transfers/index.ts';
import { UsageScreen } from '../features/usage/index.ts';
import { ChangeValueScreen } from '../features/values/index.ts';
import { Welcome } from '../features/welcome/index.ts';
import type { Permission } from '#shared/contract/define.ts';
import { mayRole, type Role } from '#shared/roles.ts';
import type { ScreenName, ScreenParams } from '../state/navigation.ts';

type Routes = { readonly [S in ScreenName]?: ComponentType<{ params: ScreenParams[S] }> };

/** Screen by name. A screen without a line is offered nowhere. */
export const routes: Routes = {
  welcome: Welcome,
  home: Home,
  register: RegisterScreen,
  asset: AssetScreen,
  newAsset: NewAssetScreen,
  changeValue: ChangeValueScreen,
  heldForSale: HeldForSaleScreen,
  splitAsset: SplitScreen,
  mergeAssets: MergeScreen,
  construction: ProjectsScreen,
  completeConstruction: CompleteScreen,
  close: CloseScreen,
  usage: UsageScreen,
  transfers: TransfersScreen,
  counts: CountsScreen,
  approvals: ApprovalsScreen,
  journals: JournalsScreen,
  depreciationBooks: DepreciationBooksScreen,
  disposals: DisposalsScreen,
  dispose: DisposeScreen,
  pools: PoolsScreen,
  reconciliation: ReconciliationScreen,
  reports: ReportsScreen,
  imports: ImportsScreen,
  categories: Categories,
  accounts: Accounts,
  places: Places,
  people: PeopleScreen,
  audit: AuditScreen,
  settings: Settings,
};

/** Screens that make sense without a book. */
export const BOOKLESS: ReadonlySet<ScreenName> = new Set(['welcome', 'settings']);

/** Screens that are of no use without a permission; the others show to each person what there is to see. */
export const SCREEN_NEEDS: Partial<Record<ScreenName, Permission>> = { newAsset: 'assets.create', dispose: 'assets.dispose', completeConstruction: 'assets.construction', heldForSale: 'assets.hold-for-sale', splitAsset: 'assets.split', mergeAssets: 'assets.split', imports: 'assets.import', people: 'users.view', audit: 'audit.view' };

/** Whether there is such a screen, and this person may use it. */
export function isOffered(screen: ScreenName, role: Role | undefined): boolean {
  const needs = SCREEN_NEEDS[screen];
  return routes[screen] !== undefined && (needs === undefined || (role !== undefined && mayRole(role, needs)));
}
