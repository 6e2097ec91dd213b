import { required } from './values/assert.ts';

/** A text of the translation files with its `{{values}}` in place; one that is missing is a bug of ours. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(required(values[name], `the value ${name} of a text`)));
}
