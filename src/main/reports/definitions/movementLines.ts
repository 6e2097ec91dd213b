import type { Minor } from '#shared/values/money.ts';
import { minor } from '#shared/values/money.ts';
import { amountsOf, type BlockName, type MovementLedger, type MovementName } from '../movements.ts';
import { type Bilingual, text } from '../texts.ts';

type LabelName = Parameters<typeof text<'movement'>>[1];

/** A row of the disclosure: what of the ledger it adds up. */
export interface NoteLine {
  label: LabelName;
  names: readonly string[];
}

export interface NoteBlock {
  block: BlockName;
  title: LabelName;
  /** Accumulated amounts are taken off the cost; what is in equity is only told. */
  weight: 1 | -1 | 0;
  lines: readonly NoteLine[];
}

const line = <B extends BlockName>(_block: B, label: LabelName, ...names: MovementName<B>[]): NoteLine => ({ label, names });

/** The rows of IAS 16.73(d)–(e), and of 16.77(f) for the surplus. Each movement of the ledger is in exactly one. */
export const NOTE_BLOCKS: readonly NoteBlock[] = [
  {
    block: 'cost', title: 'cost', weight: 1,
    lines: [
      line('cost', 'additions', 'additions', 'improvements'), line('cost', 'businessCombinations', 'businessCombinations'), line('cost', 'construction', 'construction'), line('cost', 'reclassification', 'reclassification'),
      line('cost', 'disposals', 'disposals'), line('cost', 'heldForSale', 'heldForSale'), line('cost', 'revaluationOfCost', 'revaluation'), line('cost', 'elimination', 'elimination'), line('cost', 'exchange', 'exchange'),
      line('cost', 'other', 'broughtOver', 'other'),
    ],
  },
  {
    block: 'depreciation', title: 'depreciation', weight: -1,
    lines: [
      line('depreciation', 'charge', 'charge', 'catchUp'), line('depreciation', 'disposals', 'disposals'), line('depreciation', 'movedDepreciation', 'heldForSale', 'reclassification'),
      line('depreciation', 'eliminated', 'revaluation'), line('depreciation', 'exchangeAndOther', 'broughtOver', 'other'),
    ],
  },
  {
    block: 'impairment', title: 'impairment', weight: -1,
    lines: [
      line('impairment', 'loss', 'loss'), line('impairment', 'lossInOci', 'lossInOci'), line('impairment', 'reversal', 'reversal'),
      line('impairment', 'impairmentOut', 'disposals', 'heldForSale', 'reclassification', 'revaluation', 'broughtOver', 'other'),
    ],
  },
  {
    block: 'surplus', title: 'surplus', weight: 0,
    lines: [line('surplus', 'surplusRevaluation', 'revaluation'), line('surplus', 'surplusImpairment', 'impairment'), line('surplus', 'surplusRealized', 'realized'), line('surplus', 'surplusDisposals', 'disposals'), line('surplus', 'other', 'reclassification', 'broughtOver', 'other')],
  },
];

export function lineAmount(ledger: MovementLedger, block: BlockName, { names }: NoteLine): Minor {
  const { moved } = amountsOf(ledger, block);
  return minor(names.reduce((sum, name) => sum + (moved[name] ?? 0), 0));
}

/** "Cost: additions": a movement named where its block does not stand above it. */
export function inBlock(block: LabelName, name: LabelName): Bilingual {
  const [of, what] = [text('movement', block), text('movement', name)];
  return { en: `${of.en}: ${what.en}`, ar: `${of.ar}: ${what.ar}` };
}
