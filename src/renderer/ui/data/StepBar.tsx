import { Check } from 'lucide-react';
import { useFormat } from '../../i18n/useFormat.ts';
import { joinClasses } from '../joinClasses.ts';
import css from './data.module.css';

/** Where a person stands in a few steps. */
export function StepBar({ label, steps, current }: { label: string; steps: readonly string[]; current: number }) {
  const format = useFormat();
  return (
    <ol className={css.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} className={joinClasses(css.step, index < current && css.stepDone, index === current && css.stepNow)} {...(index === current ? { 'aria-current': 'step' as const } : {})}>
          <span className={css.stepMark} aria-hidden>
            {index < current ? <Check size={13} /> : format.count(index + 1)}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
