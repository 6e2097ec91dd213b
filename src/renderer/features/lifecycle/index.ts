export { HeldForSaleScreen } from './HeldForSaleScreen.tsx';
export { MergeScreen } from './MergeScreen.tsx';
export { SplitScreen } from './SplitScreen.tsx';
