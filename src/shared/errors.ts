/**
 * The closed list of refusals and the parameters of each. A refusal is a value: it crosses layers as
 * {code, params}, and whoever shows it makes the sentence in the person's language (i18n/<language>/errors.json).
 */
export interface ErrorParams {
  // Input
  INVALID_INPUT: { field: string; reason: string };
  INVALID_DATE: { field: string; value: string };
  INVALID_AMOUNT: { field: string; value: string; reason: 'format' | 'decimals' | 'range' | 'negative' | 'zero' | 'residual' | 'above_base' | 'parts_sum' | 'above_balance'; decimals?: number };
  UNKNOWN_OPERATION: { operation: string };
  WINDOW_REQUIRED: { operation: string };
  // Permission
  PERMISSION_DENIED: { permission: string };
  LOGIN_REQUIRED: Record<never, never>;
  LOGIN_FAILED: Record<never, never>;
  LOGIN_WAIT: { count: number };
  // Existence
  NO_BOOK_OPEN: Record<never, never>;
  USER_NOT_FOUND: { user: string };
  ASSET_NOT_FOUND: { asset: string };
  CATEGORY_NOT_FOUND: { category: string };
  ACCOUNT_NOT_FOUND: { account: string };
  PLACE_NOT_FOUND: { kind: string; code: string };
  RUN_NOT_FOUND: { run: string };
  JOURNAL_NOT_FOUND: { journal: string };
  ACT_NOT_FOUND: { act: string };
  DEPRECIATION_BOOK_NOT_FOUND: { bookId: string };
  REPORT_NOT_FOUND: { report: string };
  EXPORT_NOT_FOUND: { batch: string };
  IMPORT_NOT_FOUND: { batch: string };
  FILE_NOT_FOUND: { file: string };
  TEMPLATE_NOT_FOUND: { template: string };
  ATTACHMENT_NOT_FOUND: { attachment: string };
  TRANSFER_NOT_FOUND: { transfer: string };
  RECONCILING_ITEM_NOT_FOUND: { item: string };
  COUNT_NOT_FOUND: { count: string };
  COUNT_LINE_NOT_FOUND: { count: string; line: string };
  APPROVAL_NOT_FOUND: { approval: string };
  TAX_PRESET_NOT_FOUND: { preset: string };
  TAX_POOL_NOT_FOUND: { pool: string };
  // Status
  DEPRECIATION_BOOK_NOT_ACTIVE: { bookId: string; reason: 'setup' | 'inactive' };
  DEPRECIATION_BOOK_POSTS: { bookId: string };
  ASSET_ALREADY_CAPITALIZED: { asset: string };
  ASSET_NOT_CAPITALIZED: { asset: string; status: string };
  ASSET_NOT_IN_SERVICE: { asset: string; status: string };
  ASSET_DISPOSED: { asset: string };
  ASSET_NOT_DRAFT: { asset: string; status: string };
  ALREADY_POSTED: { subject: string };
  RUN_EXISTS: { bookId: string; period: string; run: string };
  RUN_NOT_DRAFT: { run: string; status: string };
  RUN_NOT_POSTED: { run: string; status: string };
  RUN_NOT_LATEST: { run: string; latest: string };
  RUN_OF_ACT: { run: string; act: string };
  RUN_BUILT_UPON: { run: string; act: string; asset: string };
  ACT_NOT_LATEST: { asset: string; date: string; latest: string };
  ACT_REVERSED: { act: string };
  ASSET_SUSPENDED: { asset: string };
  ASSET_NOT_SUSPENDED: { asset: string };
  ASSET_NOT_HELD: { asset: string };
  ASSET_NOT_UNDER_CONSTRUCTION: { asset: string };
  ASSET_UNDER_CONSTRUCTION: { asset: string };
  ASSET_HAS_COMPONENTS: { asset: string; components: string };
  APPROVAL_SETTLED: { approval: string; status: string };
  ALREADY_PREPARED: { approval: string };
  TRANSFER_NOT_DRAFT: { transfer: string; status: string };
  TRANSFER_NOT_APPROVED: { transfer: string };
  TRANSFER_NOT_POSTED: { transfer: string; status: string };
  TRANSFER_NOT_LATEST: { transfer: string; latest: string };
  TRANSFER_STANDS: { subject: string; transfer: string };
  COUNT_EMPTY: { date: string };
  COUNT_NOT_OPEN: { count: string; status: string };
  COUNT_CODE_AMBIGUOUS: { code: string; assets: string };
  COUNT_ACTION_NOT_OFFERED: { line: string; outcome: string; action: string };
  COUNT_LINE_SETTLED: { line: string; by: string };
  COUNT_UNRESOLVED: { subject: string; count: number };
  ASSET_ELSEWHERE: { asset: string; field: string; given: string; actual: string };
  CATEGORY_INACTIVE: { category: string };
  CATEGORY_IN_USE: { category: string; count: number };
  ACCOUNT_INACTIVE: { account: string };
  ACCOUNT_IN_USE: { account: string; count: number };
  PLACE_INACTIVE: { kind: string; code: string };
  DUPLICATE_NUMBER: { number: string };
  DUPLICATE_CODE: { code: string };
  USER_EXISTS: { name: string };
  LAST_OWNER: { user: string };
  PASSWORD_NEEDED: { user: string };
  IMPORT_NOT_UNDOABLE: { batch: string; reason: string; assets?: string };
  IMPORT_HAS_ERRORS: { count: number };
  ATTACHMENT_REMOVED: { file: string };
  ATTACHMENT_EXISTS: { file: string; known: string };
  ATTACHMENT_NOT_PICTURE: { file: string };
  RECONCILING_ITEM_ENDED: { item: string; reason: 'cleared' | 'withdrawn' };
  ALREADY_SIGNED: { period: string; person: string };
  ACCOUNT_NOT_RECONCILED: { account: string };
  LEDGER_BALANCE_MISSING: { period: string; count: number };
  // Period
  PERIOD_CLOSED: { period: string };
  PERIOD_NOT_NEXT: { period: string; next: string };
  PERIOD_NOT_CLOSED: { period: string };
  NO_CLOSE_PACK: { period: string };
  PERIOD_NOT_LATEST: { period: string; latest: string };
  PERIOD_AHEAD: { period: string; open: string };
  CLOSE_BLOCKED: { period: string; count: number };
  PERIOD_SOFT_LOCKED: { period: string };
  PERIOD_ALREADY_SOFT_LOCKED: { period: string };
  PERIOD_NOT_SOFT_LOCKED: { period: string };
  YEAR_LOCKED: { year: string; period: string };
  // Fiscal years
  FISCAL_YEAR_UNKNOWN: { year: string };
  FISCAL_YEAR_SETTLED: { year: string; period: string };
  FISCAL_YEAR_TAX_CLOSED: { year: string };
  FISCAL_YEAR_DOUBLED: { year: string };
  FISCAL_YEAR_MACRS: { year: string };
  FISCAL_YEAR_NOT_CLOSED: { year: string };
  FISCAL_YEAR_ALREADY_LOCKED: { year: string };
  FISCAL_YEAR_NOT_LOCKED: { year: string };
  FISCAL_YEAR_NOT_LATEST: { year: string; latest: string };
  // Tax pools
  TAX_REGIME_MISSING: Record<never, never>;
  TAX_REGIME_EXISTS: Record<never, never>;
  TAX_POOLS_CHANGED: { pool: string };
  TAX_POOL_OPENING_MISSING: { pool: string; year: string };
  TAX_OPENING_NOT_FIRST: { pool: string; year: string };
  TAX_YEAR_CLOSED: { year: string };
  TAX_YEAR_NOT_NEXT: { year: string; next: string };
  TAX_YEAR_NOT_CLOSED: { year: string };
  TAX_YEAR_NOT_LATEST: { year: string; latest: string };
  TAX_YEAR_BEFORE_FIRST: { year: string; first: string };
  TAX_POOL_FACT_NOT_USED: { pool: string; field: string };
  TAX_POOL_EXCEEDS_ADDITIONS: { pool: string; cost: string; threshold: string };
  TAX_ALLOWANCE_EXCEEDED: { cost: string; threshold: string };
  // Policy
  ACTIVATION_BLOCKED: { bookId: string; count: number };
  BOOK_TERMS_INCOMPLETE: { bookId: string; asset: string; reason: 'life' | 'units' | 'manual' | 'amount' | 'opening' | 'usage' | 'method' | 'acts' | 'acts_open' | 'suspended' };
  DEPRECIATION_NOT_ALLOWED: { asset: string; reason: string };
  USAGE_NOT_COUNTED: { asset: string };
  METHOD_NOT_AVAILABLE: { what: string; reason?: string };
  CAPITALIZATION_THRESHOLD_NOT_MET: { asset: string; cost: string; threshold: string; category: string };
  INVALID_REVALUATION: { asset: string; reason: string };
  SAME_PERSON: { person: string };
  NOT_PREPARER: { person: string };
  APPROVAL_REQUIRED: { operation: string };
  ANOTHER_PERSON_NEEDED: Record<never, never>;
  /** The framework of the book has no such class. */
  HELD_FOR_SALE_UNKNOWN: { asset: string };
  UNEXPLAINED_DIFFERENCE: { period: string; count: number };
  CASH_BASIS: { operation: string };
  ACCRUAL_BASIS: { operation: string };
  SETTING_LOCKED: { setting: string };
  // Amount
  ABOVE_REVERSAL_CAP: { asset: string; amount: string; cap: string };
  BELOW_RESIDUAL: { asset: string; carryingAmount: string; residualValue: string };
  PREVIEW_STALE: Record<never, never>;
  NOTHING_TO_EXPORT: { from: string; to: string; exported: number };
  JOURNAL_UNBALANCED: { difference: string };
  // Book file
  FOLDER_NOT_EMPTY: { folder: string };
  /** An export that no book can be made of, and the file in which that shows. */
  EXPORT_UNUSABLE: { file: string; reason: 'missing' | 'changed' | 'format' | 'newer' | 'rows' | 'refused' | 'chain' };
  /** The book made of an export does not verify. */
  EXPORT_DISAGREES: { check: string; where: string };
  BOOK_EXISTS: { file: string };
  BOOK_LOCKED: { file: string };
  BOOK_CORRUPT: { file: string; detail: string };
  BOOK_NOT_USOOL: { file: string };
  BOOK_NEWER: { file: string; version: number; supported: number };
  BOOK_READ_ONLY: { file: string };
  DISK_FULL: { file: string };
  FILE_TOO_LARGE: { file: string; limitMiB: number };
  FILE_UNREADABLE: { file: string; reason: string };
  FILE_WRITE_FAILED: { file: string; reason: string };
  FILE_TYPE_REFUSED: { file: string; reason: 'program' | 'markup' | 'macros' | 'unknown' | 'empty' };
  FILE_NOT_OPENED: { file: string };
  PRINTING_UNAVAILABLE: Record<never, never>;
  CANCELLED: Record<never, never>;
  // A bug of ours; the reference leads to the log.
  FAULT: { reference: string };
}

export type ErrorCode = keyof ErrorParams;

export interface UsoolError<C extends ErrorCode = ErrorCode> {
  code: C;
  params: ErrorParams[C];
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: UsoolError };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = <C extends ErrorCode>(code: C, params: ErrorParams[C]): Result<never> => ({ ok: false, error: { code, params } });

/** Thrown inside a handler to end it with a refusal; the router turns it into a Result, and the open transaction is rolled back. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams[ErrorCode];

  constructor(code: ErrorCode, params: ErrorParams[ErrorCode]) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }
}

export function refuse<C extends ErrorCode>(code: C, params: ErrorParams[C]): never {
  throw new Refusal(code, params);
}
