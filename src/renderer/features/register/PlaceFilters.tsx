import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { useRegister } from './state.ts';

/** By category, location and custodian: each any, or some. */
export function PlaceFilters() {
  const { t } = useTranslation('register');
  const nameOf = useNameOf();
  const { filters, narrow } = useRegister();
  const categories = useOperation('assetCategories.list', { size: 100 });
  const locations = useOperation('locations.list', {});
  const custodians = useOperation('custodians.list', {});
  const places = (list: typeof locations) => (list.data?.items ?? []).map((place) => ({ value: place.code, label: nameOf(place), more: place.code }));
  return (
    <>
      <FilterMenu
        label={t('columns.category')}
        options={(categories.data?.items ?? []).map((category) => ({ value: String(category.id), label: nameOf(category), ...(category.code === null ? {} : { more: category.code }) }))}
        chosen={filters.categoryIds.map(String)}
        onChange={(chosen) => narrow({ categoryIds: chosen.map(Number) })}
      />
      <FilterMenu label={t('columns.location')} options={places(locations)} chosen={filters.locationCodes} onChange={(locationCodes) => narrow({ locationCodes })} />
      <FilterMenu label={t('columns.custodian')} options={places(custodians)} chosen={filters.custodianCodes} onChange={(custodianCodes) => narrow({ custodianCodes })} />
    </>
  );
}
