import { describe, expect, test } from 'vitest';
import { ACT_OPERATIONS, type ActOperation } from '#shared/contract/approvals.ts';
import { contract, type Input } from '#shared/contract/index.ts';
import { capitalized, closeMonths, draft, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { paired, signIn, staffed } from '../support/people.ts';

const watch = (book: TestBook) => book.call('book.updateSettings', { fourEyes: true });
const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const actCount = (book: TestBook) => book.call('acts.list', {}).total;

/** What makes each act possible in a new book, and the request for it. The founder works in it, before the rule is on. */
const CASES: { readonly [N in ActOperation]: (book: TestBook) => Omit<Input<N>, 'fingerprint'> } = {
  'valueUpdates.create': (book) => ({ assetId: inService(book).id, updateType: 'IMPAIRMENT', amount: '800.00', date: '2026-02-20', valuer: 'Sami' }),
  'valueUpdates.reverse': (book) => ({ id: book.call('valueUpdates.create', { assetId: inService(book).id, updateType: 'IMPAIRMENT', amount: '800.00', date: '2026-02-20' }).id, reason: 'Wrong asset' }),
  'estimates.change': (book) => ({ assetId: inService(book).id, effectiveDate: '2026-02-01', usefulLifeMonths: 24 }),
  'estimates.reverse': (book) => ({ id: book.call('estimates.change', { assetId: inService(book).id, effectiveDate: '2026-02-01', usefulLifeMonths: 24 }).id, reason: 'Too short' }),
  'assets.suspend': (book) => ({ assetId: inService(book).id, date: '2026-02-01' }),
  'assets.resume': (book) => {
    const { id } = inService(book);
    book.call('assets.suspend', { assetId: id, date: '2026-02-01' });
    return { assetId: id, date: '2026-03-01' };
  },
  'assets.postDepreciation': (book) => ({ assetId: inService(book).id, asOfDate: '2026-02-28' }),
  'assets.recordCashActivity': (book) => ({ assetId: draft(book).id, date: '2026-01-12', amount: '1800.00' }),
  'disposals.create': (book) => ({ assetId: inService(book).id, disposalDate: '2026-02-20', disposalType: 'SALE', proceeds: '4000.00', vatRate: '15' }),
  'disposals.createSeveral': (book) => ({ assets: [inService(book), inService(book, { cost: '2400.00' })].map(({ id }) => ({ assetId: id })), disposalDate: '2026-02-20', disposalType: 'SALE', proceeds: '5000.00' }),
  'disposals.reverse': (book) => ({ id: book.call('disposals.create', { assetId: inService(book).id, disposalDate: '2026-02-20', disposalType: 'SCRAP' }).id, reason: 'Found again' }),
  'disposals.claim': (book) => ({ id: book.call('disposals.create', { assetId: inService(book).id, disposalDate: '2026-02-20', disposalType: 'THEFT' }).id, amount: '3000.00', date: '2026-02-25' }),
  'assets.holdForSale': (book) => ({ assetId: inService(book).id, date: '2026-02-20', fairValueLessCosts: '3000.00' }),
  'assets.remeasureHeldForSale': (book) => ({ assetId: held(book), date: '2026-03-10', fairValueLessCosts: '2500.00' }),
  'assets.releaseFromSale': (book) => ({ assetId: held(book), date: '2026-03-10' }),
  'assets.split': (book) => ({ assetId: inService(book).id, date: '2026-02-20', parts: [{ name: 'Screen', percent: '25' }] }),
  'assets.merge': (book) => ({ into: inService(book).id, assets: [inService(book, { cost: '2400.00' }).id], date: '2026-02-01' }),
  'assets.addConstructionCost': (book) => ({ assetId: hall(book), date: '2026-02-05', amount: '50000.00' }),
  'assets.completeConstruction': (book) => ({ assetId: hall(book), categoryCode: 'BLDG', completionDate: '2026-03-15', inServiceDate: '2026-03-15' }),
  'acts.reverse': (book) => {
    const { id } = book.call('assets.suspend', { assetId: inService(book).id, date: '2026-02-01' });
    return { id, reason: 'In use after all' };
  },
};

function held(book: TestBook): string {
  const { id } = inService(book);
  book.call('assets.holdForSale', { assetId: id, date: '2026-02-20', fairValueLessCosts: '3000.00' });
  return id;
}

const hall = (book: TestBook): string => capitalized(book, { name: 'Hall', nameAr: 'صالة', categoryCode: 'CIP', acquisitionDate: '2026-01-10', cost: '400000.00' }).id;

const CASH = { company: { basis: 'cash' } } as const;
const requestFor = (operation: ActOperation, book: TestBook): object => (CASES[operation] as (book: TestBook) => object)(book);

function prepared(operation: ActOperation): { book: TestBook; approvalId: string; input: object } {
  const book = paired(operation === 'assets.recordCashActivity' ? CASH : {});
  const input = requestFor(operation, book);
  watch(book);
  const { approvalId } = book.call('approvals.prepare', { operation, input } as Input<'approvals.prepare'>);
  return { book, approvalId, input };
}

const journals = (book: TestBook, count: number) =>
  book.call('journals.list', { size: 100 }).items.slice(0, count).toReversed().map(({ number }) => {
    const { date, narration, lines, totalDebit } = book.call('journals.get', { journal: number });
    return { date, narration, lines, totalDebit };
  });

const byText = (one: object, other: object): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

test('every act that goes from a preview to the ledger is prepared: the table and the cases name the same', () => {
  expect([...ACT_OPERATIONS].toSorted()).toEqual(Object.keys(CASES).toSorted());
  expect(ACT_OPERATIONS.every((name) => contract[name].kind === 'command')).toBe(true);
});

describe.each(ACT_OPERATIONS)('%s, where who prepares does not approve', (operation) => {
  test('is prepared by one and approved by another, who posts what was seen, which is what the act alone would post', () => {
    const { book, approvalId } = prepared(operation);
    const before = { acts: actCount(book), journals: book.call('journals.list').total };
    expect(book.refusal('approvals.approve', { approvalId })).toEqual({ code: 'SAME_PERSON', params: { person: 'Noura' } });
    signIn(book, 'accountant');
    const seen = book.call('approvals.get', { approvalId });
    expect(seen).toMatchObject({ operation, status: 'PREPARED', fit: 'same', now: null, refusal: null, isOwn: false, preparedBy: 'Noura' });
    const approved = book.call('approvals.approve', { approvalId });
    expect(approved).toMatchObject({ status: 'APPROVED', preparedBy: 'Noura', decidedBy: 'Salem' });
    expect(approved.acts).toHaveLength(actCount(book) - before.acts);
    const posted = journals(book, book.call('journals.list').total - before.journals);
    expect(posted.toSorted(byText)).toEqual(seen.seen.journals.map(({ date, narration, lines, totalDebit }) => ({ date, narration, lines, totalDebit })).toSorted(byText));
    expect(book.call('approvals.get', { approvalId })).toMatchObject({ fit: 'settled', seen: seen.seen });
    verified(book);

    const alone = memoryHost(operation === 'assets.recordCashActivity' ? CASH : {});
    expect(alone.host.dispatch(operation, requestFor(operation, alone)).ok).toBe(true);
    expect(actCount(alone)).toBe(actCount(book));
    for (const id of approved.acts) expect(book.call('acts.get', { id })).toEqual({ ...alone.call('acts.get', { id }), actor: 'Salem' });
    for (const { assetId } of approved.assets) expect({ ...book.call('assets.get', { assetId }), updatedAt: '' }).toEqual({ ...alone.call('assets.get', { assetId }), updatedAt: '' });
  });

  test('is posted by nobody alone; it can be rejected with a reason, or withdrawn by who prepared it, and nothing comes of it then', () => {
    const { book, approvalId, input } = prepared(operation);
    const before = actCount(book);
    expect(book.refusal(operation, input)).toEqual({ code: 'APPROVAL_REQUIRED', params: { operation } });
    expect(book.refusal('approvals.reject', { approvalId, reason: 'no' }).code).toBe('SAME_PERSON');
    signIn(book, 'accountant');
    expect(book.refusal(operation, input).code).toBe('APPROVAL_REQUIRED');
    expect(book.refusal('approvals.withdraw', { approvalId })).toEqual({ code: 'NOT_PREPARER', params: { person: 'Noura' } });
    expect(book.call('approvals.reject', { approvalId, reason: 'Too early' })).toMatchObject({ status: 'REJECTED', decidedBy: 'Salem', reason: 'Too early', acts: [] });
    expect(book.refusal('approvals.approve', { approvalId })).toEqual({ code: 'APPROVAL_SETTLED', params: { approval: approvalId, status: 'REJECTED' } });
    const again = book.call('approvals.prepare', { operation, input } as Input<'approvals.prepare'>);
    expect(again).toMatchObject({ status: 'PREPARED', preparedBy: 'Salem', isOwn: true });
    expect(book.call('approvals.withdraw', { approvalId: again.approvalId })).toMatchObject({ status: 'WITHDRAWN', decidedBy: 'Salem', reason: null });
    expect(book.refusal('approvals.withdraw', { approvalId: again.approvalId }).code).toBe('APPROVAL_SETTLED');
    expect(actCount(book)).toBe(before);
    expect(book.call('approvals.list').byStatus).toEqual({ PREPARED: 0, APPROVED: 0, REJECTED: 1, WITHDRAWN: 1 });
    verified(book);
  });
});

describe('between preparing and approving', () => {
  const impairment = (book: TestBook, assetId: string, extra: object = {}) => book.call('approvals.prepare', { operation: 'valueUpdates.create', input: { assetId, updateType: 'IMPAIRMENT', amount: '800.00', date: '2026-03-20', ...extra } });

  test('the book may move: what would be posted is shown anew, and not posted as it was seen', () => {
    const book = paired();
    const { id } = inService(book);
    watch(book);
    const { approvalId } = impairment(book, id);
    signIn(book, 'accountant');
    const run = book.call('depreciationRuns.create', { period: '2026-01' });
    signIn(book, 'owner');
    book.call('depreciationRuns.post', { runId: run.runId });
    signIn(book, 'accountant');
    const now = book.call('approvals.get', { approvalId });
    expect(now.fit).toBe('changed');
    expect(now.now?.effects).not.toBeUndefined();
    expect(book.refusal('approvals.approve', { approvalId }).code).toBe('PREVIEW_STALE');
    signIn(book, 'owner');
    book.call('approvals.withdraw', { approvalId });
    const anew = impairment(book, id);
    signIn(book, 'accountant');
    expect(book.call('approvals.approve', { approvalId: anew.approvalId }).acts).toEqual(['act-1']);
    verified(book);
  });

  test('its month may close: it says why it can no longer be posted, and the checklist had warned', () => {
    const book = paired();
    const { id } = inService(book);
    watch(book);
    const finding = () => book.call('close.checklist', { period: '2026-01' }).findings.find(({ code }) => code === 'pending_approvals');
    expect(finding()).toMatchObject({ severity: 'ok', count: 0 });
    const { approvalId } = impairment(book, id, { date: '2026-01-25' });
    expect(finding()).toMatchObject({ severity: 'warn', count: 1, assets: [{ assetId: id }] });
    expect(book.call('book.info').pendingApprovals).toBe(1);
    book.call('depreciationRuns.create', { period: '2026-01' });
    signIn(book, 'accountant');
    book.call('close.run', { period: '2026-01' });
    expect(book.call('approvals.get', { approvalId })).toMatchObject({ fit: 'refused', refusal: { code: 'PERIOD_CLOSED', params: { period: '2026-01' } } });
    expect(book.refusal('approvals.approve', { approvalId }).code).toBe('PERIOD_CLOSED');
    book.call('approvals.reject', { approvalId, reason: 'The month is closed' });
    verified(book);
  });

  test('of two acts on one asset the first approved stands, and the other has to be looked at again', () => {
    const book = paired();
    const { id } = inService(book);
    watch(book);
    const [one, two] = ['2026-02-10', '2026-02-20'].map((disposalDate) => book.call('approvals.prepare', { operation: 'disposals.create', input: { assetId: id, disposalDate, disposalType: 'SCRAP' } }));
    signIn(book, 'accountant');
    book.call('approvals.approve', { approvalId: one?.approvalId ?? '' });
    expect(book.refusal('approvals.approve', { approvalId: two?.approvalId ?? '' }).code).toBe('ASSET_DISPOSED');
    verified(book);
  });

  test('a soft-locked month asks whoever approves why, and the log keeps it', () => {
    const book = paired();
    const { id } = inService(book);
    watch(book);
    book.call('periods.softLock', { period: '2026-01', reason: 'Figures went out' });
    const { approvalId } = impairment(book, id, { date: '2026-01-25' });
    signIn(book, 'accountant');
    expect(book.refusal('approvals.approve', { approvalId }).code).toBe('PERIOD_SOFT_LOCKED');
    const approved = book.host.dispatch('approvals.approve', { approvalId, softLockReason: 'Late report' });
    expect(approved.ok).toBe(true);
    expect(book.call('audit.list', { operation: 'approvals.approve' }).items[0]?.detail).toContain('Late report');
    verified(book);
  });
});

describe('what is prepared', () => {
  test('is refused as the act itself would be, and keeps nothing then', () => {
    const book = paired();
    const { id } = inService(book);
    watch(book);
    const refusal = (input: object) => book.refusal('approvals.prepare', { operation: 'disposals.create', input }).code;
    expect(refusal({ assetId: 'asset-9', disposalDate: '2026-02-20', disposalType: 'SCRAP' })).toBe('ASSET_NOT_FOUND');
    expect(refusal({ assetId: id, disposalDate: '2026-02-30', disposalType: 'SCRAP' })).toBe('INVALID_DATE');
    expect(refusal({ assetId: id, disposalDate: '2026-02-20', disposalType: 'SCRAP', fingerprint: 'seen otherwise' })).toBe('PREVIEW_STALE');
    expect(book.refusal('approvals.prepare', { operation: 'close.run', input: { period: '2026-01' } }).code).toBe('INVALID_INPUT');
    expect(book.call('approvals.list').total).toBe(0);
  });

  test('is not asked for twice, nor under an external id that was posted', () => {
    const book = paired();
    const { id } = inService(book);
    const input = { assetId: id, externalId: 'imp-7', updateType: 'IMPAIRMENT' as const, amount: '800.00', date: '2026-02-20' };
    watch(book);
    const { approvalId } = book.call('approvals.prepare', { operation: 'valueUpdates.create', input });
    expect(book.refusal('approvals.prepare', { operation: 'valueUpdates.create', input })).toEqual({ code: 'ALREADY_PREPARED', params: { approval: approvalId } });
    signIn(book, 'accountant');
    book.call('approvals.approve', { approvalId });
    expect(book.refusal('approvals.prepare', { operation: 'valueUpdates.create', input }).code).toBe('ALREADY_POSTED');
    // What is known is answered again, as without the rule: nothing is posted.
    expect(book.call('valueUpdates.create', input).id).toBe('act-1');
    verified(book);
  });

  test('is listed with what waits first, by asset and by status', () => {
    const book = paired();
    const [one, two] = [inService(book).id, inService(book).id];
    watch(book);
    const ask = (assetId: string) => book.call('approvals.prepare', { operation: 'assets.suspend', input: { assetId, date: '2026-02-01' } }).approvalId;
    const [first, second] = [ask(one), ask(two)];
    book.call('approvals.withdraw', { approvalId: first, reason: 'In use' });
    expect(book.call('approvals.list').items.map(({ approvalId }) => approvalId)).toEqual([second, first]);
    expect(book.call('approvals.list', { assetId: one }).items.map(({ approvalId }) => approvalId)).toEqual([first]);
    expect(book.call('approvals.list', { status: ['PREPARED'] })).toMatchObject({ total: 1, items: [{ approvalId: second }] });
    expect(book.refusal('approvals.get', { approvalId: 'apv-9' })).toEqual({ code: 'APPROVAL_NOT_FOUND', params: { approval: 'apv-9' } });
  });
});

describe('who', () => {
  const ready = (book: TestBook = paired()) => {
    const input = { assetId: inService(book).id, date: '2026-02-01' };
    watch(book);
    return { book, input };
  };

  test('a clerk and a viewer see what waits, and neither ask for acts nor approve them', () => {
    const { book, input } = ready(staffed());
    const { approvalId } = book.call('approvals.prepare', { operation: 'assets.suspend', input });
    for (const role of ['clerk', 'viewer'] as const) {
      signIn(book, role);
      expect(book.call('approvals.get', { approvalId }).fit).toBe('same');
      expect(book.refusal('approvals.prepare', { operation: 'assets.suspend', input })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'approvals.prepare' } });
      for (const [name, more] of [['approve', {}], ['reject', { reason: 'no' }]] as const) expect(book.refusal(`approvals.${name}`, { approvalId, ...more }).code).toBe('PERMISSION_DENIED');
    }
  });

  test('somebody who goes by another name since is the same person', () => {
    const { book, input } = ready();
    const { approvalId } = book.call('approvals.prepare', { operation: 'assets.suspend', input });
    book.call('users.update', { userId: 1, name: 'Noura al-Harbi' });
    expect(book.refusal('approvals.approve', { approvalId }).code).toBe('SAME_PERSON');
    expect(book.call('approvals.withdraw', { approvalId }).decidedBy).toBe('Noura al-Harbi');
    verified(book);
  });

  test('a person left alone waits for another, or turns the rule off; then anybody who may approves', () => {
    const { book, input } = ready();
    const { approvalId } = book.call('approvals.prepare', { operation: 'assets.suspend', input });
    book.call('users.deactivate', { userId: 2 });
    expect(book.refusal('approvals.approve', { approvalId }).code).toBe('SAME_PERSON');
    book.call('book.updateSettings', { fourEyes: false });
    expect(book.call('approvals.approve', { approvalId })).toMatchObject({ preparedBy: 'Noura', decidedBy: 'Noura' });
    expect(book.call('assets.resume', { ...input, date: '2026-03-01' }).status).toBe('POSTED');
    verified(book);
  });

  test('the log names both, and what was posted', () => {
    const { book, input } = ready();
    const { approvalId } = book.call('approvals.prepare', { operation: 'assets.suspend', input });
    signIn(book, 'accountant');
    book.clock.now = '2026-01-16T08:00:00.000Z';
    const { assets } = book.call('approvals.approve', { approvalId });
    const row = book.call('audit.list', { operation: 'approvals.approve' }).items[0];
    expect(row).toMatchObject({ actor: 'Salem', subject: assets[0]?.assetNumber });
    expect(JSON.parse(row?.detail ?? '')).toMatchObject({ approval: approvalId, operation: 'assets.suspend', act: 'act-1', preparedBy: 'Noura', preparedAt: '2026-01-15T08:00:00.000Z', approvedBy: 'Salem' });
    expect(book.call('audit.list', { operation: 'approvals.prepare' }).items[0]).toMatchObject({ actor: 'Noura', subject: assets[0]?.assetNumber });
  });
});

test('what a reversal takes back is foretold to the amount: months charged since, and the depreciation it posted', () => {
  const book = paired();
  const { id } = inService(book);
  const act = book.call('valueUpdates.create', { assetId: id, updateType: 'IMPAIRMENT', amount: '800.00', date: '2026-02-20' });
  closeMonths(book, '2026-01');
  postMonth(book, '2026-02');
  watch(book);
  const { approvalId } = book.call('approvals.prepare', { operation: 'acts.reverse', input: { id: act.id, reason: 'No sign of it' } });
  const [effect] = book.call('approvals.get', { approvalId }).seen.effects;
  expect(effect?.carryingAmountBefore).toBe(book.call('assets.get', { assetId: id }).netBookValue);
  signIn(book, 'accountant');
  book.call('approvals.approve', { approvalId });
  expect(book.call('assets.get', { assetId: id })).toMatchObject({ netBookValue: effect?.carryingAmountAfter, cost: effect?.costAfter });
  verified(book);
});
