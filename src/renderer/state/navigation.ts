import { create } from 'zustand';

/** Every screen and what it may be opened with. */
export interface ScreenParams {
  welcome: { create?: boolean };
  home: Record<never, never>;
  register: { needsAttention?: boolean; search?: string; componentsOf?: string };
  asset: { assetId: string; tab?: string };
  /** `componentOf`: as a part of that asset; `replaces`: in the place of that one. */
  newAsset: { componentOf?: string; replaces?: string };
  construction: { complete?: boolean };
  completeConstruction: { assetId: string };
  changeValue: { assetId: string; kind?: string };
  /** Without an asset it asks for one; `act` is what to begin with where the asset is held already. */
  heldForSale: { assetId?: string; act?: string };
  splitAsset: { assetId?: string };
  /** The first of them is the one that stays, until another is chosen. */
  mergeAssets: { assetIds?: readonly string[] };
  close: { period?: string };
  usage: { period?: string };
  /** `create`: a new transfer of these assets, none chosen yet where the list is empty. */
  transfers: { transfer?: string; show?: 'pending'; create?: readonly string[] };
  counts: { count?: string; create?: boolean };
  approvals: { approval?: string };
  journals: { journal?: string; export?: boolean };
  disposals: Record<never, never>;
  /** The disposal wizard; without assets it asks for them. `isReplaced`: something else comes in its place. */
  dispose: { assetIds?: string[]; isReplaced?: boolean };
  pools: { fiscalYear?: number };
  depreciationBooks: { bookId?: string; tab?: string };
  reconciliation: { period?: string };
  reports: { report?: string; parameters?: Record<string, string> };
  imports: Record<never, never>;
  categories: { categoryId?: number };
  accounts: { accountId?: number };
  places: { kind?: PlaceKind };
  people: { tab?: string };
  audit: Record<never, never>;
  settings: { section?: string };
}
export type PlaceKind = 'locations' | 'costCenters' | 'custodians' | 'suppliers';
export type ScreenName = keyof ScreenParams;
export type Place = { [S in ScreenName]: { screen: S; params: ScreenParams[S] } }[ScreenName];
type GoArguments<S extends ScreenName> = Record<never, never> extends ScreenParams[S] ? [params?: ScreenParams[S]] : [params: ScreenParams[S]];

interface Navigation {
  place: Place;
  past: readonly Place[];
  /** Where the person wanted to go while something was unsaved. */
  wanted: Place | 'back' | null;
  /** Parts of the screen with changes that would be lost. */
  unsaved: ReadonlySet<string>;
  go: <S extends ScreenName>(screen: S, ...params: GoArguments<S>) => void;
  back: () => void;
  /** Answers the question about unsaved changes. */
  leave: () => void;
  stay: () => void;
  setUnsaved: (id: string, isUnsaved: boolean) => void;
  /** A book was opened or closed: the past belongs to another one. */
  restart: (place: Place) => void;
}

const MAX_PAST = 50;

export const useNavigation = create<Navigation>()((set, get) => {
  const move = (to: Place | 'back'): void => {
    const { place, past } = get();
    if (to === 'back') {
      const previous = past.at(-1);
      if (previous !== undefined) set({ place: previous, past: past.slice(0, -1), wanted: null, unsaved: new Set() });
    } else {
      set({ place: to, past: [...past, place].slice(-MAX_PAST), wanted: null, unsaved: new Set() });
    }
  };
  const ask = (to: Place | 'back'): void => {
    if (get().unsaved.size > 0) set({ wanted: to });
    else move(to);
  };
  return {
    place: { screen: 'welcome', params: {} },
    past: [],
    wanted: null,
    unsaved: new Set(),
    go: (screen, ...params) => ask({ screen, params: params[0] ?? {} } as Place),
    back: () => ask('back'),
    leave: () => {
      const { wanted } = get();
      if (wanted !== null) move(wanted);
    },
    stay: () => set({ wanted: null }),
    setUnsaved: (id, isUnsaved) => {
      const { unsaved } = get();
      if (unsaved.has(id) === isUnsaved) return;
      const next = new Set(unsaved);
      if (isUnsaved) next.add(id);
      else next.delete(id);
      set({ unsaved: next });
    },
    restart: (place) => set({ place, past: [], wanted: null, unsaved: new Set() }),
  };
});
