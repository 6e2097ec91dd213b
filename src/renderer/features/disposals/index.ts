export { DisposalsScreen } from './DisposalsScreen.tsx';
export { DisposeScreen } from './DisposeScreen.tsx';
