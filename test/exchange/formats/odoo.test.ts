import { parseDate } from '#shared/values/calendar.ts';
import { describe, expect, test } from 'vitest';
import { opened, problemsOf, warningsOf } from './opened.ts';

const HEAD = 'id,code,name,profile_id,purchase_value,salvage_value,date_start,method,method_time,method_number,method_period,method_progress_factor,prorata,state,depreciation_line_ids/line_date,depreciation_line_ids/amount,depreciation_line_ids/type,depreciation_line_ids/init_entry,depreciation_line_ids/move_check';
const FILE = `${HEAD}
__export__.asset_1,V-1,Van,Vehicles,60000.00,0.00,2024-01-01,linear,year,5,month,0.3,True,open,2024-01-01,60000.00,create,True,False
,,,,,,,,,,,,,,2024-12-31,12000.00,depreciate,True,False
,,,,,,,,,,,,,,2025-12-31,12000.00,depreciate,False,True
,,,,,,,,,,,,,,2026-01-31,1000.00,depreciate,False,False
__export__.asset_2,P-1,Press,Plant,10000.00,1000.00,2025-01-01,degressive,year,5,year,0.4,False,open,2025-12-31,4000.00,depreciate,True,False
__export__.asset_3,O-1,Old,Plant,5000.00,0.00,2010-01-01,linear,year,5,year,0.3,False,close,2014-12-31,5000.00,depreciate,True,False
__export__.asset_4,R-1,Removed,Plant,5000.00,0.00,2010-01-01,linear,year,5,year,0.3,False,removed,2014-12-31,5000.00,depreciate,True,False
__export__.asset_5,L-1,Limit,Plant,5000.00,500.00,2025-01-01,linear-limit,year,5,year,0.3,False,open,,,,,
`;

describe('Odoo, the community’s account.asset', () => {
  test('initial and posted lines are what was depreciated, up to the last of them; the purchase and planned lines are not', () => {
    const { inspection, preview } = opened(FILE);
    expect(inspection).toMatchObject({ template: 'odoo', notes: ['prorata'] });
    expect(inspection.mapping.columns).toMatchObject({ '= Σ depreciation_line_ids/amount': 'accumulatedDepreciation', '= max depreciation_line_ids/line_date': 'depreciatedThrough', '= method_number, method_time': 'usefulLifeMonths', '= method_progress_factor': 'annualRate' });
    const result = preview();
    expect(problemsOf(result)).toEqual([[9, 'depreciationMethod', 'UNKNOWN_METHOD']]);
    expect(warningsOf(result)).toContainEqual([8, 'state', 'DISPOSED_ROW_SKIPPED', 'removed']);
    expect(result.rows.map(({ row, assetNumber, method, usefulLifeMonths, accumulatedDepreciation, firstCharge }) => [row, assetNumber, method, usefulLifeMonths, accumulatedDepreciation, firstCharge])).toEqual([
      [2, 'V-1', 'straight_line', 60, '24000.00', '1000.00'], [6, 'P-1', 'declining_balance', 60, '4000.00', '200.00'], [7, 'O-1', 'straight_line', 60, '5000.00', '0.00'],
    ]);
  });

  test('a purchase line without its type is known by standing at the start with the whole base', () => {
    const cut = FILE.split('\n').slice(0, 5).map((line) => line.split(',').filter((_, column) => column !== 16).join(',')).join('\n');
    expect(opened(cut).preview().rows).toMatchObject([{ accumulatedDepreciation: '24000.00' }]);
  });

  test('quarters are three months each where the number counts postings', () => {
    const file = `${HEAD}\nx,Q-1,Rack,Furniture,6000,0,2026-01-01,linear,number,20,quarter,0,True,draft,,,,,\n`;
    expect(opened(file).preview().rows).toMatchObject([{ usefulLifeMonths: 60 }]);
  });

  test('without the kind of time a number could be years or months: it is asked and not taken', () => {
    const file = 'name,code,profile_id,purchase_value,salvage_value,date_start,method,method_number,method_period,prorata\nRack,R-1,Racks,6000,0,2026-01-01,linear,5,year,True\n';
    const { inspection, preview } = opened(file);
    expect(inspection.notes).toEqual(['life_unit', 'prorata']);
    expect(Object.values(inspection.mapping.columns)).not.toContain('usefulLifeYears');
    expect(problemsOf(preview())).toEqual([[2, 'usefulLifeMonths', 'LIFE_REQUIRED']]);
    expect(preview({ columns: { ...inspection.mapping.columns, method_number: 'usefulLifeYears' } }).rows).toMatchObject([{ usefulLifeMonths: 60 }]);
  });

  test('lines that cannot be read are not counted in part', () => {
    const result = opened(FILE.replace('2025-12-31,12000.00,depreciate,False,True', '2025-12-31,many,depreciate,False,True')).preview();
    expect(warningsOf(result)).toContainEqual([2, 'depreciation_line_ids/amount', 'LINES_UNREADABLE', null]);
    expect(result.rows.find(({ assetNumber }) => assetNumber === 'V-1')).toMatchObject({ accumulatedDepreciation: '0.00' });
  });
});

describe('Odoo Enterprise', () => {
  test('a number of periods of one or twelve months, one figure for what came before, models left behind', () => {
    const file = 'name,model_id,original_value,salvage_value,acquisition_date,prorata_date,method,method_number,method_period,method_progress_factor,already_depreciated_amount_import,state\nVan,Vehicles,60000,0,2024-01-01,2024-01-01,linear,5,12,0.3,24000,open\nPress,Plant,12000,0,2025-01-01,2025-01-01,degressive,60,1,0.3,3600,open\nVehicles template,,0,0,,,linear,5,12,0.3,0,model\n';
    const { inspection, preview } = opened(file);
    expect(inspection).toMatchObject({ template: 'odoo-enterprise', questions: ['depreciatedThrough'] });
    const result = preview({ depreciatedThrough: parseDate('2025-12-31') });
    expect(problemsOf(result)).toEqual([]);
    expect(warningsOf(result)).toContainEqual([4, 'state', 'ROW_NO_ASSET', 'model']);
    expect(result.rows).toMatchObject([{ usefulLifeMonths: 60, firstCharge: '1000.00' }, { method: 'declining_balance', usefulLifeMonths: 60, firstCharge: '210.00' }]);
  });
});
