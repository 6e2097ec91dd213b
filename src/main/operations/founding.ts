import type { z } from 'zod';
import type { createBookInput } from '#shared/contract/book.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { currencyExponent } from '#shared/values/currency.ts';
import { appendAudit } from '../book/audit.ts';
import type { Connection } from '../book/connection.ts';
import { insertAccount } from '../book/tables/accounts.ts';
import { insertCategory } from '../book/tables/categories.ts';
import { insertCompany, insertDepreciationBook } from '../book/tables/company.ts';
import { insertUser } from '../book/tables/users.ts';
import { ENGINE_VERSION } from '../engine/index.ts';
import { readChart, type Chart } from './founding/chart.ts';
import { optionalName, requiredName } from './names.ts';

/** What the founder signs in with, once there is a password; it can be changed. */
const FIRST_LOGIN = 'owner';

export interface Founding {
  /** ISO 8601 in UTC. */
  now: string;
  actor: string;
  /** The folder of charts of accounts. */
  resources: string;
}

/**
 * What stands in a book on its first day: the company, the depreciation book that posts (IFRS), the country's chart of
 * accounts and its usual categories, its founder as its owner, and the first row of the log. One transaction: a book is founded whole or not at all.
 * @throws INVALID_INPUT
 */
export function founding(connection: Connection, input: z.output<typeof createBookInput>, { now, actor, resources }: Founding): void {
  const name = requiredName(input.name);
  const nameAr = optionalName(input.nameAr, null);
  const exponent = currencyExponent(input.currency) ?? refuse('INVALID_INPUT', { field: 'currency', reason: 'unknown currency' });
  const chart = readChart(resources, input.country);
  connection.write(() => {
    insertCompany(connection, {
      name, name_ar: nameAr, country: input.country, currency: input.currency, exponent, fiscal_year_start_month: input.fiscalYearStartMonth, basis: input.basis,
      asset_accounts: 'per_category', framework: 'ifrs', first_period: null, four_eyes: 0, reconciliation_blocks: 0, engine_version: ENGINE_VERSION, created_at: now, updated_at: now,
    });
    insertDepreciationBook(connection, { code: 'IFRS', name: 'IFRS', name_ar: 'المعايير الدولية للتقرير المالي', posts_to_ledger: 1, rounding: 'equal', purpose: 'financial', status: 'active', earlier: null, activated_at: null, deactivated_at: null, last_event_id: null });
    layChart(connection, chart, now);
    insertUser(connection, { login: FIRST_LOGIN, name: actor, role: 'owner', is_active: 1, password: null, created_at: now, updated_at: now });
    const { country, currency, fiscalYearStartMonth, basis } = input;
    appendAudit(connection, { at: now, actor, operation: 'book.create', subject: name, detail: { name, nameAr, country, currency, exponent, fiscalYearStartMonth, basis, engine: ENGINE_VERSION } });
  });
}

function layChart(connection: Connection, chart: Chart, now: string): void {
  const ids = new Map(
    chart.accounts.map((account) => [
      account.code,
      insertAccount(connection, { code: account.code, name: account.name, name_ar: account.nameAr, type: account.type, stable_name: account.stableName ?? null, is_active: 1, created_at: now, updated_at: now }),
    ]),
  );
  const accountId = (code: string): number => required(ids.get(code), `account ${code} of the chart`);
  for (const category of chart.categories) {
    insertCategory(connection, {
      code: category.code, name: category.name, name_ar: category.nameAr, depreciation_method: category.depreciationMethod, useful_life_months: category.usefulLifeMonths ?? null,
      residual_percent: '0', convention: 'full_month', day_count: 'life_days', basis: 'monthly', factor: null, annual_rate: null, rate_from_residual: 0,
      asset_account_id: accountId(category.assetAccount), depreciation_account_id: accountId(category.depreciationAccount), accumulated_account_id: accountId(category.accumulatedDepreciationAccount),
      capitalization_threshold_minor: 0, revaluation_allowed: 0, surplus_in_use: 0, is_active: 1, deleted_at: null, created_at: now, updated_at: now,
    });
  }
}
