import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsoolError } from '#shared/errors.ts';
import { errorText } from '../../../i18n/errorText.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { fieldOf } from './errors.ts';
import { problemsOf, type AssetValues, type Field } from './values.ts';

export interface AssetFormState {
  values: AssetValues;
  set: (part: Partial<AssetValues>) => void;
  isDirty: boolean;
  locked: ReadonlySet<Field>;
  /** The sentence beside a field, if something is wrong with it. */
  errorOf: (field: Field) => string | null;
  /** Somebody tried to save, and something still keeps the form from it. */
  isIncomplete: boolean;
  /** True when nothing keeps the form from being saved; otherwise the fields say what does. */
  check: () => boolean;
}

/** A form says what is wrong only once somebody has tried to save it; from then on at once. */
export function useAssetForm(initial: AssetValues, locked: ReadonlySet<Field>, refusal: UsoolError | null): AssetFormState {
  const { t } = useTranslation('asset');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const [values, setValues] = useState(initial);
  const [isTried, setTried] = useState(false);
  const [changedSince, setChangedSince] = useState<ReadonlySet<Field>>(new Set());
  const problems = problemsOf(values);
  const refused = refusal === null ? null : fieldOf(refusal);
  return {
    values,
    set: (part) => {
      setValues((current) => ({ ...current, ...part }));
      setChangedSince((current) => new Set([...current, ...(Object.keys(part) as Field[])]));
    },
    isDirty: JSON.stringify(values) !== JSON.stringify(initial),
    locked,
    isIncomplete: isTried && Object.keys(problems).length > 0,
    errorOf: (field) => {
      const problem = problems[field];
      if (isTried && problem !== undefined && problem !== '') return t(`problems.${problem}`);
      if (refusal !== null && refused === field && !changedSince.has(field)) return errorText(errors, format, refusal).what;
      return null;
    },
    check: () => {
      setTried(true);
      setChangedSince(new Set());
      return Object.keys(problems).length === 0;
    },
  };
}
