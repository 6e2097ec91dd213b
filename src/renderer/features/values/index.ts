export { ChangeValueScreen } from './ChangeValueScreen.tsx';
