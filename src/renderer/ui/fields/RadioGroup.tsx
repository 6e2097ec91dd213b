import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import { FieldLabel, FieldNotes, isWrong, type FieldProps } from './Field.tsx';
import css from './fields.module.css';
import type { Option } from './options.tsx';

interface RadioGroupProps<V extends string> extends FieldProps {
  /** '' while nothing is chosen. */
  value: V | '';
  onChange: (value: V) => void;
  options: readonly (Option & { value: V })[];
  orientation?: 'vertical' | 'horizontal';
}

export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { value, onChange, options, orientation = 'vertical', isDisabled = false, error } = props;
  return (
    <AriaRadioGroup
      className={css.field ?? ''}
      // Only null lets Tab come to a group in which nothing is chosen.
      value={value === '' ? null : value}
      onChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option !== undefined) onChange(option.value);
      }}
      orientation={orientation}
      isDisabled={isDisabled}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
    >
      <FieldLabel {...props} />
      <div className={joinClasses(css.radios, orientation === 'horizontal' && css.radiosRow)}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={css.check ?? ''} isDisabled={option.isDisabled ?? false}>
            {({ isSelected }) => (
              <>
                <span className={joinClasses(css.mark, css.round)}>{isSelected && <span className={css.dot} />}</span>
                <span>
                  {option.label}
                  {option.more !== undefined && <span className={css.description} style={{ display: 'block' }}>{option.more}</span>}
                </span>
              </>
            )}
          </Radio>
        ))}
      </div>
      <FieldNotes {...props} />
    </AriaRadioGroup>
  );
}
