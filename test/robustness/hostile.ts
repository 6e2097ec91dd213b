import fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON Schema that the contract's inputs come out as. */
interface Shape {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  additionalProperties?: Shape | boolean;
}

/** JSON can say these; a plain object literal cannot. */
const PROTOTYPE: unknown = JSON.parse('{"__proto__": {"assetId": "asset-1"}, "constructor": {"prototype": {}}}');

/** Values that no field asks for, each of a kind that has broken a program before. */
export const HOSTILE: readonly unknown[] = [
  null, undefined, true, 0, -0, -1, 1.5, 1e21, Number.NaN, Infinity, 10n, 42, '', ' ', '\u0000', 'a\u0000b', '\u202Eabc\u2066', '\uFEFF', '\uD800', 'é\u0301'.repeat(50), 'x'.repeat(100_000),
  '2026-02-29', '2026-13', '0000-00-00', '9999-12-31', '٢٠٢٦-٠١-٠١', '2026-1-1', '100.001', '1.1234567', '999999999999999', '9999999999999999', '١٢٣٫٤٥', '-0', '-0.00', '1e5', '0x10', '1,000.00', '+5', 'NaN', '.5',
  "'; DROP TABLE assets; --", '%', '_', '*', '"', 'NEAR(', '../../etc/passwd', '<script>', 'asset-0', 'asset-999999999999', 'dep-0', 'imp-0', 'file-0', '__proto__', 'constructor', 'toString',
  [], [null], ['asset-1'], [[[]]], {}, PROTOTYPE, { toString: 1, valueOf: 1 }, new Date(0), new Map([['a', 1]]), new Uint8Array(4),
];

/** Strings that lead somewhere in a book with a little history, by the name of the field. */
const STRINGS: Readonly<Record<string, readonly string[]>> = {
  account: ['DEPRECIATION', '1210', 'NONE'], assetAccount: ['FIXED_ASSETS'], depreciationAccount: ['DEPRECIATION'], accumulatedDepreciationAccount: ['ACCUMULATED_DEPRECIATION'],
  assetId: ['asset-1', 'asset-2', 'asset-3', 'asset-6', 'asset-7', 'asset-8', 'asset-9', 'asset-10', 'asset-999999999999'], into: ['asset-6', 'asset-8', 'asset-9'], assets: ['asset-6', 'asset-8', 'asset-9'], parentAssetId: ['asset-1', 'asset-2'], runId: ['dep-1', 'dep-2', 'dep-3'], batchId: ['imp-1', 'imp-2', 'batch-1', 'batch-2'], fileId: ['file-1', 'file-2'], attachmentId: ['att-1', 'att-2', 'att-9'],
  bookId: ['IFRS', 'BOOK-IFRS', 'TAX'], period: ['2025-12', '2026-01', '2026-02', '2026-03', '9999-12', '0001-01'], firstPeriod: ['2025-12', '2026-01', '9999-12'],
  categoryCode: ['COMP', 'LAND', 'VEH', 'NONE'], country: ['SA', 'EG', 'GB', 'IN', 'XX'], currency: ['SAR', 'KWD', 'JPY', 'XXX'], pool: ['1', '5', 'main'], report: ['asset-register', 'depreciation-run', 'depreciation-schedule', 'tax-pools', 'asset-card', 'transfers', 'value-changes', 'covers', 'construction-ageing', 'journal-listing', 'exceptions', 'change-log', 'roll-forward', 'projection'],
  id: ['act-1', 'act-2', 'act-3', 'act-4', 'act-5', 'act-999999999999'], code: ['A-1', 'IT', '1210'], journal: ['JE-2026-000001', 'JE-9999-000001'], asOf: ['2026-01-31', '9999-12-31'], locationId: ['LOC-1', 'LOC-9'],
  itemId: ['rec-1', 'rec-2', 'rec-999999999999'], balance: ['0.00', '60000.00', '-1.00', 'x'], clearBy: ['2026-06-30', '2020-01-01'],
  countId: ['cnt-1', 'cnt-2', 'CNT-2026-000001', 'cnt-999999999999'], line: ['asset-1', 'asset-2', 'code:X-99', 'code:A-1'], lines: ['asset-1', 'asset-2', 'asset-3', 'code:X-99', 'code:A-1'], locations: ['LOC-1', 'LOC-2', 'LOC-9'], location: ['LOC-1', 'LOC-2', 'LOC-9'],
  approvalId: ['apv-1', 'apv-2', 'apv-999999999999'],
  transferId: ['trf-1', 'trf-2', 'trf-3', 'trf-4', 'TRF-2026-000001', 'trf-999999999999'], toLocation: ['LOC-1', 'LOC-2', 'LOC-9'], fromLocation: ['LOC-1', 'LOC-2'], toCategory: ['COMP', 'VEH', 'NONE'], assetIds: ['asset-1', 'asset-2', 'asset-3', 'asset-4'], effectiveDate: ['2026-01-20', '2026-02-10', '2026-02-28', '2026-03-01'],
};
const DATES = ['2999-12-31', '2026-01-10', '2026-02-28', '2026-02-29', '2024-02-29', '1900-01-01', '9999-12-31', '0001-01-01'];
const AMOUNTS = ['0', '0.00', '0.01', '1', '1000.50', '100.001', '999999999999999', '999999999999999.99', '000000000000001'];
const WORDS = ['Laptop', 'ﻻ حاسب ١٢', '50', '2', '0', '100', 'a\u0000b', '\u202Eabc', '\uD800', '1.5', ...DATES, ...AMOUNTS];

const hostile = fc.constantFrom(...HOSTILE);

function text(name: string): fc.Arbitrary<unknown> {
  const known = STRINGS[name];
  if (known) return fc.constantFrom(...known);
  if (/date|through|endsOn|validFrom|From$|To$/i.test(name)) return fc.constantFrom(...DATES);
  if (/cost|amount|value|accumulated|opening|proceeds|limit|threshold|surplus/i.test(name)) return fc.constantFrom(...AMOUNTS);
  return fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 12 }));
}

const NUMBERS: Readonly<Record<string, readonly number[]>> = { fiscalYear: [2025, 2026, 2027, 9999], firstYear: [2025, 2026], page: [0, 1, Number.MAX_SAFE_INTEGER], usefulLifeMonths: [1, 12, 1200] };

function wellFormed(shape: Shape, name: string): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => wellFormed(choice, name)));
  switch (shape.type) {
    case 'object': return objectOf(shape, name);
    case 'array': return fc.array(near(shape.items ?? {}, name), { maxLength: 3 });
    case 'integer':
    case 'number': return fc.constantFrom(...(NUMBERS[name] ?? [1, 2, 12, 20, 999_999]));
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    default: return text(name);
  }
}

function objectOf(shape: Shape, name: string): fc.Arbitrary<unknown> {
  if (!shape.properties) return fc.dictionary(fc.constantFrom('asOf', 'group', 'asset', 'run', 'period', 'Name', 'Cost', '__proto__'), near(typeof shape.additionalProperties === 'object' ? shape.additionalProperties : {}, name), { maxKeys: 4 });
  const fields = Object.entries(shape.properties);
  const needed = shape.required ?? [];
  // A few optional fields at a time: one wrong among forty would hide all that is checked later.
  return fc.subarray(fields.filter(([key]) => !needed.includes(key)), { maxLength: Math.min(3, fields.length - needed.length) })
    .chain((some) => fc.record(Object.fromEntries([...fields.filter(([key]) => needed.includes(key)), ...some].map(([key, value]) => [key, near(value, key)]))));
}

/** Mostly what the shape asks for, so that the next check is reached, and sometimes anything. */
function near(shape: Shape, name: string): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: wellFormed(shape, name) }, { weight: 1, arbitrary: hostile });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Inputs for an operation: nearly right ones, ones with a field more, less or wrong, and ones that are nothing of the kind. */
export function inputsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape;
  const good = wellFormed(shape, '');
  const keys = Object.keys(shape.properties ?? {});
  const field = keys.length === 0 ? fc.constant('extra') : fc.constantFrom(...keys, 'extra', '__proto__', 'constructor');
  const broken = fc.tuple(good, field, hostile).map(([value, key, bad]) => (isRecord(value) ? { ...value, [key]: bad } : bad));
  const short = fc.tuple(good, field).map(([value, key]) => (isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) : value));
  return fc.oneof({ weight: 4, arbitrary: good }, { weight: 4, arbitrary: broken }, { weight: 1, arbitrary: short }, { weight: 1, arbitrary: hostile });
}
