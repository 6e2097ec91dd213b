export { ChangePassword } from './ChangePassword.tsx';
export { LoginScreen } from './LoginScreen.tsx';
export { PeopleScreen } from './PeopleScreen.tsx';
