import type { z } from 'zod';
import type { importMapping } from '#shared/contract/imports.ts';
import type { Input } from '#shared/contract/index.ts';
import { memoryHost, type HostSettings, type TestBook } from '../support/book.ts';

export type Mapping = z.input<typeof importMapping>;

export interface ImportBook extends TestBook {
  stage: (text: string | Uint8Array, name?: string) => string;
  /** Stages, and commits what the preview showed. */
  bring: (text: string | Uint8Array, mapping: Mapping) => ReturnType<ImportBook['commit']>;
  commit: (input: Input<'imports.commit'>) => { batchId: string; created: number; updated: number; unchanged: number; cost: string; accumulatedDepreciation: string; netBookValue: string };
}

/** A book in memory that files can be brought into. */
export function importBook(settings: HostSettings = {}): ImportBook {
  const book = memoryHost(settings);
  const stage: ImportBook['stage'] = (text, name = 'register.csv') => {
    const staged = book.host.stageFile(name, typeof text === 'string' ? Buffer.from(text) : text);
    if (!staged.ok) throw new Error(staged.error.code);
    return staged.value.fileId;
  };
  const commit: ImportBook['commit'] = (input) => book.call('imports.commit', input);
  return {
    ...book, stage, commit,
    bring: (text, mapping) => {
      const fileId = stage(text);
      const { fingerprint, problems } = book.call('imports.preview', { fileId, mapping });
      if (problems.length > 0) throw new Error(JSON.stringify(problems));
      return commit({ fileId, mapping, fingerprint });
    },
  };
}
