import type { Output } from '#shared/contract/index.ts';
import { required } from '#shared/values/assert.ts';
import { mergedInto } from '../../book/queries/lineage.ts';
import { registerRow, type RegisterRow, type RegisterTotals } from '../../book/queries/register.ts';
import { latestStandingAct } from '../../book/tables/acts.ts';
import { findAccountById } from '../../book/tables/accounts.ts';
import { assetHistory, type AssetRow } from '../../book/tables/assets.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { findCategoryById, type CategoryRow } from '../../book/tables/categories.ts';
import { ledgerBook, listDepreciationBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { findPlaceById } from '../../book/tables/places.ts';
import { seenBy } from '../books/seen.ts';
import { isConstruction } from '../categories.ts';
import { show, type Context } from '../context.ts';
import { estimatesInForce, forecastOf, liveTerms, manualCharges, standingOf } from '../terms.ts';
import { findTerms } from '../../book/tables/terms.ts';
import { storedInsurance } from './details.ts';
import { assetIdOf, residualOf } from './identity.ts';

type Asset = Output<'assets.get'>;
type Summary = Output<'assets.list'>['items'][number];

/** A row of the register in the contract's words. */
export function showSummary(context: Context, row: RegisterRow): Summary {
  const into = row.status === 'DISPOSED' ? mergedInto(context.connection, row.id) : undefined;
  const residual = row.residual_minor ?? residualOf({ residual_minor: null, cost_minor: row.cost_minor }, { residual_percent: row.residual_percent });
  return {
    id: assetIdOf(row.id), assetNumber: row.number, externalId: row.external_id, name: row.name, nameAr: row.name_ar, assetType: row.asset_type as Summary['assetType'], status: row.status as Summary['status'],
    categoryId: row.category_id, categoryCode: row.category_code, category: row.category, categoryAr: row.category_ar,
    location: row.location, locationName: row.location_name, locationNameAr: row.location_name_ar, custodian: row.custodian, custodianName: row.custodian_name, custodianNameAr: row.custodian_name_ar,
    costCenter: row.cost_center, serialNumber: row.serial_number, tag: row.tag, acquisitionDate: row.acquisition_date, inServiceDate: row.in_service_date,
    warrantyEnd: row.warranty_end, insurer: row.insurer, policyNumber: row.policy_number, insuredValue: row.insured_minor === null ? null : show(context, row.insured_minor), insuranceEnd: row.insurance_end, parent: row.parent, mergedInto: into ? { assetId: assetIdOf(into.id), assetNumber: into.number } : null,
    cost: show(context, row.cost_minor), accumulatedDepreciation: show(context, row.accumulated_minor), netBookValue: show(context, row.carrying_minor), residualValue: show(context, residual), currency: context.company.currency,
  };
}

export function showTotals(context: Context, sum: RegisterTotals): { count: number; cost: string; accumulatedDepreciation: string; netBookValue: string } {
  return { count: sum.count, cost: show(context, sum.cost_minor), accumulatedDepreciation: show(context, sum.accumulated_minor), netBookValue: show(context, sum.carrying_minor) };
}

/** The whole of one asset, with its values in each depreciation book. */
export function showAsset(context: Context, asset: AssetRow): Asset {
  const row = required(registerRow(context.connection, ledgerBook(context.connection).id, asset.id), 'the register row of an asset');
  const category = required(findCategoryById(context.connection, asset.category_id), 'the category of an asset');
  const account = (id: number) => {
    const found = required(findAccountById(context.connection, id), 'an account of an asset');
    return { id: found.id, code: found.code, name: found.name, nameAr: found.name_ar };
  };
  const supplier = asset.supplier_id === null ? undefined : findPlaceById(context.connection, asset.supplier_id);
  const costCenter = asset.cost_center_id === null ? undefined : findPlaceById(context.connection, asset.cost_center_id);
  const capitalization = assetHistory(context.connection, asset.id).find((item) => item.kind === 'capitalization' || item.kind === 'opening');
  return {
    ...showSummary(context, row),
    description: asset.description, capitalizationDate: asset.capitalization_date, capitalizedCost: asset.status === 'DRAFT' ? null : show(context, capitalization?.amount_minor || asset.cost_minor),
    apInvoiceId: asset.ap_invoice_id, glJournalId: capitalization?.journal ?? null,
    costCenterName: costCenter?.name ?? null, costCenterNameAr: costCenter?.name_ar ?? null, supplier: supplier?.code ?? null, supplierName: supplier?.name ?? null, supplierNameAr: supplier?.name_ar ?? null,
    invoiceNumber: asset.invoice_number, quantity: asset.quantity, parentAssetId: asset.parent_id === null ? null : assetIdOf(asset.parent_id), replacesAssetId: asset.replaces_id === null ? null : assetIdOf(asset.replaces_id), warrantyEnd: asset.warranty_end,
    insurance: showInsurance(context, asset.insurance), notes: asset.notes,
    ledgerAccount: account(asset.ledger_account_id ?? category.asset_account_id), accumulatedDepreciationAccount: account(asset.accumulated_account_id ?? category.accumulated_account_id), depreciationAccount: account(category.depreciation_account_id),
    overrides: {
      residualValue: asset.residual_minor === null ? null : show(context, asset.residual_minor), usefulLifeMonths: asset.useful_life_months,
      depreciationMethod: asset.depreciation_method as Asset['overrides']['depreciationMethod'], convention: asset.convention as Asset['overrides']['convention'],
      dayCount: asset.day_count as Asset['overrides']['dayCount'], basis: asset.basis as Asset['overrides']['basis'], factor: asset.factor, annualRate: asset.annual_rate, rateFromResidual: asset.rate_from_residual === 1,
      totalUnits: asset.total_units, manual: manualCharges(asset.manual_charges)?.map(({ period, amountMinor }) => ({ period, amount: show(context, amountMinor) })) ?? null,
    },
    opening: asset.opening_through === null ? null : {
      depreciatedThrough: asset.opening_through, accumulatedDepreciation: show(context, asset.opening_accumulated_minor ?? 0),
      accumulatedImpairment: show(context, asset.opening_impairment_minor ?? 0), revaluationSurplus: show(context, asset.opening_surplus_minor ?? 0),
    },
    isConstruction: isConstruction(context, category), lastActOn: latestStandingAct(context.connection, asset.id)?.date ?? null,
    books: listDepreciationBooks(context.connection).filter((book) => isShown(context, asset, category, book)).map((book) => showBook(context, asset, category, book)),
    createdAt: asset.created_at, updatedAt: asset.updated_at,
  };
}

function showInsurance(context: Context, stored: string | null): Asset['insurance'] {
  if (stored === null) return null;
  const { policy, insurer, insuredMinor, startsOn, endsOn } = storedInsurance(stored);
  return { policy, insurer, insuredValue: insuredMinor === null ? null : show(context, insuredMinor), startsOn, endsOn };
}

/** The books that hold an asset, or will once it is capitalised. */
function isShown(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow): boolean {
  if (book.posts_to_ledger === 1 || findBalance(context.connection, book.id, asset.id)) return true;
  return book.status === 'active' && asset.status === 'DRAFT' && !seenBy(context.connection, book, asset, category).isExcluded;
}

function showBook(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow): Asset['books'][number] {
  const terms = findTerms(context.connection, book.id, asset.id) ?? liveTerms(context, asset, category, book);
  const balance = findBalance(context.connection, book.id, asset.id);
  const cost = balance?.cost_minor ?? asset.cost_minor;
  const { accumulated_minor: accumulated, impairment_minor: impairment } = standingOf(context, asset, book);
  const { opening_through, opening_accumulated_minor } = seenBy(context.connection, book, asset, category).asset;
  const forecast = forecastOf(context, asset, book);
  const inForce = estimatesInForce(context, asset, book, terms);
  return {
    bookId: book.code, name: book.name, nameAr: book.name_ar, postsToLedger: book.posts_to_ledger === 1, purpose: book.purpose, status: book.status,
    cost: show(context, cost), accumulatedDepreciation: show(context, accumulated), accumulatedImpairment: show(context, impairment), netBookValue: show(context, cost - accumulated - impairment), residualValue: show(context, inForce.residualMinor),
    method: inForce.method as Asset['books'][number]['method'], basis: terms.basis as Asset['books'][number]['basis'], factor: terms.factor, annualRate: terms.annual_rate,
    rateFromResidual: terms.rate_from_residual === 1, recoveryYears: terms.recovery_years, totalUnits: terms.total_units, usefulLifeMonths: inForce.usefulLifeMonths, isSuspended: inForce.suspended,
    remainingLifeMonths: forecast?.remainingLifeMonths ?? null, convention: terms.convention as Asset['books'][number]['convention'], dayCount: terms.day_count as Asset['books'][number]['dayCount'],
    rounding: terms.rounding as Asset['books'][number]['rounding'], depreciatedThrough: balance?.posted_through ?? opening_through,
    opening: opening_through === null ? null : { depreciatedThrough: opening_through, accumulatedDepreciation: show(context, opening_accumulated_minor ?? 0) },
    fullyDepreciatedOn: forecast?.fullyDepreciatedOn ?? null, nextCharge: forecast?.nextCharge ? { period: forecast.nextCharge.period, amount: show(context, forecast.nextCharge.amountMinor) } : null,
  };
}
