import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import motion from '../../ui/motion.module.css';
import css from './welcome.module.css';

interface StartChoiceProps {
  icon: ReactNode;
  title: string;
  text: string;
  isDisabled: boolean;
  isBusy?: boolean;
  onPress: () => void;
}

export function StartChoice({ icon, title, text, isDisabled, isBusy = false, onPress }: StartChoiceProps) {
  return (
    <Button className={css.choice ?? ''} isDisabled={isDisabled} onPress={onPress}>
      <span className={css.choiceIcon}>{isBusy ? <LoaderCircle className={motion.spin} size={20} aria-hidden /> : icon}</span>
      <span>
        <span className={css.choiceTitle}>{title}</span>
        <span className={css.choiceText}>{text}</span>
      </span>
    </Button>
  );
}
