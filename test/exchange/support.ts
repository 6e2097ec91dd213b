import { Refusal, type UsoolError } from '#shared/errors.ts';
import { importMapping } from '#shared/contract/imports.ts';
import type { z } from 'zod';
import { openTable } from '../../src/main/exchange/import/inspect.ts';
import type { ImportMapping, SourceFile } from '../../src/main/exchange/import/model.ts';
import { parseTable } from '../../src/main/exchange/import/rows.ts';

export const fileOf = (text: string, fileName = 'register.csv'): SourceFile => ({ fileName, bytes: Buffer.from(text) });

export function refusalOf(work: () => unknown): Pick<UsoolError, 'code' | 'params'> {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('nothing was refused');
}

export const mappingOf = (mapping: z.input<typeof importMapping>): ImportMapping => importMapping.parse(mapping);

export const SAR = { currency: 'SAR', exponent: 2 };

/** A text read with a mapping, as far as the file alone can tell. */
export function parse(text: string, mapping: z.input<typeof importMapping>, book = SAR, edits: { row: number; column: string; value: string }[] = []) {
  return parseTable(openTable(fileOf(text)), mappingOf(mapping), book, edits);
}
