import { expect, test } from 'vitest';
import { fieldOfHeading } from '../../src/main/exchange/import/headings.ts';
import { importBook, type Mapping } from './book.ts';

const COLUMNS = { No: 'assetNumber', Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Insurer: 'insurer', 'Policy no.': 'insurancePolicy', 'Sum insured': 'insuredValue', 'Insured from': 'insuranceStart', 'Insured until': 'insuranceEnd' } as const;
const MAPPING: Mapping = { columns: COLUMNS };
const file = (row: string) => `${Object.keys(COLUMNS).join(',')}\n${row}\n`;

test('insurance comes in with its asset, and a file brought again changes nothing', () => {
  const book = importBook();
  const row = 'V-1,Van,VEH,2026-01-05,60000,Tawuniya,P-1,55000,2026-01-01,2026-12-31';
  expect(book.bring(file(row), MAPPING).created).toBe(1);
  const insured = { policy: 'P-1', insurer: 'Tawuniya', insuredValue: '55000.00', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  expect(book.call('assets.get', { assetNumber: 'V-1' }).insurance).toEqual(insured);
  expect(book.bring(file(row), MAPPING)).toMatchObject({ updated: 0, unchanged: 1 });
  expect(book.bring(file('V-1,Van,VEH,2026-01-05,60000,Tawuniya,P-2,55000,2027-01-01,2027-12-31'), MAPPING).updated).toBe(1);
  expect(book.call('assets.get', { assetNumber: 'V-1' }).insurance).toEqual({ ...insured, policy: 'P-2', startsOn: '2027-01-01', endsOn: '2027-12-31' });
  expect(book.bring(file('V-1,Van,VEH,2026-01-05,60000,,,,,'), MAPPING)).toMatchObject({ updated: 0, unchanged: 1 });
});

test('its columns are known by their headings in both languages', () => {
  expect(Object.keys(COLUMNS).slice(5).map((heading) => fieldOfHeading(heading)?.field)).toEqual(['insurer', 'insurancePolicy', 'insuredValue', 'insuranceStart', 'insuranceEnd']);
  expect(['شركة التأمين', 'رقم وثيقة التأمين', 'القيمة المؤمن عليها', 'بداية التأمين', 'نهاية التأمين'].map((heading) => fieldOfHeading(heading)?.field)).toEqual(['insurer', 'insurancePolicy', 'insuredValue', 'insuranceStart', 'insuranceEnd']);
});
