/** VAT in percent that a sale usually carries, by country: where a field starts, and for a person to change. Countries without VAT are left out. */
const STANDARD_RATES: Readonly<Record<string, string>> = { AE: '5', BH: '10', DZ: '19', EG: '14', JO: '16', LB: '11', MA: '20', MR: '16', OM: '5', PS: '16', SA: '15', TN: '19' };

export const usualVatRate = (country: string): string => STANDARD_RATES[country] ?? '';
