export { Places } from './Places.tsx';
