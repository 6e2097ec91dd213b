import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, DateField, Dialog, ErrorPanel, IconButton, MoneyField, NumberField, RadioGroup, Stack, TextArea } from '../../ui/index.ts';
import css from './pools.module.css';
import type { Regime } from './PoolsScreen.tsx';

type Rules = Regime['rules']['pools'][number];
type NewRules = Input<'pools.updateRegime'>['rules']['pools'][number];
interface RateDraft {
  id: number;
  validFrom: string | null;
  percent: string | null;
}
interface Draft {
  rates: RateDraft[];
  small: string | null;
  repairs: string | null;
  base: 'before_depreciation' | 'after_depreciation';
}

const isThere = (value: string | null): value is string => value !== null && value !== '';

/** The rules as drafted; null while something in them is missing. */
function drafted(rules: Rules, draft: Draft): NewRules | null {
  const rates = draft.rates.flatMap(({ validFrom, percent }) => (isThere(validFrom) && isThere(percent) ? [{ validFrom, percent }] : []));
  if (rates.length !== draft.rates.length || rates.length === 0) return null;
  const small = rules.smallBalance;
  if (small !== null && !isThere(draft.small)) return null;
  if (rules.repairs !== null && !isThere(draft.repairs)) return null;
  return {
    ...rules, rates, smallBalance: small !== null && isThere(draft.small) ? { ...small, limit: draft.small } : null,
    repairs: rules.repairs !== null && isThere(draft.repairs) ? { percent: draft.repairs, base: draft.base } : null,
  };
}

interface RulesDialogProps {
  pool: string;
  regime: Regime;
  fiscalYear: number;
  onClose: () => void;
}

/** Other rates and limits for a pool, from the year shown on; with a reason, which stays beside them. */
export function RulesDialog({ pool, regime, fiscalYear, onClose }: RulesDialogProps) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const rules = regime.rules.pools.find(({ code }) => code === pool);
  const [draft, setDraft] = useState<Draft>(() => ({ rates: (rules?.rates ?? []).map((rate, id) => ({ id, ...rate })), small: rules?.smallBalance?.limit ?? '', repairs: rules?.repairs?.percent ?? '', base: rules?.repairs?.base ?? 'after_depreciation' }));
  const [reason, setReason] = useState('');
  const update = useCommand('pools.updateRegime');
  const show = useToasts((state) => state.show);
  if (rules === undefined) return null;
  const next = drafted(rules, draft);
  const save = async (): Promise<void> => {
    if (next === null || reason.trim() === '') return;
    await update.mutateAsync({ fromYear: fiscalYear, reason: reason.trim(), rules: { ...regime.rules, pools: regime.rules.pools.map((one) => (one.code === pool ? next : one)) } });
    show('ok', t('common:saved'));
    onClose();
  };
  return (
    <Dialog
      title={t('rules.edit', { pool })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          {/* A refusal is shown in the dialog. */}
          <Button variant="primary" isBusy={update.isPending} isDisabled={next === null || reason.trim() === ''} onPress={() => void save().catch(() => undefined)}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <Stack>
        {update.error !== null && <ErrorPanel error={update.error.error} />}
        <p>{t('rules.fromYear', { year: format.year(fiscalYear) })}</p>
        <Rates rates={draft.rates} onChange={(rates) => setDraft({ ...draft, rates })} />
        <Limits rules={rules} draft={draft} onChange={setDraft} />
        <TextArea label={t('rules.reason')} value={reason} onChange={setReason} isRequired maxLength={500} rows={2} />
      </Stack>
    </Dialog>
  );
}

function Rates({ rates, onChange }: { rates: RateDraft[]; onChange: (rates: RateDraft[]) => void }) {
  const { t } = useTranslation('pools');
  const set = (id: number, change: Partial<RateDraft>): void => onChange(rates.map((rate) => (rate.id === id ? { ...rate, ...change } : rate)));
  return (
    <>
      {rates.map((rate) => (
        <div key={rate.id} className={css.rates}>
          <NumberField label={t('rules.percent')} value={rate.percent} onChange={(percent) => set(rate.id, { percent })} decimals={4} maximum={100} isRequired />
          <DateField label={t('rules.validFrom')} value={rate.validFrom} onChange={(validFrom) => set(rate.id, { validFrom })} isRequired />
          <IconButton label={t('rules.removeRate')} icon={<X size={15} aria-hidden />} isDisabled={rates.length === 1} onPress={() => onChange(rates.filter(({ id }) => id !== rate.id))} />
        </div>
      ))}
      <Button icon={<Plus size={15} aria-hidden />} onPress={() => onChange([...rates, { id: Math.max(...rates.map(({ id }) => id)) + 1, validFrom: '', percent: '' }])}>
        {t('rules.addRate')}
      </Button>
    </>
  );
}

function Limits({ rules, draft, onChange }: { rules: Rules; draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('pools');
  const { currency, exponent } = useBook();
  return (
    <>
      {rules.smallBalance !== null && <MoneyField label={t('rules.smallLimit')} value={draft.small} onChange={(small) => onChange({ ...draft, small })} currency={currency} decimals={exponent} isRequired />}
      {rules.repairs !== null && (
        <>
          <NumberField label={t('rules.repairsPercent')} value={draft.repairs} onChange={(repairs) => onChange({ ...draft, repairs })} decimals={4} maximum={100} isRequired />
          <RadioGroup
            label={t('rules.repairsBase')}
            value={draft.base}
            onChange={(base) => onChange({ ...draft, base })}
            options={(['after_depreciation', 'before_depreciation'] as const).map((value) => ({ value, label: t(`rules.base.${value}`), more: t(`rules.baseMore.${value}`) }))}
          />
        </>
      )}
    </>
  );
}
