import ar from '#shared/i18n/ar/shell.json' with { type: 'json' };
import en from '#shared/i18n/en/shell.json' with { type: 'json' };
import { fill } from '#shared/fill.ts';
import { required } from '#shared/values/assert.ts';

export type Language = 'en' | 'ar';
type Tree = { readonly [key: string]: string | Tree };

const TEXTS: Record<Language, Tree> = { en, ar };

/** A text of the native shell; the path is given part by part, since the ids of commands contain dots. */
export function text(language: Language, path: readonly string[], values: Readonly<Record<string, string>> = {}): string {
  let node: string | Tree | undefined = TEXTS[language];
  for (const key of path) node = typeof node === 'object' ? node[key] : undefined;
  const sentence = required(typeof node === 'string' ? node : undefined, `Text ${path.join('.')} in ${language}`);
  return fill(sentence, values);
}
