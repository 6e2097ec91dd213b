import { z } from 'zod';
import { command, query } from './define.ts';
import { accountRef, basis, code, convention, dayCount, decimal, done, method, name, paged, paging, positiveAmount, rowId, shortText } from './shapes.ts';

export const category = z.strictObject({
  id: rowId, code: z.string().nullable(), name: z.string(), nameAr: z.string().nullable(),
  depreciationMethod: method, usefulLifeMonths: z.int().nullable(), residualPercent: z.string(), convention, dayCount, basis,
  factor: z.string().nullable(), annualRate: z.string().nullable(), rateFromResidual: z.boolean(),
  assetAccountId: rowId, assetAccountCode: z.string(), depreciationAccountId: rowId, depreciationAccountCode: z.string(),
  accumulatedDepreciationAccountId: rowId, accumulatedDepreciationAccountCode: z.string(),
  capitalizationThreshold: z.string(), revaluationAllowed: z.boolean(), surplusInUse: z.boolean(), isActive: z.boolean(), isDeleted: z.boolean(), assetCount: z.int(),
  createdAt: z.string(), updatedAt: z.string(),
});

const terms = {
  residualPercent: decimal.optional(), convention: convention.optional(), dayCount: dayCount.optional(), basis: basis.optional(),
  factor: decimal.nullable().optional(), annualRate: decimal.nullable().optional(), rateFromResidual: z.boolean().optional(),
  capitalizationThreshold: positiveAmount.optional(), revaluationAllowed: z.boolean().optional(), surplusInUse: z.boolean().optional(), isActive: z.boolean().optional(),
};
const life = z.int().min(1).max(1200);
export const categoryRef = { categoryId: rowId.optional(), categoryCode: z.string().trim().min(1).max(40).optional() };

export const categories = {
  /** Ordered by code; those without one come last, by name. Deleted ones are left out unless asked for. */
  'assetCategories.list': query('accounting.asset-categories.view', z.strictObject({ ...paging, activeOnly: z.boolean().optional(), includeDeleted: z.boolean().optional(), search: z.string().max(200).optional() }), paged(category)),
  'assetCategories.get': query('accounting.asset-categories.view', z.strictObject(categoryRef), category),
  'assetCategories.create': command(
    'accounting.asset-categories.create',
    z.strictObject({
      name, nameAr: shortText, code: code.nullable().optional(), depreciationMethod: method, usefulLifeMonths: life.nullable().optional(), ...terms,
      assetAccount: accountRef, depreciationAccount: accountRef, accumulatedDepreciationAccount: accountRef,
    }),
    category,
  ),
  'assetCategories.update': command(
    'accounting.asset-categories.update',
    z.strictObject({
      ...categoryRef, name: name.optional(), nameAr: shortText, code: code.nullable().optional(), depreciationMethod: method.optional(), usefulLifeMonths: life.nullable().optional(), ...terms,
      assetAccount: accountRef.optional(), depreciationAccount: accountRef.optional(), accumulatedDepreciationAccount: accountRef.optional(),
    }),
    category,
  ),
  'assetCategories.delete': command('accounting.asset-categories.delete', z.strictObject(categoryRef), done),
  'assetCategories.restore': command('accounting.asset-categories.update', z.strictObject(categoryRef), category),
};
