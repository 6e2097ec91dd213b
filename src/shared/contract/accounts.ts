import { z } from 'zod';
import { command, query } from './define.ts';
import { ACCOUNT_TYPES, accountRef, code, name, paged, paging, rowId, shortText } from './shapes.ts';

export const account = z.strictObject({
  id: rowId, code: z.string(), name: z.string(), nameAr: z.string().nullable(), type: z.enum(ACCOUNT_TYPES), stableName: z.string().nullable(),
  isActive: z.boolean(), balance: z.string(), createdAt: z.string(), updatedAt: z.string(),
});
const byRef = z.strictObject({ account: accountRef });

export const accounts = {
  'accounts.list': query('accounting.accounts.view', z.strictObject({ type: z.enum(ACCOUNT_TYPES).optional(), search: z.string().max(200).optional(), activeOnly: z.boolean().optional(), page: paging.page, size: z.int().min(1).max(1000).default(1000) }), paged(account)),
  'accounts.get': query('accounting.accounts.view', byRef, account),
  'accounts.create': command('accounting.accounts.manage', z.strictObject({ code, name, nameAr: shortText, type: z.enum(ACCOUNT_TYPES) }), account),
  'accounts.update': command('accounting.accounts.manage', z.strictObject({ account: accountRef, code: code.optional(), name: name.optional(), nameAr: shortText, isActive: z.boolean().optional() }), account),
  'accounts.deactivate': command('accounting.accounts.manage', byRef, account),
};
