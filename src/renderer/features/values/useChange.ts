import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { useOperation } from '../../api/queries.ts';
import { errorText } from '../../i18n/errorText.ts';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useAct } from '../../state/useAct.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { changeOf, EMPTY, fieldOf, usualDate, type Change, type ChangeValues, type Field } from './form.ts';
import type { Asset, BookValues, Kind, Limits } from './kinds.ts';

export type Preview = Output<'valueUpdates.preview'>;
export type Act = Output<'valueUpdates.create'>;

const REST_MS = 250;
/** A date that is still being typed asks for nothing. */
const isDay = (date: string | null): date is string => date !== null && date !== '';

export interface ChangeState {
  values: ChangeValues;
  set: (part: Partial<ChangeValues>) => void;
  isDirty: boolean;
  date: string | null;
  limits: Limits | undefined;
  /** What the form comes to, as it was last asked about; null while something is missing. */
  change: Change | null;
  preview: Preview | undefined;
  /** True while the preview shown is that of the form as it stands. */
  isCurrent: boolean;
  errorOf: (field: Field) => string | null;
  /** A refusal that no field of the form is about. */
  refusal: UsoolError | null;
  /** What was posted; null where it was refused, or sent for another to approve. */
  commit: () => Promise<Act | null>;
  asksApproval: boolean;
  isBusy: boolean;
}

/** The preview that goes with a change: every kind answers in one shape. */
function usePreview(change: Change | null, isEnabled: boolean) {
  type Name = Change['preview'];
  const name: Name = change?.preview ?? 'valueUpdates.preview';
  return useOperation<Name>(name, (change?.input ?? {}) as Input<Name>, { enabled: change !== null && isEnabled, keepPrevious: true });
}

function useCommit(change: Change | null) {
  type Name = Change['commit'];
  return useAct<Name>(change?.commit ?? 'valueUpdates.create');
}

/** The form of one kind of change: what is typed, what it would do, and doing it. */
export function useChange(asset: Asset, book: BookValues | undefined, kind: Kind): ChangeState {
  const { t } = useTranslation('errors');
  const format = useFormat();
  const { openPeriod, exponent } = useBook();
  const [values, setValues] = useState<ChangeValues>(EMPTY);
  const date = values.date === undefined ? usualDate(kind, openPeriod, today(), asset) : values.date;
  const askedDate = useDebounced(date, REST_MS);
  const bookId = values.bookId === '' ? book?.bookId : values.bookId;
  const limits = useOperation('valueUpdates.limits', { assetId: asset.id, date: askedDate ?? '', ...(bookId === undefined ? {} : { bookId }) }, { enabled: isDay(askedDate), keepPrevious: true });
  const known = limits.isPlaceholderData || askedDate !== date ? undefined : limits.data;
  const asked = useMemo(() => changeOf(kind, values, { assetId: asset.id, date, limits: known, decimals: exponent }), [kind, values, asset.id, date, known, exponent]);
  const change = useDebounced(asked, REST_MS);
  const commit = useCommit(change);
  const preview = usePreview(change, !commit.isPending && !commit.isSuccess);
  const isStale = commit.error?.error.code === 'PREVIEW_STALE';
  const { refetch } = preview;
  useEffect(() => {
    if (isStale) void refetch();
  }, [isStale, refetch]);
  const error = commit.error?.error ?? (change === null ? null : preview.error?.error) ?? (asked === null ? limits.error?.error : null) ?? null;
  const field = error === null ? null : fieldOf(error, kind, values);
  const sentence = error === null || field === null ? null : errorText(t, format, error);
  const { reset } = commit;
  return {
    values, date, limits: limits.data, change, preview: change === null ? undefined : preview.data,
    set: (part) => {
      reset();
      setValues((current) => ({ ...current, ...part }));
    },
    isDirty: values !== EMPTY,
    isCurrent: asked !== null && asked === change && preview.data !== undefined && !preview.isPlaceholderData && preview.error === null && !preview.isFetching,
    errorOf: (one) => (sentence !== null && one === field ? `${sentence.what} ${sentence.next ?? ''}`.trim() : null),
    refusal: field === null ? error : null,
    isBusy: commit.isPending,
    asksApproval: commit.asksApproval,
    async commit() {
      if (change === null || preview.data === undefined) return null;
      try {
        return await commit.mutateAsync({ ...change.input, fingerprint: preview.data.fingerprint } as Input<Change['commit']>);
      } catch {
        // Shown by the form: beside its field, or above the button.
        return null;
      }
    },
  };
}
