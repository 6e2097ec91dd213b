import { ASSET_ACCOUNTANT } from './assetAccountant.ts';
import { DELTEK_WORKBOOK } from './deltek.ts';
import { ERPNEXT } from './erpnext.ts';
import type { Format } from './format.ts';
import { ODOO } from './odoo.ts';
import { ODOO_ENTERPRISE } from './odooEnterprise.ts';
import { SAGE_50 } from './sage50.ts';
import { SNIPE_IT } from './snipeIt.ts';
import { SQL_ACCOUNT } from './sqlAccount.ts';
import { USOOL } from './usool.ts';
import { XERO_IMPORT, XERO_REGISTER } from './xero.ts';

/** Files of other registers, and our own, that are known by their headings. Of several that fit, the one that asks for most; of equals, the first. */
export const FORMATS: readonly Format[] = [USOOL, XERO_REGISTER, XERO_IMPORT, SAGE_50, ERPNEXT, ODOO, ODOO_ENTERPRISE, SNIPE_IT, ASSET_ACCOUNTANT, DELTEK_WORKBOOK, SQL_ACCOUNT];

export type { Format } from './format.ts';
