/** The exact sum of plain decimals, none of them negative. */
export function addDecimals(decimals: readonly string[]): string {
  const places = Math.max(0, ...decimals.map((decimal) => decimal.split('.')[1]?.length ?? 0));
  const sum = decimals.reduce((total, decimal) => {
    const [whole = '0', fraction = ''] = decimal.split('.');
    return total + BigInt(whole + fraction.padEnd(places, '0'));
  }, 0n);
  if (places === 0) return sum.toString();
  const digits = sum.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
