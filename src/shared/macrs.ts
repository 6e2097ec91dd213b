/** Classes of MACRS property by recovery years, and the conventions each knows (IRC §168(c), (d)). */
export const RECOVERY_YEARS = ['3', '5', '7', '10', '15', '20', '27.5', '39'] as const;
export type RecoveryYears = (typeof RECOVERY_YEARS)[number];
export type MacrsConvention = 'half_year' | 'mid_quarter' | 'mid_month';

const REAL_PROPERTY: ReadonlySet<string> = new Set(['27.5', '39']);
const PERSONAL: readonly [MacrsConvention, ...MacrsConvention[]] = ['half_year', 'mid_quarter'];
const REAL: readonly [MacrsConvention, ...MacrsConvention[]] = ['mid_month'];

/** Real property mid-month; all other the half-year or the mid-quarter. The usual one first. */
export const macrsConventions = (recoveryYears: string): readonly [MacrsConvention, ...MacrsConvention[]] => (REAL_PROPERTY.has(recoveryYears) ? REAL : PERSONAL);
