import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CURRENCIES } from '#shared/values/currency.ts';
import { useCommand } from '../../api/queries.ts';
import { createFormat } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { Button, Card, ComboBox, ErrorPanel, FormGrid, FormWide, Row, Select, Stack, TextField, type Option } from '../../ui/index.ts';
import { COUNTRIES } from './countries.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** Countries and currencies under their names in both languages, so that either finds them. */
function useChoices(): { countries: Option[]; currencies: Option[] } {
  const format = useFormat();
  return useMemo(() => {
    const other = createFormat({ ...format.settings, language: format.settings.language === 'ar' ? 'en' : 'ar' });
    const countries = COUNTRIES.map(({ code, isArab }) => ({ value: code, label: format.country(code), more: other.country(code), isArab }));
    countries.sort((left, right) => Number(right.isArab) - Number(left.isArab) || format.compare(left.label, right.label));
    const currencies = CURRENCIES.map((code) => ({ value: code, label: `${format.currency(code)} (${code})`, more: other.currency(code) }));
    return { countries: countries.map(({ isArab: _, ...option }) => option), currencies };
  }, [format]);
}

/** The four things a book cannot do without. Where it is saved is asked by the system. */
export function CreateBook({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  const format = useFormat();
  const { countries, currencies } = useChoices();
  const [name, setName] = useState('');
  const [nameAr, setNameAr] = useState('');
  const [country, setCountry] = useState('SA');
  const [currency, setCurrency] = useState('SAR');
  const [startMonth, setStartMonth] = useState('1');
  const [isTried, setTried] = useState(false);
  const create = useCommand('app.createBook');
  const errors = useFieldErrors(create.error, ['name', 'nameAr', 'country', 'currency', 'fiscalYearStartMonth']);
  const isNamed = name.trim() !== '' || nameAr.trim() !== '';
  const isReady = isNamed && country !== '' && currency !== '';
  const submit = (): void => {
    setTried(true);
    // A company may have an Arabic name only: it is then its name in both.
    if (isReady) create.mutate({ name: name.trim() || nameAr.trim(), nameAr: nameAr.trim() || null, country, currency, fiscalYearStartMonth: Number(startMonth) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Card>
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <FormGrid>
            <TextField label={t('create.name')} value={name} onChange={setName} lang="en" maxLength={200} autoFocus error={errors.of('name') ?? (isTried && !isNamed ? t('create.nameNeeded') : null)} />
            <TextField label={t('create.nameAr')} value={nameAr} onChange={setNameAr} lang="ar" dir="rtl" maxLength={200} error={errors.of('nameAr')} />
            <ComboBox
              label={t('create.country')}
              value={country}
              options={countries}
              isRequired
              error={errors.of('country') ?? (isTried && country === '' ? t('common:required') : null)}
              onChange={(code) => {
                setCountry(code);
                const usual = COUNTRIES.find((candidate) => candidate.code === code);
                if (usual !== undefined) setCurrency(usual.currency);
              }}
            />
            <ComboBox label={t('create.currency')} value={currency} options={currencies} onChange={setCurrency} isRequired error={errors.of('currency') ?? (isTried && currency === '' ? t('common:required') : null)} />
            <Select label={t('create.startMonth')} value={startMonth} onChange={setStartMonth} options={MONTHS.map((month) => ({ value: month, label: format.month(Number(month)) }))} error={errors.of('fiscalYearStartMonth')} />
            <FormWide>{t('create.presets')}</FormWide>
          </FormGrid>
          <Row apart>
            <Button variant="quiet" onPress={onCancel} isDisabled={create.isPending}>
              {t('common:back')}
            </Button>
            <Button variant="primary" type="submit" isBusy={create.isPending}>
              {t('create.submit')}
            </Button>
          </Row>
        </Stack>
      </Card>
    </form>
  );
}
