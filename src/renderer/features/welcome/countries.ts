/** Countries with the currency a book there is usually kept in: those of the Arab League first, in the order of their names. */
const ARAB_LEAGUE =
  'SA:SAR AE:AED EG:EGP KW:KWD QA:QAR BH:BHD OM:OMR JO:JOD IQ:IQD LB:LBP SY:SYP PS:ILS YE:YER MA:MAD DZ:DZD TN:TND LY:LYD SD:SDG MR:MRU SO:SOS DJ:DJF KM:KMF';
const OTHERS =
  'AU:AUD AT:EUR BE:EUR BR:BRL CA:CAD CH:CHF CL:CLP CN:CNY CY:EUR CZ:EUR DE:EUR DK:DKK EE:EUR ES:EUR ET:ETB FI:EUR FR:EUR GB:GBP GR:EUR HK:HKD HU:HUF ID:IDR IE:EUR IN:INR IR:IRR IS:ISK IT:EUR JP:JPY KE:KES KR:KRW LK:LKR LT:EUR LU:EUR LV:EUR MT:EUR MX:MXN MY:MYR NG:NGN NL:EUR NO:NOK NZ:NZD PH:PHP PK:PKR PL:PLN PT:EUR RW:RWF SE:SEK SG:SGD SI:EUR SK:EUR TH:THB TR:TRY UG:UGX US:USD VN:VND ZA:ZAR';

export interface Country {
  code: string;
  currency: string;
  isArab: boolean;
}

const read = (list: string, isArab: boolean): Country[] =>
  list.split(' ').map((pair) => {
    const [code = '', currency = ''] = pair.split(':');
    return { code, currency, isArab };
  });

export const COUNTRIES: readonly Country[] = [...read(ARAB_LEAGUE, true), ...read(OTHERS, false)];
