import type { Connection } from '../../book/connection.ts';
import { canonical, type Json } from '../../book/hash.ts';
import { allRules, allTaxYears, closedTaxYears, rulesHash, taxYearHash } from '../../book/tables/pools.ts';
import { computePoolYear } from '../../engine/pools/index.ts';
import { ENGINE_VERSION } from '../../engine/index.ts';
import type { Expect } from '../verify/check.ts';
import { readSnapshot, type PlannedYear } from './plan.ts';

const text = (value: unknown): string => canonical(value as Json);

/** Rules and closed tax years say what their hashes were made of; closed figures follow from their facts, and each year opens as the one before closed. */
export function verifyTaxPools(connection: Connection, expect: Expect): number {
  const rules = allRules(connection);
  for (const row of rules) expect.same('tax_rules_content', String(row.from_year), rulesHash(row), row.content_hash);
  const years = allTaxYears(connection);
  for (const row of years) expect.same('tax_year_content', String(row.fiscal_year), taxYearHash(row), row.content_hash);
  let before: PlannedYear | null = null;
  for (const row of closedTaxYears(connection)) {
    const planned = readSnapshot(row);
    verifyYear(planned, before, expect);
    before = planned;
  }
  return rules.length + years.length;
}

function verifyYear({ year, pools, engineVersion }: PlannedYear, before: PlannedYear | null, expect: Expect): void {
  for (const pool of pools) {
    const where = `${year.year} ${pool.code}`;
    const previous = before?.pools.find(({ code }) => code === pool.code);
    if (previous) expect.same('tax_year_opening', where, text(previous.result.state), text(pool.before));
    // A later engine may compute otherwise; what was closed stays as it was.
    if (engineVersion === ENGINE_VERSION) expect.same('tax_year_figures', where, text(computePoolYear(pool.rules, pool.facts, pool.before, year)), text(pool.result));
  }
}
