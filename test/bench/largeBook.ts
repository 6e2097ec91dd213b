import { minor } from '#shared/values/money.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import { createBookFile } from '../../src/main/book/open.ts';
import type { Connection } from '../../src/main/book/connection.ts';
import { insertAsset, type NewAsset } from '../../src/main/book/tables/assets.ts';
import { createBalance } from '../../src/main/book/tables/balances.ts';
import { listCategories } from '../../src/main/book/tables/categories.ts';
import { ledgerBook } from '../../src/main/book/tables/company.ts';
import { insertEvent } from '../../src/main/book/tables/events.ts';
import { postJournal, type JournalLine } from '../../src/main/book/tables/journals.ts';
import { nextNumber } from '../../src/main/book/tables/sequences.ts';
import { insertTerms } from '../../src/main/book/tables/terms.ts';
import { ENGINE_VERSION } from '../../src/main/engine/index.ts';
import { founding } from '../../src/main/operations/founding.ts';

export const PERIOD = '2026-01' as Period;
const AT = '2026-01-01T08:00:00.000Z';
const ACTOR = 'bench';
const START = '2026-01-05' as DateString;

const BLANK: Omit<NewAsset, 'number' | 'name' | 'category_id' | 'cost_minor' | 'search_text' | 'name_key' | 'name_ar_key'> = {
  external_id: null, name_ar: null, description: null, asset_type: 'OTHER', status: 'IN_SERVICE', acquisition_date: START, capitalization_date: START, in_service_date: START, residual_minor: null,
  useful_life_months: null, depreciation_method: null, convention: null, day_count: null, basis: null, factor: null, annual_rate: null, rate_from_residual: null, total_units: null, manual_charges: null, location_id: null, custodian_id: null, cost_center_id: null,
  supplier_id: null, invoice_number: null, ap_invoice_id: null, serial_number: null, tag: null, quantity: '1', parent_id: null, replaces_id: null, ledger_account_id: null, accumulated_account_id: null, warranty_end: null,
  insurance: null, notes: null, opening_through: null, opening_accumulated_minor: null, opening_impairment_minor: null, opening_surplus_minor: null, batch_id: null, deleted_at: null, created_by: ACTOR, created_at: AT, updated_at: AT,
};

/** A book of so many assets in service since January 2026, written by the book's own functions without the operations' checks; verify holds on it. */
export function largeBook(path: string, assets: number, resources: string): void {
  const { connection } = createBookFile(path);
  founding(connection, { name: 'Large', nameAr: 'كبيرة', country: 'SA', currency: 'SAR', fiscalYearStartMonth: 1, basis: 'accrual' }, { now: AT, actor: ACTOR, resources });
  connection.write(() => fill(connection, assets));
  connection.database.close();
}

function fill(connection: Connection, assets: number): void {
  const categories = listCategories(connection).filter((category) => category.depreciation_method !== 'none');
  const book = ledgerBook(connection);
  const clearing = connection.get<{ id: number }>("SELECT id FROM accounts WHERE stable_name = 'ASSET_CLEARING'");
  const cost = new Map<number, number>();
  for (let index = 0; index < assets; index += 1) {
    const category = categories[index % categories.length];
    if (!category) throw new Error('a founded book has categories');
    cost.set(category.asset_account_id, (cost.get(category.asset_account_id) ?? 0) + costOf(index));
  }
  const lines: JournalLine[] = [...cost].map(([accountId, amount]) => ({ accountId, debitMinor: amount, creditMinor: 0 }));
  const total = [...cost.values()].reduce((sum, amount) => sum + amount, 0);
  const { id: journalId } = postJournal(connection, {
    bookId: book.id, date: START, sourceType: 'capitalization', source: 'bench', narrationEn: 'bench', narrationAr: 'قياس', actor: ACTOR, at: AT,
    lines: [...lines, { accountId: clearing?.id ?? 0, debitMinor: 0, creditMinor: total }],
  });
  for (let index = 0; index < assets; index += 1) {
    const category = categories[index % categories.length];
    if (!category) throw new Error('a founded book has categories');
    const number = `FA-2026-${String(nextNumber(connection, 'FA', 2026)).padStart(6, '0')}`;
    const costMinor = costOf(index);
    const name = `Asset ${index}`;
    const id = insertAsset(connection, { ...BLANK, number, name, category_id: category.id, cost_minor: costMinor, search_text: name, name_key: name, name_ar_key: name });
    const details = JSON.stringify({ apInvoiceId: null, capitalizationDate: START, depreciatedThrough: null, purchaseCost: costMinor });
    insertEvent(connection, { assetId: id, kind: 'capitalization', date: START, period: PERIOD, costMinor, details, journalId, actor: ACTOR, at: AT });
    insertEvent(connection, { assetId: id, kind: 'in_service', date: START, period: PERIOD, actor: ACTOR, at: AT });
    createBalance(connection, { book_id: book.id, asset_id: id, cost_minor: costMinor, accumulated_minor: 0, impairment_minor: 0, surplus_minor: 0, residual_minor: 0, posted_through: null });
    insertTerms(connection, {
      asset_id: id, book_id: book.id, version: 1, effective_date: START, method: category.depreciation_method, basis: category.basis, factor: category.factor, annual_rate: category.annual_rate, rate_from_residual: null, total_units: null, manual_charges: null, recovery_years: null,
      useful_life_months: category.useful_life_months, residual_minor: 0, convention: category.convention, day_count: category.day_count, rounding: book.rounding, in_service_date: START, engine_version: ENGINE_VERSION,
    });
  }
}

const costOf = (index: number): number => minor(500_000 + ((index * 7919) % 9_000_000));
