import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { ComboBox } from '../../ui/index.ts';

interface LocationFieldProps {
  label: string;
  value: string;
  onChange: (code: string) => void;
  placeholder?: string;
}

export function LocationField({ label, value, onChange, placeholder }: LocationFieldProps) {
  const nameOf = useNameOf();
  const list = useOperation('locations.list', { activeOnly: true, size: 100 });
  return <ComboBox label={label} value={value} onChange={onChange} options={(list.data?.items ?? []).map((place) => ({ value: place.code, label: nameOf(place), more: place.code }))} {...(placeholder === undefined ? {} : { placeholder })} />;
}
