export { CountsScreen } from './CountsScreen.tsx';
