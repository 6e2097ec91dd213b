import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WRITE_OFFS } from '#shared/contract/pools.ts';
import { useCommand } from '../../api/queries.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, Dialog, ErrorPanel, MoneyField, Select, Stack } from '../../ui/index.ts';
import type { Listed, Regime } from './PoolsScreen.tsx';

type Rules = Regime['rules']['pools'][number];
const OPENINGS = ['opening', 'openingCost', 'previousAdditions', 'previousProceeds'] as const;
const YEARLY = ['proceeds', 'repairs', 'reliefCost', 'fullAllowance'] as const;
type AmountName = (typeof OPENINGS)[number] | (typeof YEARLY)[number];
type WriteOff = (typeof WRITE_OFFS)[number];

/** What the rules of the pool have a use for, in this year. */
function fieldsOf(rules: Rules, isFirst: boolean): AmountName[] {
  const isLine = rules.method === 'straight_line';
  const openings: AmountName[] = isFirst ? ['opening', ...(isLine ? (['openingCost'] as const) : []), ...(rules.halfInTwoYears ? (['previousAdditions', 'previousProceeds'] as const) : [])] : [];
  if (isLine) return openings;
  return [...openings, 'proceeds', ...(rules.repairs === null ? [] : (['repairs'] as const)), ...(rules.firstYearRelief === null ? [] : (['reliefCost'] as const)), ...(rules.fullAllowance ? (['fullAllowance'] as const) : [])];
}

function writeOffsOf(rules: Rules): WriteOff[] {
  return WRITE_OFFS.filter((one) => one === 'none' || (one === 'small' ? rules.smallBalance?.elective === true : rules.emptyPool));
}

interface FactsDialogProps {
  pool: string;
  listed: Listed;
  regime: Regime;
  onClose: () => void;
}

/** What the register does not know of a pool's year: opening balance, proceeds, repairs, claims. */
export function FactsDialog({ pool, listed, regime, onClose }: FactsDialogProps) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const { currency, exponent } = useBook();
  const rules = regime.rules.pools.find(({ code }) => code === pool);
  const facts = listed.facts.find((one) => one.pool === pool);
  const [values, setValues] = useState<Partial<Record<AmountName, string | null>>>(() => Object.fromEntries([...OPENINGS, ...YEARLY].map((name) => [name, facts?.[name] ?? ''])));
  const [writeOff, setWriteOff] = useState<WriteOff>(facts?.writeOff ?? 'none');
  const enter = useCommand('pools.enterFacts');
  const show = useToasts((state) => state.show);
  const fields = rules === undefined ? [] : fieldsOf(rules, listed.fiscalYear === regime.firstYear);
  const errors = useFieldErrors(enter.error, [...fields, 'writeOff']);
  if (rules === undefined) return null;
  const fromRegister = facts?.registerProceeds ?? '0';
  const proceedsText = /[1-9]/.test(fromRegister) ? `${t('facts.registerProceeds', { amount: isolate(format.amount(fromRegister)) })} ${t('facts.more.proceeds')}` : t('facts.more.proceeds');
  const choices = rules.method === 'straight_line' ? [] : writeOffsOf(rules);
  const save = async (): Promise<void> => {
    const given = fields.map((name) => [name, values[name]] as const);
    // What is not an amount is said beside its field.
    if (given.some(([, value]) => value === null)) return;
    await enter.mutateAsync({ pool, fiscalYear: listed.fiscalYear, ...Object.fromEntries(given.filter(([, value]) => value !== '' && value !== undefined)), ...(choices.length > 1 ? { writeOff } : {}) });
    show('ok', t('common:saved'));
    onClose();
  };
  return (
    <Dialog
      title={t('facts.title', { pool, year: format.year(listed.fiscalYear) })}
      isOpen
      onClose={onClose}
      size="narrow"
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="pool-facts" isBusy={enter.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id="pool-facts"
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is shown in the form.
          save().catch(() => undefined);
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          {fields.length === 0 && <p>{t('facts.nothing')}</p>}
          {fields.map((name) => (
            <MoneyField key={name} label={t(`facts.${name}`)} description={name === 'proceeds' ? proceedsText : t(`facts.more.${name}`)} value={values[name] ?? null} onChange={(value) => setValues((before) => ({ ...before, [name]: value }))} currency={currency} decimals={exponent} error={errors.of(name)} />
          ))}
          {choices.length > 1 && <Select label={t('facts.writeOff')} value={writeOff} onChange={setWriteOff} options={choices.map((value) => ({ value, label: t(`writeOff.${value}`) }))} error={errors.of('writeOff')} />}
        </Stack>
      </form>
    </Dialog>
  );
}
