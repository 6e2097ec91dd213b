import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { joinClasses } from '../../ui/joinClasses.ts';
import { Amount, Button, Card, ComboBox, FormGrid, IconButton, MoneyField, NumberField, TextField } from '../../ui/index.ts';
import { changedPart, sharedOut, withPart, withRest, type CompletionValues, type PartValues, type Problems } from './completion.ts';
import css from './construction.module.css';

interface PartsProps {
  values: CompletionValues;
  setValues: (change: (current: CompletionValues) => CompletionValues) => void;
  cost: string;
  problems: Problems;
}

/** Each part with its cost, and under them what they come to of the project's. */
export function Parts({ values, setValues, cost, problems }: PartsProps) {
  const { t } = useTranslation('construction');
  const { exponent } = useBook();
  // Until a person says what the first part costs, it has what the others leave.
  const [isFirstFree, setFirstFree] = useState(true);
  const [first] = values.parts;
  const change = (part: PartValues) => (next: Partial<PartValues>): void => {
    const isFirst = part.key === first?.key;
    if (isFirst && next.cost !== undefined) setFirstFree(false);
    setValues((current) => changedPart(current, part.key, next, { cost, exponent, isFirstFree: isFirstFree && !isFirst }));
  };
  const remove = (key: number): void =>
    setValues((current) => {
      const parts = current.parts.filter((part) => part.key !== key);
      return { ...current, parts: isFirstFree ? withRest(parts, cost, exponent) : parts };
    });
  return (
    <>
      {values.parts.map((part, index) => (
        <Card
          key={part.key}
          title={index === 0 ? t('parts.main') : t('parts.component', { number: index })}
          {...(values.parts.length > 2 && index > 0 ? { actions: <IconButton size="small" label={t('parts.remove', { number: index })} icon={<X size={14} aria-hidden />} onPress={() => remove(part.key)} /> } : {})}
        >
          <Part part={part} change={change(part)} problems={problems} isFirst={index === 0 && isFirstFree} />
        </Card>
      ))}
      <Shared values={values} cost={cost} onAdd={() => setValues((current) => withPart(current, cost, exponent))} />
    </>
  );
}

function Shared({ values, cost, onAdd }: { values: CompletionValues; cost: string; onAdd: () => void }) {
  const { t } = useTranslation('construction');
  const { exponent } = useBook();
  const { sum, left, isWhole } = sharedOut(values.parts, cost, exponent);
  return (
    <div className={joinClasses(css.shared, !isWhole && css.sharedNotYet)}>
      <Button icon={<Plus size={14} aria-hidden />} onPress={onAdd}>
        {t('parts.add')}
      </Button>
      <span className={css.push} />
      <p role="status">
        {t('parts.sum')} <Amount value={sum} /> {t('parts.of')} <Amount value={cost} />
        {' · '}
        {isWhole ? (
          t('parts.whole')
        ) : (
          <>
            {t(left.startsWith('-') ? 'parts.over' : 'parts.left')} <Amount value={left.replace('-', '')} />
          </>
        )}
      </p>
    </div>
  );
}

interface PartProps {
  part: PartValues;
  change: (next: Partial<PartValues>) => void;
  problems: Problems;
  isFirst: boolean;
}

function Part({ part, change, problems, isFirst }: PartProps) {
  const { t } = useTranslation('construction');
  const { currency, exponent } = useBook();
  const required = (field: string) => (problems[`${part.key} ${field}`] === 'required' ? t('common:required') : null);
  return (
    <FormGrid>
      <TextField label={t('parts.name')} value={part.name} onChange={(name) => change({ name })} maxLength={200} isRequired error={required('name')} />
      <TextField label={t('parts.nameAr')} value={part.nameAr} onChange={(nameAr) => change({ nameAr })} maxLength={200} dir="rtl" lang="ar" />
      <MoneyField label={t('cost')} description={isFirst ? t('parts.restMore') : null} value={part.cost} onChange={(cost) => change({ cost })} currency={currency} decimals={exponent} isRequired error={required('cost')} />
      <Terms part={part} prefix={`${part.key} `} change={change} problems={problems} />
    </FormGrid>
  );
}

interface TermsProps {
  part: CompletionValues['one'];
  /** Of the names of its problems. */
  prefix: string;
  change: (next: Partial<CompletionValues['one']>) => void;
  problems: Problems;
}

const LONGEST_LIFE_MONTHS = 1200;

/** Category, and what it has of its own instead of the category's. */
export function Terms({ part, prefix, change, problems }: TermsProps) {
  const { t } = useTranslation('construction');
  const { currency, exponent } = useBook();
  return (
    <>
      <CategoryField value={part.categoryId} onChange={(categoryId) => change({ categoryId })} error={problems[`${prefix}categoryId`] === 'required' ? t('common:required') : null} />
      <NumberField label={t('parts.life')} description={t('parts.ownMore')} value={part.lifeMonths} onChange={(lifeMonths) => change({ lifeMonths })} decimals={0} maximum={LONGEST_LIFE_MONTHS} />
      <MoneyField label={t('parts.residual')} description={t('parts.ownMore')} value={part.residualValue} onChange={(residualValue) => change({ residualValue })} currency={currency} decimals={exponent} />
    </>
  );
}

function CategoryField({ value, onChange, error }: { value: string; onChange: (value: string) => void; error: string | null }) {
  const { t } = useTranslation('construction');
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const sought = useDebounced(typed.trim());
  const list = useOperation('assetCategories.list', { activeOnly: true, size: 100, ...(sought === '' ? {} : { search: sought }) }, { keepPrevious: true });
  const chosen = useOperation('assetCategories.get', { categoryId: Number(value) }, { enabled: value !== '' });
  return (
    <ComboBox
      label={t('category')}
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      options={(list.data?.items ?? []).map((category) => ({ value: String(category.id), label: nameOf(category), ...(category.code === null ? {} : { more: category.code }) }))}
      {...(chosen.data === undefined ? {} : { selectedLabel: nameOf(chosen.data) })}
      isRequired
      error={error}
    />
  );
}
