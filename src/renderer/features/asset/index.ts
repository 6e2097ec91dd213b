export { AssetScreen } from './AssetScreen.tsx';
export { NewAssetScreen } from './NewAssetScreen.tsx';
