import { describe, expect, test } from 'vitest';
import { contract, type BookName } from '#shared/contract/index.ts';
import { memoryHost } from '../support/book.ts';

/** Somebody who looks and does not touch. */
const viewer = () => memoryHost({ may: (permission) => permission === 'none' || permission.endsWith('.view') });

describe('permissions are data, and the router refuses without them', () => {
  test('who may only look is refused what changes the book, after the input was found right and before anything is looked for', () => {
    const book = viewer();
    expect(book.refusal('assets.capitalize', { assetId: 'asset-9', capitalizationDate: '2026-02-29' }).code).toBe('INVALID_DATE');
    expect(book.refusal('assets.capitalize', { assetId: 'asset-9', capitalizationDate: '2026-02-28' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'assets.capitalize' } });
    expect(book.refusal('assetCategories.delete', { categoryCode: 'NONE' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'accounting.asset-categories.delete' } });
    expect(book.call('assetCategories.list').total).toBeGreaterThan(0);
    expect(book.call('audit.verify').rows).toBe(1);
  });

  test('a report is refused to who may not see reports', () => {
    const book = memoryHost({ may: (permission) => permission === 'book.view' });
    expect(book.host.renderReport({ report: 'asset-register', parameters: {}, language: 'en', format: 'csv' })).toEqual({ ok: false, error: { code: 'PERMISSION_DENIED', params: { permission: 'reports.view' } } });
  });

  test('every command of the book asks for a permission that is not for looking', () => {
    const commands = (Object.keys(contract) as BookName[]).filter((name) => contract[name].kind === 'command');
    expect(commands.filter((name) => contract[name].permission === 'none' || contract[name].permission.endsWith('.view'))).toEqual([]);
  });
});
