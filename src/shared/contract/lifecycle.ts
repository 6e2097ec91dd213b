import { z } from 'zod';
import { act, actPreview } from './acts.ts';
import { command, query } from './define.ts';
import { assetRef, date, positiveAmount, shortText } from './shapes.ts';

const fingerprint = { fingerprint: z.string().optional() };
const memo = { memo: shortText };

const hold = z.strictObject({
  ...assetRef, date,
  /** What a sale will bring, less its costs (IFRS 5.15); left out where it is not less than the carrying amount. */
  fairValueLessCosts: positiveAmount.optional(), ...memo,
});
const release = z.strictObject({
  ...assetRef, date,
  /** The higher of fair value less costs of disposal and value in use; left out where it is not less than what would stand. */
  recoverableAmount: positiveAmount.optional(), ...memo,
});

export const lifecycle = {
  'assets.holdForSale.preview': query('assets.hold-for-sale', hold, actPreview),
  'assets.holdForSale': command('assets.hold-for-sale', hold.extend(fingerprint), act),
  'assets.releaseFromSale.preview': query('assets.hold-for-sale', release, actPreview),
  'assets.releaseFromSale': command('assets.hold-for-sale', release.extend(fingerprint), act),
};
