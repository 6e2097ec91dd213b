import { refuse } from '#shared/errors.ts';
import type { DateString } from '#shared/values/calendar.ts';
import type { CountedLine, CountSource, LabelledAsset, SoughtAsset } from '../../src/main/reports/counting.ts';
import type { RegisterRow } from '../../src/main/reports/source.ts';

const NUMBER = 'CNT-2026-000001';
const OUTCOMES = ['MOVED', 'NOT_FOUND', 'UNREGISTERED', 'DISPOSED', 'FOUND'] as const;

/** One count of a made-up book: two lines of each outcome, fifty assets to look for, and labels of as many as are asked for. */
export function counting(asset: (index: number) => RegisterRow): CountSource {
  const known = (count: string): void => void (count === NUMBER || count === 'cnt-1' || refuse('COUNT_NOT_FOUND', { count }));
  const line = (outcome: CountedLine['outcome'], index: number): CountedLine => {
    const { assetNumber, tag, name, location, netBookValue } = asset(index);
    const isKnown = outcome !== 'UNREGISTERED';
    return {
      assetNumber: isKnown ? assetNumber : null, tag: isKnown ? tag : 'X-<99>', name: isKnown ? name : null, bookLocation: isKnown ? location : null, countedLocation: outcome === 'MOVED' ? { code: 'LOC-200', name: { en: 'Jeddah warehouse', ar: 'مستودع جدة' } } : null,
      bookCustodian: null, countedCustodian: null, outcome, condition: outcome === 'FOUND' ? 'GOOD' : null, note: null, countedBy: outcome === 'NOT_FOUND' ? null : 'Noura', countedAt: outcome === 'NOT_FOUND' ? null : '2026-03-31T09:00:00.000Z',
      netBookValue: isKnown ? netBookValue : null, isExpected: isKnown && outcome !== 'DISPOSED', action: outcome === 'MOVED' ? { en: 'Draft of a transfer TRF-2026-000009', ar: 'مسودة نقل TRF-2026-000009' } : null, reason: null,
    };
  };
  const label = (index: number): LabelledAsset => ({ code: asset(index).assetNumber, name: asset(index).name, location: asset(index).location?.name ?? null });
  return {
    latestCount: () => NUMBER,
    count: (count) => {
      known(count);
      return { number: NUMBER, name: 'Year end <1>', date: '2026-03-31' as DateString, status: 'POSTED', scope: { en: 'All', ar: 'الكل' }, expected: 6, seen: 4, createdBy: 'Noura', postedBy: 'Salem', postedAt: '2026-04-01T08:00:00.000Z' };
    },
    countLines: (count) => {
      known(count);
      return OUTCOMES.flatMap((outcome, index) => [line(outcome, index * 2), line(outcome, index * 2 + 1)]);
    },
    countSheet: (count) => {
      known(count);
      const sought = (index: number): SoughtAsset => ({ ...asset(index) });
      return Array.from({ length: 50 }, (_, index) => sought(index)).sort((a, b) => ((a.location?.code ?? '~') < (b.location?.code ?? '~') ? -1 : 1));
    },
    labels: (choice) => Array.from({ length: 'assetIds' in choice ? choice.assetIds.length : 50 }, (_, index) => label(index)),
  };
}
