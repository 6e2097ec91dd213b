import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import css from './disclosure.module.css';

interface DisclosureProps {
  title: ReactNode;
  /** A word beside the title: how much is inside. */
  more?: ReactNode;
  children: ReactNode;
  isPadded?: boolean;
  startsOpen?: boolean;
}

/** A card that is opened by whoever wants to see inside. */
export function Disclosure({ title, more, children, isPadded = false, startsOpen = false }: DisclosureProps) {
  return (
    <AriaDisclosure className={css.card ?? ''} defaultExpanded={startsOpen}>
      <Heading level={2} className={css.heading ?? ''}>
        <Button slot="trigger" className={css.trigger ?? ''}>
          <ChevronDown className={css.arrow} size={16} aria-hidden />
          <span className={css.title}>{title}</span>
          {more}
        </Button>
      </Heading>
      <DisclosurePanel className={joinClasses(css.panel, isPadded && css.padded)}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
