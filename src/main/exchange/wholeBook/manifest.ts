import { z } from 'zod';

/** The form of an export. It rises when an earlier Usool could no longer read one. */
export const EXPORT_VERSION = 1;
export const MANIFEST = 'manifest.json';

/** Below the folder, in letters that every file system and every archive keeps as they are. */
const path = z.string().max(200).regex(/^(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/);

/** Of a manifest of any version. */
export const versionOnly = z.object({ format: z.literal('usool-export'), version: z.int().min(1) });

export const manifestShape = z.object({
  format: z.literal('usool-export'),
  version: z.literal(EXPORT_VERSION),
  /** ISO 8601 in UTC. */
  exportedAt: z.string(),
  exportedBy: z.string(),
  schemaVersion: z.int().min(1),
  engineVersion: z.string(),
  company: z.object({ name: z.string(), nameAr: z.string().nullable(), country: z.string(), currency: z.string(), exponent: z.int() }),
  /** The log's rows and the hash of the last: what every row before it hangs together in. */
  audit: z.object({ rows: z.int().min(0), head: z.string() }),
  tables: z.array(z.object({ name: z.string(), rows: z.int().min(0), file: path })),
  files: z.array(z.object({ path, bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

export type Manifest = z.output<typeof manifestShape>;
