import { describe, expect, test } from 'vitest';
import { memoryHost } from '../support/book.ts';

const PETTY = { code: '1010', name: 'Petty cash', nameAr: 'العهدة النقدية', type: 'asset' } as const;

describe('an account', () => {
  test('is found by its id, its code or its stable name', () => {
    const { call } = memoryHost();
    const byName = call('accounts.get', { account: 'DEPRECIATION' });
    expect(byName).toMatchObject({ code: '6100', name: 'Depreciation expense', nameAr: 'مصروف الإهلاك', type: 'expense', stableName: 'DEPRECIATION', isActive: true, balance: '0.00' });
    expect(call('accounts.get', { account: byName.id })).toEqual(byName);
    expect(call('accounts.get', { account: '6100' })).toEqual(byName);
    expect(call('accounts.get', { account: '٦١٠٠' })).toEqual(byName);
  });

  test('that is not there is ACCOUNT_NOT_FOUND', () => {
    const { refusal } = memoryHost();
    expect(refusal('accounts.get', { account: '9999' })).toEqual({ code: 'ACCOUNT_NOT_FOUND', params: { account: '9999' } });
    expect(refusal('accounts.get', { account: 99_999 }).code).toBe('ACCOUNT_NOT_FOUND');
    expect(refusal('accounts.update', { account: 'NO_SUCH', name: 'x' }).code).toBe('ACCOUNT_NOT_FOUND');
    expect(refusal('accounts.deactivate', { account: '9999' }).code).toBe('ACCOUNT_NOT_FOUND');
  });

  test('is created active, with both names, and its creation is on the log', () => {
    const { call } = memoryHost({ clock: '2026-02-01T10:00:00.000Z' });
    expect(call('accounts.create', PETTY)).toMatchObject({ ...PETTY, stableName: null, isActive: true, balance: '0.00', createdAt: '2026-02-01T10:00:00.000Z' });
    expect(call('audit.list').items[0]).toMatchObject({ operation: 'accounts.create', subject: '1010' });
  });

  test('needs a code of its own', () => {
    const { call, refusal } = memoryHost();
    call('accounts.create', PETTY);
    expect(refusal('accounts.create', { ...PETTY, name: 'Another' })).toEqual({ code: 'DUPLICATE_CODE', params: { code: '1010' } });
    expect(refusal('accounts.create', { ...PETTY, code: '١٠١٠' })).toEqual({ code: 'DUPLICATE_CODE', params: { code: '1010' } });
    expect(refusal('accounts.create', { ...PETTY, code: 'CASH' }).code).toBe('DUPLICATE_CODE');
    expect(refusal('accounts.update', { account: 'CASH', code: '1010' }).code).toBe('DUPLICATE_CODE');
    expect(refusal('accounts.create', { ...PETTY, code: '1\u20682' }).code).toBe('INVALID_INPUT');
    expect(refusal('accounts.create', { ...PETTY, type: 'cash' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'type' } });
    expect(refusal('accounts.create', { ...PETTY, code: '1011', balance: '5' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'balance' } });
  });

  test('can be renamed and renumbered; its stable name stays', () => {
    const { call } = memoryHost();
    expect(call('accounts.update', { account: 'BANK', code: '1120-01', name: 'Al Rajhi Bank', nameAr: 'مصرف الراجحي' })).toMatchObject({ code: '1120-01', name: 'Al Rajhi Bank', nameAr: 'مصرف الراجحي', stableName: 'BANK' });
    expect(call('accounts.get', { account: 'BANK' }).code).toBe('1120-01');
    expect(call('accounts.update', { account: 'BANK', nameAr: null })).toMatchObject({ name: 'Al Rajhi Bank', nameAr: null });
    expect(call('accounts.update', { account: 'BANK', code: '1120-01' }).code).toBe('1120-01');
  });
});

describe('deactivating an account', () => {
  test('is refused where Usool finds it by a stable name', () => {
    const { refusal } = memoryHost();
    expect(refusal('accounts.deactivate', { account: 'CASH' })).toEqual({ code: 'ACCOUNT_IN_USE', params: { account: '1000', count: 1 } });
    expect(refusal('accounts.update', { account: 'CASH', isActive: false }).code).toBe('ACCOUNT_IN_USE');
  });

  test('is refused while an active category posts to it, and allowed once none does', () => {
    const { call, refusal } = memoryHost();
    expect(refusal('accounts.deactivate', { account: '1540' })).toEqual({ code: 'ACCOUNT_IN_USE', params: { account: '1540', count: 1 } });
    call('assetCategories.update', { categoryCode: 'VEH', isActive: false });
    expect(call('accounts.deactivate', { account: '1540' }).isActive).toBe(false);
    expect(refusal('assetCategories.update', { categoryCode: 'VEH', isActive: true })).toEqual({ code: 'ACCOUNT_INACTIVE', params: { account: '1540' } });
    expect(call('accounts.update', { account: '1540', isActive: true }).isActive).toBe(true);
    expect(call('assetCategories.update', { categoryCode: 'VEH', isActive: true }).isActive).toBe(true);
  });

  test('is refused while an inactive category still holds an asset', () => {
    const { call, refusal } = memoryHost();
    call('assets.create', { name: 'Van', categoryCode: 'VEH', acquisitionDate: '2026-01-05', cost: '90000' });
    call('assetCategories.update', { categoryCode: 'VEH', isActive: false });
    expect(refusal('accounts.deactivate', { account: '1540' }).code).toBe('ACCOUNT_IN_USE');
  });

  test('keeps it from new use', () => {
    const { call, refusal } = memoryHost();
    call('accounts.create', PETTY);
    call('accounts.deactivate', { account: '1010' });
    expect(call('accounts.deactivate', { account: '1010' }).isActive).toBe(false);
    expect(refusal('assetCategories.update', { categoryCode: 'VEH', assetAccount: '1010' })).toEqual({ code: 'ACCOUNT_INACTIVE', params: { account: '1010' } });
    expect(call('accounts.list', { activeOnly: true }).items.some((account) => account.code === '1010')).toBe(false);
    expect(call('accounts.list').items.some((account) => account.code === '1010')).toBe(true);
  });
});

describe('the list of accounts', () => {
  test('comes by code, by pages from 0, filtered by type', () => {
    const { call } = memoryHost();
    const all = call('accounts.list');
    expect(all.items.map((account) => account.code)).toEqual(all.items.map((account) => account.code).sort());
    const second = call('accounts.list', { page: 1, size: 10 });
    expect(second).toMatchObject({ total: all.total, page: 1, size: 10 });
    expect(second.items).toEqual(all.items.slice(10, 20));
    const contra = call('accounts.list', { type: 'contra_asset' });
    expect(contra.total).toBeGreaterThan(8);
    expect(contra.items.every((account) => account.type === 'contra_asset')).toBe(true);
  });

  test.each([['المركبات', ['1540', '1544']], ['مَركَبات', ['1540', '1544']], ['مصروف الاهلاك', ['6100']], ['vehicles COST', ['1540']], ['٦١٠٠', ['6100']], ['asset_clearing', ['1490']], ['nothing like it', []]])(
    'is searched in both languages: %s',
    (search, codes) => {
      expect(memoryHost().call('accounts.list', { search }).items.map((account) => account.code)).toEqual(codes);
    },
  );
});

test('a balance is the sum of the posted lines, positive on the natural side of the account', () => {
  const { call } = memoryHost();
  const { id } = call('assets.create', { name: 'Van', categoryCode: 'VEH', acquisitionDate: '2026-01-05', cost: '90000' });
  call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-05', creditAccount: 'ACCOUNTS_PAYABLE' });
  expect(call('accounts.get', { account: '1540' }).balance).toBe('90000.00');
  expect(call('accounts.get', { account: 'ACCOUNTS_PAYABLE' }).balance).toBe('90000.00');
  const balances = new Map(call('accounts.list').items.map((account) => [account.code, account.balance]));
  expect([balances.get('1540'), balances.get('2100'), balances.get('1000')]).toEqual(['90000.00', '90000.00', '0.00']);
});
