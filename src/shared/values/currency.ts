/**
 * Minor-unit digits by ISO 4217. The table is ours because runtimes disagree with the standard:
 * ICU reports 0 digits for IQD, SYP, LBP and YER, where ISO says 3, 2, 2 and 2.
 */
const EXPONENTS: Readonly<Record<string, number>> = {
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  AED: 2, AUD: 2, BRL: 2, CAD: 2, CHF: 2, CNY: 2, DKK: 2, DZD: 2, EGP: 2, ETB: 2, EUR: 2, GBP: 2, HKD: 2, HUF: 2, IDR: 2, ILS: 2, INR: 2,
  IRR: 2, KES: 2, LBP: 2, LKR: 2, MAD: 2, MRU: 2, MXN: 2, MYR: 2, NGN: 2, NOK: 2, NZD: 2, PHP: 2, PKR: 2, PLN: 2, QAR: 2, SAR: 2, SDG: 2,
  SEK: 2, SGD: 2, SOS: 2, SYP: 2, THB: 2, TRY: 2, USD: 2, YER: 2, ZAR: 2,
};

export const CURRENCIES: readonly string[] = Object.keys(EXPONENTS).sort();

/** Digits after the decimal point of a currency, or undefined for a code that is not in the table. */
export function currencyExponent(code: string): number | undefined {
  return Object.hasOwn(EXPONENTS, code) ? EXPONENTS[code] : undefined;
}
