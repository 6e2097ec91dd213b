import type { Output } from '#shared/contract/index.ts';
import { addDays, firstDay, lastDay, type Period } from '#shared/values/calendar.ts';
import { kept } from '../book/kept.ts';
import {
  controlAccounts, draftsBetween, duplicates, fullyDepreciatedInUse, inactiveAccounts, notInService, pendingApprovals, pendingTransfers, residualAboveCost, withoutLife, type Found,
} from '../book/queries/close.ts';
import { factsByUnits, namesOfAssets, type NamedAsset } from '../book/queries/facts.ts';
import { happenedInBook } from '../book/queries/happened.ts';
import { chargeForPeriod } from '../engine/index.ts';
import { activeBooks, type DepreciationBookRow } from '../book/tables/company.ts';
import { assetIdOf } from './assets/identity.ts';
import { show, type Context } from './context.ts';
import { engineTerms, stateOf } from './terms.ts';
import { isClosed, openPeriod } from './periods.ts';
import { countConcerned } from './policies.ts';
import { reconciliationFindings } from './reconciliation/findings.ts';

export type Finding = Output<'close.checklist'>['findings'][number];
type Severity = Finding['severity'];

/** As many assets as a finding names. */
const LISTED = 50;
/** The earliest day there is, for "at any time before". */
const EVER = '0000-01-01';

const showAsset = (asset: NamedAsset): Finding['assets'][number] => ({ assetId: assetIdOf(asset.id), assetNumber: asset.number, name: asset.name, nameAr: asset.name_ar });

/** A check that found nothing is a finding too: the list shows it as done. */
function finding(code: string, severity: Severity, found: Found, params: Finding['params'] = {}): Finding {
  return { code, severity: found.count === 0 ? 'ok' : severity, count: found.count, assets: found.assets.map(showAsset), params };
}

const plain = (code: string, severity: Severity, count: number, params: Finding['params'] = {}): Finding => ({ code, severity, count, assets: [], params });

/** A warning where there is something to count. */
const plainOr = (code: string, count: number): Finding => plain(code, count === 0 ? 'ok' : 'warn', count);

/** Months close in order: one that is closed, or has an open one before it, cannot be. */
function order(context: Context, period: Period): Finding {
  if (isClosed(context, period)) return plain('month_closed', 'block', 1, { period });
  const next = openPeriod(context);
  return next === null || next >= period ? plain('months_in_order', 'ok', 0) : plain('earlier_month_open', 'block', 1, { period: next });
}

/** The register against the ledger: one finding for each account that differs, or one that all agree. */
function agreement(context: Context, book: DepreciationBookRow): Finding[] {
  if (book.posts_to_ledger === 0) return [];
  const accounts = controlAccounts(context.connection, book.id);
  const differing = accounts.filter((account) => account.registerMinor !== account.ledgerMinor);
  if (differing.length === 0) return [plain('register_agrees', 'ok', accounts.length)];
  return differing.map((account) =>
    plain('register_differs', 'block', 1, {
      account: account.code, register: show(context, account.registerMinor), ledger: show(context, account.ledgerMinor), difference: show(context, account.registerMinor - account.ledgerMinor),
    }),
  );
}

/** Assets in service that the month cannot be worked out for: a month that is due has no reading. The engine says which. */
function usageMissing(context: Context, book: DepreciationBookRow, period: Period): Found {
  const happened = happenedInBook(context.connection, book.id);
  const waiting = factsByUnits(context.connection, book.id)
    .filter((row) => chargeForPeriod(engineTerms(row, context.company, happened.get(row.asset_id)), stateOf(row, period, happened.get(row.asset_id))).reason === 'usage_missing')
    .map((row) => row.asset_id);
  const names = namesOfAssets(context.connection, waiting.slice(0, LISTED));
  return { count: waiting.length, assets: [...names.values()] };
}

function assetFindings(context: Context, book: DepreciationBookRow, period: Period): Finding[] {
  const { connection } = context;
  const inactive = inactiveAccounts(connection, book.id);
  return [
    finding('drafts_in_month', 'block', draftsBetween(connection, firstDay(period), lastDay(period))),
    finding('drafts_before_month', 'warn', draftsBetween(connection, EVER, addDays(firstDay(period), -1))),
    finding('not_in_service', 'warn', notInService(connection, lastDay(period))),
    finding('life_missing', 'warn', withoutLife(connection)),
    plainOr('policy_differs', countConcerned(context, book)),
    finding('usage_missing', 'block', usageMissing(context, book, period), { period }),
    finding('account_inactive', 'block', inactive, inactive.count === 0 ? {} : { accounts: inactive.codes.join(', ') }),
  ];
}

/** Where somebody has to approve acts, or still has to: those that wait. */
function approvalFindings(context: Context, period: Period): Finding[] {
  const waiting = pendingApprovals(context.connection, lastDay(period));
  return context.company.four_eyes === 1 || waiting.count > 0 ? [finding('pending_approvals', 'warn', waiting)] : [];
}

/** What stops the month in a memorandum book; a book in order is not listed. */
function memorandumFindings(context: Context, period: Period): Finding[] {
  return activeBooks(context.connection)
    .filter(({ posts_to_ledger }) => posts_to_ledger === 0)
    .map((book) => finding('book_usage_missing', 'block', usageMissing(context, book, period), { period, book: book.code }))
    .filter(({ count }) => count > 0);
}

/**
 * What a month still needs before it is closed, in the order of the list. `block` stops the close, `warn` asks for a look, `ok` is
 * done or for information. Under cash basis nothing depreciates, so only the order of months and the register's own data are checked.
 */
export const checklistOf = (context: Context, book: DepreciationBookRow, period: Period): Finding[] =>
  kept(context.connection, `checklist ${book.id} ${period}`, () => findingsOf(context, book, period));

function findingsOf(context: Context, book: DepreciationBookRow, period: Period): Finding[] {
  const { connection } = context;
  const isAccrual = context.company.basis === 'accrual';
  return [
    order(context, period),
    ...(isAccrual ? [...assetFindings(context, book, period), ...memorandumFindings(context, period)] : []),
    finding('pending_transfers', 'warn', pendingTransfers(connection, lastDay(period))),
    ...approvalFindings(context, period),
    finding('residual_above_cost', 'warn', residualAboveCost(connection, book.id)),
    finding('duplicate_serial', 'warn', duplicates(connection, 'serial_number')),
    finding('duplicate_tag', 'warn', duplicates(connection, 'tag')),
    finding('fully_depreciated', 'ok', fullyDepreciatedInUse(connection, book.id)),
    ...(isAccrual ? agreement(context, book) : []),
    ...reconciliationFindings(context, period),
    ...(context.path === ':memory:' ? [] : [plain('backup', 'ok', 0)]),
  ];
}

export const countOf = (findings: readonly Finding[], severity: Severity): number => findings.filter((found) => found.severity === severity).length;
