import { formatAmount, type Minor } from '#shared/values/money.ts';

/** Thousands set off by commas: "-12500.00" → "-12,500.00". Digits are ASCII in every language: reports travel. */
export function groupedDigits(decimal: string): string {
  return decimal.replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}

/** An amount as a report shows it: grouped, negatives in parentheses, nothing as a dash. */
export function shownAmount(amount: Minor, exponent: number): string {
  if (amount === 0) return '-';
  const grouped = groupedDigits(formatAmount(Math.abs(amount) as Minor, exponent));
  return amount < 0 ? `(${grouped})` : grouped;
}

/** A fraction as a percentage, digit by digit: "0.20" → "20%", "0.125" → "12.5%". */
export function percentText(fraction: string): string {
  const [whole = '0', decimals = ''] = fraction.split('.');
  const moved = decimals.padEnd(2, '0');
  const rest = moved.slice(2).replace(/0+$/, '');
  return `${`${whole}${moved.slice(0, 2)}`.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}%`;
}
