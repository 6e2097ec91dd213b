export { CloseScreen } from './CloseScreen.tsx';
