import arAudit from '#shared/i18n/ar/audit.json' with { type: 'json' };
import enAudit from '#shared/i18n/en/audit.json' with { type: 'json' };
import { type Bilingual, same } from './texts.ts';

export type Names = Readonly<Record<string, string>>;

/** What the log of a book of any age names: as people say it, or by its own name where nobody says it any more. */
export function saidOr(en: Names, ar: Names, key: string): Bilingual {
  const [said, saidAr] = [en[key], ar[key]];
  return said === undefined || saidAr === undefined ? same(key) : { en: said, ar: saidAr };
}

/** What a command of the log did, as people say it. */
export const didText = (operation: string): Bilingual => saidOr(enAudit.did, arAudit.did, operation);
