import type { Fact } from '../definition.ts';
import { enumText, same, type Bilingual } from '../texts.ts';
import type { PackSource } from './source.ts';
import { packText } from './texts.ts';

export interface PackedSection {
  id: string;
  title: Bilingual;
  sheet: Bilingual;
  rowCount: number;
  checksum: string;
  isSettled: boolean;
  /** In the files; a long section may be left out of them, and still counts. */
  isIncluded: boolean;
}

export interface PackCover {
  title: Bilingual;
  company: Bilingual;
  isDraft: boolean;
  checksum: string;
  chainHead: Fact;
  promise: Bilingual;
  /** What holds of the month whoever makes the pack, and when. */
  facts: readonly Fact[];
  /** Who made this one, and when: outside the checksum, and not in the workbook, which is the same each time. */
  made: readonly Fact[];
}

const coverFact = (label: Bilingual, value: Bilingual | string): Fact => ({ label, value: typeof value === 'string' ? same(value) : value });
const moment = (at: string): string => at.slice(0, 19).replace('T', ' ');

export function coverOf(source: PackSource, checksum: string): PackCover {
  const { month, reports } = source;
  const book = reports.book();
  const isDraft = month.state === 'draft';
  const label = (key: Parameters<typeof packText<'cover'>>[1]): Bilingual => packText('cover', key);
  const books = month.books.map(({ id, name, postsToLedger, rounding }): Fact => {
    const [how, by] = [packText('cover', postsToLedger ? 'bookPosts' : 'bookBeside'), enumText('rounding', rounding)];
    return coverFact({ en: id, ar: id }, { en: `${name.en}: ${how.en}. ${by.en}`, ar: `${name.ar}: ${how.ar}. ${by.ar}` });
  });
  return {
    title: packText('cover', isDraft ? 'draftTitle' : 'title', { period: month.period }), company: book.company, isDraft, checksum, chainHead: coverFact(label('chain'), month.chainHead), promise: packText('cover', isDraft ? 'draftPromise' : 'promise'),
    facts: [
      coverFact(label('state'), packText('cover', isDraft ? 'open' : 'closed')),
      ...(month.closedBy === null ? [] : [coverFact(label('closedBy'), month.closedBy)]), ...(month.closedAt === null ? [] : [coverFact(label('closedAt'), moment(month.closedAt))]),
      coverFact(label('currency'), `${book.currency} (${book.exponent})`), coverFact(label('engine'), month.engineVersion), coverFact(label('auditRows'), String(month.auditRows)), ...books,
    ],
    made: [coverFact(label('preparedBy'), source.preparedBy), coverFact(label('preparedAt'), moment(source.now))],
  };
}
