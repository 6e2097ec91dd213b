export { JournalsScreen } from './JournalsScreen.tsx';
