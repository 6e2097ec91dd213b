/** Exact sums and differences of decimal strings in a currency's decimals: for what a person enters beside what the book answers. */

function scaled(amount: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  return amount.startsWith('-') ? -value : value;
}

function unscaled(value: bigint, decimals: number): string {
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
  const sign = value < 0n ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export const difference = (left: string, right: string, decimals: number): string => unscaled(scaled(left, decimals) - scaled(right, decimals), decimals);

export const sum = (amounts: readonly string[], decimals: number): string => unscaled(amounts.reduce((total, amount) => total + scaled(amount, decimals), 0n), decimals);

export const isNothing = (amount: string): boolean => !/[1-9]/.test(amount);
