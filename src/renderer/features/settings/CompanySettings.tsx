import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { BookInfo } from '../../state/book.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';
import { useMay } from '../../state/session.tsx';
import { Button, Card, Code, Details, ErrorPanel, FormGrid, PeriodPicker, Row, Select, Stack, TextField } from '../../ui/index.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));
const FRAMEWORKS = ['ifrs', 'ifrs_sme'] as const;

interface Form {
  name: string;
  nameAr: string;
  fiscalYearStartMonth: string;
  firstPeriod: string;
  framework: (typeof FRAMEWORKS)[number];
}

const formOf = (book: BookInfo): Form => ({
  name: book.name, nameAr: book.nameAr ?? '', fiscalYearStartMonth: String(book.fiscalYearStartMonth), firstPeriod: book.firstPeriod ?? '', framework: book.framework,
});

/** The company and what its figures stand on. What was posted on is settled: the book refuses to change it, with the reason. */
export function CompanySettings({ book }: { book: BookInfo }) {
  const { t } = useTranslation(['settings', 'enums', 'common']);
  const format = useFormat();
  const [before] = useState(() => formOf(book));
  const [form, setForm] = useState(before);
  const update = useCommand('book.updateSettings');
  const show = useToasts((state) => state.show);
  const errors = useFieldErrors(update.error, ['name', 'nameAr']);
  const mayManage = useMay()('book.manage');
  const isFixed = book.readOnly || !mayManage;
  const isChanged = JSON.stringify(form) !== JSON.stringify(before);
  useUnsavedChanges(isChanged);
  const change = (part: Partial<Form>): void => setForm((current) => ({ ...current, ...part }));
  const save = async (): Promise<void> => {
    if (form.name.trim() === '') return;
    await update.mutateAsync({
      ...(form.name === before.name ? {} : { name: form.name.trim() }),
      ...(form.nameAr === before.nameAr ? {} : { nameAr: form.nameAr.trim() || null }),
      ...(form.fiscalYearStartMonth === before.fiscalYearStartMonth ? {} : { fiscalYearStartMonth: Number(form.fiscalYearStartMonth) }),
      ...(form.firstPeriod === before.firstPeriod || form.firstPeriod === '' ? {} : { firstPeriod: form.firstPeriod }),
      ...(form.framework === before.framework ? {} : { framework: form.framework }),
    });
    show('ok', t('common:saved'));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A refusal is shown in the form.
        save().catch(() => undefined);
      }}
    >
      <Card title={t('company.title')}>
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <FormGrid>
            <TextField label={t('company.name')} value={form.name} onChange={(name) => change({ name })} lang="en" maxLength={200} isRequired isDisabled={isFixed} error={errors.of('name') ?? (form.name.trim() === '' ? t('common:nameNeeded') : null)} />
            <TextField label={t('company.nameAr')} value={form.nameAr} onChange={(nameAr) => change({ nameAr })} lang="ar" dir="rtl" maxLength={200} isDisabled={isFixed} error={errors.of('nameAr')} />
            <Select label={t('enums:field.fiscalYearStartMonth')} value={form.fiscalYearStartMonth} onChange={(fiscalYearStartMonth) => change({ fiscalYearStartMonth })} isDisabled={isFixed || book.irregularYears.length > 0} options={MONTHS.map((month) => ({ value: month, label: format.month(Number(month)) }))} />
            <PeriodPicker label={t('enums:field.firstPeriod')} value={form.firstPeriod} onChange={(firstPeriod) => change({ firstPeriod })} isDisabled={isFixed || book.lastClosedPeriod !== null} description={t('company.firstPeriodHint')} />
            <Select label={t('enums:field.framework')} value={form.framework} onChange={(framework) => change({ framework })} isDisabled={isFixed} options={FRAMEWORKS.map((value) => ({ value, label: t(`enums:framework.${value}`) }))} />
          </FormGrid>
          <Details
            items={[
              { label: t('enums:field.country'), value: format.country(book.country) },
              { label: t('enums:field.currency'), value: `${format.currency(book.currency)} (${book.currency})` },
              { label: t('company.file'), value: <Code>{book.fileName}</Code> },
              { label: t('company.created'), value: format.dateTime(book.createdAt) },
            ]}
          />
          <Row>
            <Button variant="primary" type="submit" isDisabled={!isChanged || isFixed} isBusy={update.isPending}>
              {t('common:save')}
            </Button>
            {isChanged && (
              <Button variant="quiet" onPress={() => setForm(before)}>
                {t('company.undo')}
              </Button>
            )}
          </Row>
        </Stack>
      </Card>
    </form>
  );
}
