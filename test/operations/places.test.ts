import { describe, expect, test } from 'vitest';
import { memoryHost } from '../support/book.ts';

const AREAS = [
  { area: 'locations', kind: 'location', field: 'locationId' },
  { area: 'costCenters', kind: 'costCenter', field: 'costCenterId' },
  { area: 'custodians', kind: 'custodian', field: 'custodianId' },
  { area: 'suppliers', kind: 'supplier', field: 'supplierId' },
] as const;
const VAN = { name: 'Van', categoryCode: 'VEH', acquisitionDate: '2026-01-05', cost: '90000' } as const;

describe.each(AREAS)('$area', ({ area, kind, field }) => {
  test('are created with both names and named by their code', () => {
    const { call } = memoryHost();
    expect(call(`${area}.create`, { code: 'A-100', name: 'Riyadh', nameAr: 'الرياض' })).toEqual({ code: 'A-100', name: 'Riyadh', nameAr: 'الرياض', isActive: true, assetCount: 0 });
    expect(call(`${area}.list`)).toMatchObject({ items: [{ code: 'A-100' }], total: 1, page: 0 });
    expect(call('audit.list').items[0]).toMatchObject({ operation: `${area}.create`, subject: 'A-100' });
  });

  test('have one code each', () => {
    const { call, refusal } = memoryHost();
    call(`${area}.create`, { code: '10', name: 'One' });
    expect(refusal(`${area}.create`, { code: '١٠', name: 'Two' })).toEqual({ code: 'DUPLICATE_CODE', params: { code: '10' } });
  });

  test('are renamed and put to sleep, and nothing new goes to one asleep', () => {
    const { call, refusal } = memoryHost();
    call(`${area}.create`, { code: 'A', name: 'One', nameAr: 'واحد' });
    call('assets.create', { ...VAN, [field]: 'A' });
    expect(call(`${area}.update`, { code: 'A', name: 'First', isActive: false })).toEqual({ code: 'A', name: 'First', nameAr: 'واحد', isActive: false, assetCount: 1 });
    expect(refusal('assets.create', { ...VAN, [field]: 'A' })).toEqual({ code: 'PLACE_INACTIVE', params: { kind, code: 'A' } });
    expect(refusal('assets.create', { ...VAN, [field]: 'B' })).toEqual({ code: 'PLACE_NOT_FOUND', params: { kind, code: 'B' } });
    expect(refusal(`${area}.update`, { code: 'B', name: 'x' })).toEqual({ code: 'PLACE_NOT_FOUND', params: { kind, code: 'B' } });
    expect(call(`${area}.list`, { activeOnly: true }).total).toBe(0);
  });

  test('are searched in both languages', () => {
    const { call } = memoryHost();
    call(`${area}.create`, { code: 'A', name: 'Jeddah warehouse', nameAr: 'مستودع جدة' });
    call(`${area}.create`, { code: 'B', name: 'Head office', nameAr: 'الإدارة العامة' });
    expect(call(`${area}.list`, { search: 'جده' }).items.map(({ code }) => code)).toEqual(['A']);
    expect(call(`${area}.list`, { search: 'الادارة' }).items.map(({ code }) => code)).toEqual(['B']);
    expect(call(`${area}.list`, { search: 'WAREHOUSE jeddah' }).items.map(({ code }) => code)).toEqual(['A']);
  });
});

test('the four lists do not share codes', () => {
  const { call } = memoryHost();
  for (const { area } of AREAS) call(`${area}.create`, { code: 'X', name: area });
  for (const { area } of AREAS) expect(call(`${area}.list`).items).toMatchObject([{ code: 'X', name: area }]);
});
