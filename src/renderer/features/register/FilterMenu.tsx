import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '#shared/values/fold.ts';
import { Button, Checkbox, Popover, TextField, type Option } from '../../ui/index.ts';
import css from './register.module.css';

interface FilterMenuProps {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

const SEARCHED_FROM = 8;
const SHOWN_AT_MOST = 200;

/** One filter as a small button that says what it is set to, and opens its choices. */
export function FilterMenu({ label, options, chosen, onChange }: FilterMenuProps) {
  const { t } = useTranslation('register');
  const only = chosen.length === 1 ? options.find((option) => option.value === chosen[0]) : undefined;
  const setTo = chosen.length === 0 ? t('any') : (only?.label ?? t('several', { count: chosen.length }));
  return (
    <Popover
      label={label}
      trigger={
        <Button size="small">
          {t('filterSetTo', { filter: label, value: setTo })}
        </Button>
      }
    >
      <Choices label={label} options={options} chosen={chosen} onChange={onChange} />
    </Popover>
  );
}

function Choices({ label, options, chosen, onChange }: FilterMenuProps) {
  const { t } = useTranslation('register');
  const [text, setText] = useState('');
  const found = options.filter((option) => matches(text, option.label, option.more ?? null));
  if (options.length === 0) return <p className={css.quiet}>{t('noChoices')}</p>;
  return (
    <div className={css.choices}>
      {options.length >= SEARCHED_FROM && <TextField label={t('searchIn', { filter: label })} isLabelHidden placeholder={t('common:search')} type="search" value={text} onChange={setText} autoFocus />}
      <div className={css.choiceList} role="group" aria-label={label}>
        {found.slice(0, SHOWN_AT_MOST).map((option) => (
          <Checkbox key={option.value} isSelected={chosen.includes(option.value)} onChange={(isChosen) => onChange(isChosen ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))}>
            <bdi>{option.label}</bdi>
          </Checkbox>
        ))}
      </div>
      {chosen.length > 0 && (
        <Button variant="quiet" size="small" onPress={() => onChange([])}>
          {t('setToAny')}
        </Button>
      )}
    </div>
  );
}
