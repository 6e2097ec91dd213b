import { describe, expect, it } from 'vitest';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';

/** 120,000.00 over ten years from January 2026: 1,000.00 a month. */
const MACHINE = { name: 'Press', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '120000.00', usefulLifeMonths: 120 };

function machine() {
  const book = memoryHost();
  const { id } = inService(book, MACHINE);
  const history = () => book.call('assets.history', { assetId: id });
  return { book, id, history, improve: (amount: string, date: string) => book.call('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', amount, date, memo: 'New motor' }) };
}

describe('the history of an asset', () => {
  it('tells an act once, with its amount, memo, journal and person', () => {
    const { history, improve } = machine();
    const done = improve('11800.00', '2026-01-15');
    const acts = history().filter(({ act }) => act !== null);
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatchObject({ kind: 'improvement', date: '2026-01-15', amount: '11800.00', journal: done.glJournalId, actor: 'Noura', hindrance: null, act: { id: done.id, memo: 'New motor', status: 'POSTED' } });
  });

  it('says what keeps an act from being taken back: a later one, or a closed month', () => {
    const { book, history, improve } = machine();
    const first = improve('100.00', '2026-01-10');
    improve('50.00', '2026-01-20');
    const of = (id: string) => history().find(({ act }) => act?.id === id);
    expect(of(first.id)?.hindrance).toMatchObject({ code: 'ACT_NOT_LATEST', params: { latest: '2026-01-20' } });
    closeMonths(book, '2026-01');
    expect(history().filter(({ hindrance }) => hindrance?.code === 'PERIOD_CLOSED')).toHaveLength(1);
  });

  it('keeps an act that was taken back, and tells its inverse with the reason', () => {
    const { book, history, improve } = machine();
    const done = improve('100.00', '2026-01-10');
    book.call('acts.reverse', { id: done.id, reason: 'Wrong asset' });
    const acts = history().flatMap(({ act, hindrance }) => (act === null ? [] : [{ status: act.status, reason: act.reason, hindrance }]));
    expect(acts).toEqual([{ status: 'REVERSED', reason: null, hindrance: null }, { status: 'REVERSAL', reason: 'Wrong asset', hindrance: null }]);
  });

  it('names depreciation that an act posts or takes back as such', () => {
    const { book, id, history } = machine();
    book.call('assets.postDepreciation', { assetId: id, asOfDate: '2026-01-31' });
    closeMonths(book, '2026-01');
    postMonth(book, '2026-02');
    book.call('estimates.change', { assetId: id, effectiveDate: '2026-02-01', usefulLifeMonths: 60 });
    expect(history().map(({ kind }) => kind)).toEqual(['registered', 'capitalization', 'in_service', 'depreciation_alone', 'depreciation_amortization', 'estimate', 'depreciation', 'depreciation_taken_back']);
  });
});
