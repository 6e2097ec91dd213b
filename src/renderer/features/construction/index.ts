export { CompleteScreen } from './CompleteScreen.tsx';
export { ProjectsScreen } from './ProjectsScreen.tsx';
