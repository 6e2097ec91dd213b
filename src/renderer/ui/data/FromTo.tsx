import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './data.module.css';

/** Something that becomes something else: the arrow follows the reading direction, and is read aloud as a word. */
export function FromTo({ from, to, label }: { from: ReactNode; to: ReactNode; label: string }) {
  return (
    <span className={css.fromTo}>
      <span>{from}</span>
      <ArrowRight className="mirrors" size={13} role="img" aria-label={label} />
      <span>{to}</span>
    </span>
  );
}
