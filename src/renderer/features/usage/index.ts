export { UsageScreen } from './UsageScreen.tsx';
