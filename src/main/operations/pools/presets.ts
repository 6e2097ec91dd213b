import type { z } from 'zod';
import { taxPreset, type regimeRules } from '#shared/contract/pools.ts';
import { refuse } from '#shared/errors.ts';
import { parseDate } from '#shared/values/calendar.ts';
import { parseAmount, type Minor } from '#shared/values/money.ts';
import egypt from '../../../../resources/tax-pools/EG.json' with { type: 'json' };
import unitedKingdom from '../../../../resources/tax-pools/GB.json' with { type: 'json' };
import india from '../../../../resources/tax-pools/IN.json' with { type: 'json' };
import saudiArabia from '../../../../resources/tax-pools/SA.json' with { type: 'json' };
import type { PoolRules } from '../../engine/pools/index.ts';

export type TaxPreset = z.output<typeof taxPreset>;
export type RegimeRules = z.output<typeof regimeRules>;

/** The presets there are, checked: a wrong file is a fault of ours. */
export function taxPresets(): TaxPreset[] {
  return [saudiArabia, egypt, unitedKingdom, india].map((file) => taxPreset.parse(file));
}

/** @throws TAX_PRESET_NOT_FOUND */
export function findPreset(country: string): TaxPreset {
  return taxPresets().find((preset) => preset.country === country) ?? refuse('TAX_PRESET_NOT_FOUND', { preset: country });
}

/** The rules of one pool as the engine takes them. @throws INVALID_AMOUNT for a limit with more decimals than the currency has */
export function engineRules(rules: RegimeRules['pools'][number], exponent: number): PoolRules {
  const { name: _name, smallBalance, rates, ...same } = rules;
  return {
    ...same,
    rates: rates.map(({ validFrom, percent }) => ({ validFrom: parseDate(validFrom, 'validFrom'), percent })),
    smallBalance: smallBalance && { limitMinor: parseAmount(smallBalance.limit, exponent, 'limit'), inclusive: smallBalance.inclusive, test: smallBalance.test, elective: smallBalance.elective },
  };
}

export function allowanceLimit(rules: RegimeRules, exponent: number): Minor | null {
  return rules.fullAllowanceLimit === null ? null : parseAmount(rules.fullAllowanceLimit, exponent, 'fullAllowanceLimit');
}
