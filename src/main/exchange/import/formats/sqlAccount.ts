import type { Format } from './format.ts';

/** SQL Account: the sheet of items. The method is the group's, on another sheet; what was depreciated stands in a third. */
export const SQL_ACCOUNT: Format = {
  name: 'sql-account',
  recognise: [['Code'], ['Description'], ['Asset Group', 'AssetGroup'], ['AcquireDate'], ['Cost']],
  columns: [
    ['assetNumber', 'Code'], ['name', 'Description'], ['category', 'Asset Group', 'AssetGroup'], ['acquisitionDate', 'AcquireDate'], ['cost', 'Cost'], ['usefulLifeYears', 'UsefulLife'], ['residualValue', 'ResidualValue', 'Residual'],
    ['custodian', 'Agent'], ['location', 'Area'], ['quantity', 'Qty', 'Quantity'],
  ],
  notes: ['terms_of_category', 'nothing_depreciated'],
};
