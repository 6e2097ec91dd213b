import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ACCOUNT_TYPES, code, method, name } from '#shared/contract/shapes.ts';
import { assert } from '#shared/values/assert.ts';

/** The files of resources/charts: what a new book starts with. `base` has all of it; a country changes names and lives. */
const baseChart = z.strictObject({
  accounts: z.array(z.strictObject({ code, name, nameAr: name, type: z.enum(ACCOUNT_TYPES), stableName: z.string().regex(/^[A-Z_]+$/).optional() })),
  categories: z.array(
    z.strictObject({ code, name, nameAr: name, depreciationMethod: method, usefulLifeMonths: z.int().min(1).max(1200).optional(), assetAccount: code, depreciationAccount: code, accumulatedDepreciationAccount: code }),
  ),
});

/** Changes by code. */
const countryChart = z.strictObject({
  accounts: z.record(code, z.strictObject({ name: name.optional(), nameAr: name.optional() })),
  categories: z.record(code, z.strictObject({ name: name.optional(), nameAr: name.optional(), usefulLifeMonths: z.int().min(1).max(1200).optional() })),
});

export type Chart = z.output<typeof baseChart>;

/**
 * The chart of accounts and the categories that a book of the country starts with: the base, in the names and with the lives
 * usual in the country. A country without a file of its own has the base as it is.
 */
export function readChart(resources: string, country: string): Chart {
  const folder = join(resources, 'charts');
  const base = baseChart.parse(readJson(join(folder, 'base.json')));
  const file = join(folder, `${country}.json`);
  if (!existsSync(file)) return base;
  const changes = countryChart.parse(readJson(file));
  return {
    accounts: changed(base.accounts, changes.accounts, country),
    categories: changed(base.categories, changes.categories, country),
  };
}

function changed<T extends { code: string }>(items: readonly T[], changes: Readonly<Record<string, Partial<T>>>, country: string): T[] {
  const known = new Set(items.map((item) => item.code));
  for (const changedCode of Object.keys(changes)) assert(known.has(changedCode), `the chart of ${country} changes ${changedCode}, which the base does not have`);
  return items.map((item) => ({ ...item, ...changes[item.code] }));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
