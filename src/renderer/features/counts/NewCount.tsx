import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { today } from '../../i18n/format.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { Button, Chip, ComboBox, DateField, Dialog, ErrorPanel, IconButton, Stack, TextField, type Option } from '../../ui/index.ts';
import css from './counts.module.css';

type Chosen = readonly string[];

export function NewCount({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation('counts');
  const go = useNavigation((state) => state.go);
  const show = useToasts((state) => state.show);
  const create = useCommand('counts.create');
  const [name, setName] = useState('');
  const [date, setDate] = useState<string | null>(today());
  const [locations, setLocations] = useState<Chosen>([]);
  const [categories, setCategories] = useState<Chosen>([]);
  const [custodians, setCustodians] = useState<Chosen>([]);
  const options = useScopeOptions();
  const errors = useFieldErrors(create.error, ['name', 'date']);
  const isReady = name.trim() !== '' && date !== null && date !== '';
  const submit = (): void => {
    if (!isReady || date === null) return;
    create.mutate(
      { name: name.trim(), date, scope: { locations: [...locations], categories: categories.map(Number), custodians: [...custodians] } },
      {
        onSuccess: ({ countId, number, progress }) => {
          show('ok', t('create.done', { number, count: progress.expected }));
          go('counts', { count: countId });
        },
      },
    );
  };
  return (
    <Dialog
      title={t('new')}
      isOpen
      onClose={onCancel}
      isDismissable={!create.isPending}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={create.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" type="submit" form="new-count" isBusy={create.isPending} isDisabled={!isReady}>
            {t('create.confirm')}
          </Button>
        </>
      }
    >
      <form
        id="new-count"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <TextField label={t('create.name')} value={name} onChange={setName} placeholder={t('create.nameExample')} maxLength={200} isRequired autoFocus error={errors.of('name')} />
          <DateField label={t('create.date')} description={t('create.dateMore')} value={date} onChange={setDate} isRequired error={errors.of('date')} />
          <Several label={t('create.locations')} chosen={locations} onChange={setLocations} options={options.locations} />
          <Several label={t('create.categories')} chosen={categories} onChange={setCategories} options={options.categories} />
          <Several label={t('create.custodians')} chosen={custodians} onChange={setCustodians} options={options.custodians} />
          <p className={css.note}>{t('create.text')}</p>
        </Stack>
      </form>
    </Dialog>
  );
}

function useScopeOptions(): Readonly<Record<'locations' | 'categories' | 'custodians', readonly Option[]>> {
  const nameOf = useNameOf();
  const locations = useOperation('locations.list', { size: 100 });
  const custodians = useOperation('custodians.list', { size: 100 });
  const categories = useOperation('assetCategories.list', { size: 100 });
  const places = (items: NonNullable<typeof locations.data>['items'] = []): Option[] => items.map((place) => ({ value: place.code, label: nameOf(place), more: place.code }));
  return {
    locations: places(locations.data?.items), custodians: places(custodians.data?.items),
    categories: (categories.data?.items ?? []).map((category) => ({ value: String(category.id), label: nameOf(category), ...(category.code === null ? {} : { more: category.code }) })),
  };
}

/** Any number of a list, one after the other; none means all. */
function Several({ label, chosen, onChange, options }: { label: string; chosen: Chosen; onChange: (chosen: Chosen) => void; options: readonly Option[] }) {
  const { t } = useTranslation('counts');
  const labelOf = (value: string): string => options.find((option) => option.value === value)?.label ?? value;
  return (
    <div>
      <ComboBox key={chosen.length} label={label} value="" placeholder={t(chosen.length === 0 ? 'create.all' : 'create.another')} onChange={(value) => value !== '' && onChange([...chosen, value])} options={options.filter(({ value }) => !chosen.includes(value))} />
      {chosen.length > 0 && (
        <ul className={css.chosen} aria-label={t('create.chosen', { what: label })}>
          {chosen.map((value) => (
            <li key={value}>
              <Chip>
                <bdi>{labelOf(value)}</bdi>
              </Chip>
              <IconButton label={t('create.remove', { what: labelOf(value) })} icon={<X size={13} aria-hidden />} onPress={() => onChange(chosen.filter((one) => one !== value))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
