export { DepreciationBooksScreen } from './DepreciationBooksScreen.tsx';
