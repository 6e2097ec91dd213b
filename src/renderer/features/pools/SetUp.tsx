import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fiscalYearNamed } from '#shared/values/fiscalCalendar.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Permitted } from '../../state/session.tsx';
import { fiscalCalendarOf } from '../../terms/fiscalYears.ts';
import { Button, Card, ErrorPanel, Page, PageHeader, RadioGroup, Select, Skeleton, Stack } from '../../ui/index.ts';
import css from './pools.module.css';
import { Sources } from './Sources.tsx';

type Openings = 'none' | 'enter';
/** How far back a book's first tax year is offered. */
const YEARS_BACK = 20;

/** No pools yet: which country's rules, from which year, and whether there were pools before. */
export function SetUp({ fiscalYear }: { fiscalYear: number }) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const { settings } = format;
  const book = useBook();
  const presets = useOperation('pools.presets');
  const setUp = useCommand('pools.setUp');
  const [country, setCountry] = useState(book.country);
  const [firstYear, setFirstYear] = useState(String(fiscalYear));
  const [openings, setOpenings] = useState<Openings>('enter');
  if (presets.error !== null) return <ErrorPanel error={presets.error.error} />;
  if (presets.data === undefined) return <Skeleton lines={6} />;
  const preset = presets.data.find((one) => one.country === country);
  const calendar = fiscalCalendarOf(book);
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, index) => fiscalYear - index).filter((year) => fiscalYearNamed(year, calendar) !== null);
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('setUp.about')} />
      {preset !== undefined && (
        <p className={css.note} role="note">
          {preset.note[settings.language]}
        </p>
      )}
      <div className={css.setUp}>
        <Card title={t('setUp.title')}>
          <Stack>
            {setUp.error !== null && <ErrorPanel error={setUp.error.error} />}
            <Select label={t('setUp.rules')} value={preset?.country ?? ''} onChange={setCountry} options={presets.data.map((one) => ({ value: one.country, label: one.name[settings.language] }))} isRequired />
            {preset !== undefined && preset.currency !== book.currency && <p className={css.quiet}>{t('setUp.currency', { preset: preset.currency, book: book.currency })}</p>}
            <Select label={t('setUp.firstYear')} description={t('setUp.firstYearMore')} value={firstYear} onChange={setFirstYear} options={years.map((year) => ({ value: String(year), label: format.year(year) }))} isRequired />
            <RadioGroup<Openings>
              label={t('setUp.openings')}
              value={openings}
              onChange={setOpenings}
              options={[
                { value: 'enter', label: t('setUp.enter'), more: t('setUp.enterMore') },
                { value: 'none', label: t('setUp.none'), more: t('setUp.noneMore') },
              ]}
            />
            {preset !== undefined && <Sources preset={preset} />}
            <Permitted to="tax-pools.manage">
              <Button
                variant="primary"
                isBusy={setUp.isPending}
                isDisabled={preset === undefined}
                onPress={() => {
                  if (preset !== undefined) setUp.mutate({ country: preset.country, firstYear: Number(firstYear), openings });
                }}
              >
                {t('setUp.confirm')}
              </Button>
            </Permitted>
          </Stack>
        </Card>
      </div>
    </Page>
  );
}
