import type { Permission } from './contract/define.ts';

/** Who a person is to a book. The first may do everything; each after it less. */
export const ROLES = ['owner', 'accountant', 'clerk', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE: readonly Role[] = ROLES;
/** Keeps registers and prepares; posts nothing. */
const PREPARING: readonly Role[] = ['owner', 'accountant', 'clerk'];
/** Answers for figures. */
const POSTING: readonly Role[] = ['owner', 'accountant'];
/** Sees who did what, whether or not they may do it: an auditor is a viewer. */
const REVIEWING: readonly Role[] = ['owner', 'accountant', 'viewer'];
const OWNING: readonly Role[] = ['owner'];

/**
 * Which roles hold each permission: the only place that says so. A permission that is missing here does not compile.
 * `none` is asked of nobody and so is held by all.
 */
export const HOLDERS: Readonly<Record<Permission, readonly Role[]>> = {
  none: EVERYONE,
  'own-password.change': EVERYONE,
  'book.view': EVERYONE,
  'book.backup': POSTING,
  // Everything goes along: every figure, every paper, and the hashes of all passwords.
  'book.export': OWNING,
  'book.manage': OWNING,
  'users.view': REVIEWING,
  'users.manage': OWNING,
  'audit.view': REVIEWING,
  'accounting.accounts.view': EVERYONE,
  'accounting.accounts.manage': POSTING,
  'accounting.asset-categories.view': EVERYONE,
  'accounting.asset-categories.create': POSTING,
  'accounting.asset-categories.update': POSTING,
  'accounting.asset-categories.delete': POSTING,
  'places.view': EVERYONE,
  'places.manage': PREPARING,
  'assets.view': EVERYONE,
  'assets.create': PREPARING,
  'assets.update': PREPARING,
  'assets.delete': PREPARING,
  // An import of balances posts journals.
  'assets.import': POSTING,
  'usage.record': PREPARING,
  'assets.capitalize': POSTING,
  'assets.place-in-service': POSTING,
  'assets.value-update': POSTING,
  'assets.change-estimate': POSTING,
  'assets.suspend': POSTING,
  'assets.dispose': POSTING,
  'assets.hold-for-sale': POSTING,
  'assets.split': POSTING,
  'assets.construction': POSTING,
  'assets.reverse-act': POSTING,
  'approvals.view': EVERYONE,
  // Whoever may not do an act may neither ask for it nor approve it: the act's own permission is asked for besides.
  'approvals.prepare': POSTING,
  'approvals.decide': POSTING,
  'attachments.view': EVERYONE,
  'attachments.add': PREPARING,
  // What a figure rests on is taken away by who answers for it.
  'attachments.remove': POSTING,
  'transfers.view': EVERYONE,
  'transfers.create': PREPARING,
  'transfers.approve': POSTING,
  'transfers.post': POSTING,
  'transfers.reverse': POSTING,
  'counts.view': EVERYONE,
  'counts.create': PREPARING,
  'counts.scan': PREPARING,
  // Makes drafts of transfers and of assets, as whoever prepares may.
  'counts.resolve': PREPARING,
  'counts.post': POSTING,
  'depreciation-books.manage': POSTING,
  'depreciation.view': EVERYONE,
  'depreciation.run': POSTING,
  'depreciation.post': POSTING,
  'depreciation.reverse': POSTING,
  'periods.view': EVERYONE,
  'periods.close': POSTING,
  'periods.reopen': OWNING,
  // It has the log in it.
  'periods.pack': REVIEWING,
  'journals.view': EVERYONE,
  'journals.export': POSTING,
  'reconciliation.view': EVERYONE,
  'reconciliation.prepare': PREPARING,
  'reconciliation.sign': POSTING,
  'reports.view': EVERYONE,
  'tax-pools.view': EVERYONE,
  'tax-pools.manage': POSTING,
  'tax-pools.close': POSTING,
};

/** Every permission that a person can be given, in the order they are shown. */
export const PERMISSIONS: readonly Permission[] = (Object.keys(HOLDERS) as Permission[]).filter((permission) => permission !== 'none');

export const mayRole = (role: Role, permission: Permission): boolean => HOLDERS[permission].includes(role);
