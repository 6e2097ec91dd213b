export { PoolsScreen } from './PoolsScreen.tsx';
