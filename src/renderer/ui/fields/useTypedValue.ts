import { useState } from 'react';

interface Typed {
  text: string;
  type: (text: string) => void;
  leave: () => void;
  /** The text means nothing: not the same as empty. */
  isWrong: boolean;
}

/**
 * A field whose text means a value: what is typed stays as typed until the field is left, then the value is written out.
 * `parse` gives null for a text without meaning, and the field's owner receives that null, never an older value.
 */
export function useTypedValue(value: string | null, onChange: (value: string | null) => void, parse: (text: string) => string | null, show: (value: string) => string): Typed {
  const [draft, setDraft] = useState<{ text: string; value: string | null } | null>(null);
  // A value set from outside while nobody was typing replaces what was typed.
  const isOwn = draft !== null && draft.value === value;
  const text = isOwn ? draft.text : value === null || value === '' ? '' : show(value);
  return {
    text,
    type: (next) => {
      const meaning = next.trim() === '' ? '' : parse(next);
      setDraft({ text: next, value: meaning });
      onChange(meaning);
    },
    leave: () => setDraft((current) => (current === null || current.value === null ? current : null)),
    isWrong: isOwn && draft.value === null,
  };
}
