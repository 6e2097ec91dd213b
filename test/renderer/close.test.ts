import { describe, expect, test } from 'vitest';
import { fixOf } from '../../src/renderer/features/close/fixes.ts';
import type { FindingItem } from '../../src/renderer/ui/data/FindingList.tsx';
import ar from '../../src/renderer/i18n/ar/close.json' with { type: 'json' };
import en from '../../src/renderer/i18n/en/close.json' with { type: 'json' };

const asset = (id: number): FindingItem['assets'][number] => ({ assetId: `asset-${id}`, assetNumber: `FA-2026-00000${id}`, name: 'Desk', nameAr: null });
const finding = (code: string, part: Partial<FindingItem> = {}): FindingItem => ({ code, severity: 'block', count: 1, assets: [], params: {}, ...part });

/** Where the button of a finding leads. */
function target(item: FindingItem): unknown[] {
  const went: unknown[] = [];
  fixOf(item)?.open((...to: unknown[]) => void went.push(...to));
  return went;
}

describe('a finding of the checklist is settled one press away', () => {
  test('one asset is opened itself, several in the register', () => {
    expect(target(finding('not_in_service', { severity: 'warn', assets: [asset(1)] }))).toEqual(['asset', { assetId: 'asset-1' }]);
    expect(target(finding('drafts_in_month', { count: 2, assets: [asset(1), asset(2)] }))).toEqual(['register', { needsAttention: true }]);
  });

  test('an inactive account is settled in the categories, even where one asset only is posted to it', () => {
    expect(target(finding('account_inactive', { assets: [asset(1)] }))).toEqual(['categories']);
  });

  test('a month that must be closed first is gone to, a difference to the ledger is looked into', () => {
    expect(target(finding('earlier_month_open', { params: { period: '2026-01' } }))).toEqual(['close', { period: '2026-01' }]);
    expect(target(finding('month_closed'))).toEqual(['close']);
    expect(target(finding('register_differs'))).toEqual(['settings', { section: 'check' }]);
  });

  test('transfers that wait are settled where they wait', () => {
    expect(target(finding('pending_transfers', { severity: 'warn', assets: [asset(1)] }))).toEqual(['transfers', { show: 'pending' }]);
  });

  test('acts that wait for approval are decided where they wait', () => {
    expect(target(finding('pending_approvals', { severity: 'warn', assets: [asset(1)] }))).toEqual(['approvals']);
  });

  test('what is in order asks for nothing', () => {
    expect(fixOf(finding('not_in_service', { severity: 'ok', assets: [asset(1)] }))).toBeNull();
    expect(fixOf(finding('backup', { severity: 'ok' }))).toBeNull();
  });

  test('every button has its name in both languages', () => {
    const labels = ['not_in_service', 'account_inactive', 'register_differs', 'month_closed', 'pending_transfers', 'pending_approvals'].map((code) => fixOf(finding(code, { assets: [asset(1)] }))?.label);
    for (const label of labels) {
      expect(en.fix).toHaveProperty(String(label));
      expect(ar.fix).toHaveProperty(String(label));
    }
  });
});
