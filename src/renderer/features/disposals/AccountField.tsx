import { useTranslation } from 'react-i18next';
import { useOperation, useOperationForEach } from '../../api/queries.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { ComboBox } from '../../ui/index.ts';

interface AccountFieldProps {
  label: string;
  /** Stable names of the accounts that are meant while none is chosen. */
  usual: string | readonly string[];
  value: string;
  onChange: (value: string) => void;
}

/** An account of the chart; while none is chosen it says which one is meant. */
export function AccountField({ label, usual, value, onChange }: AccountFieldProps) {
  const { t } = useTranslation('disposals');
  const nameOf = useNameOf();
  const accounts = useOperation('accounts.list', { activeOnly: true });
  const meant = useOperationForEach('accounts.get', (typeof usual === 'string' ? [usual] : usual).map((account) => ({ account }))).flatMap((account) => (account === undefined ? [] : [nameOf(account)]));
  return (
    <ComboBox
      label={label}
      value={value}
      onChange={onChange}
      options={(accounts.data?.items ?? []).map((account) => ({ value: String(account.id), label: nameOf(account), more: account.code }))}
      description={meant.length === 0 ? null : t('how.usually', { account: meant.map(isolate).join(t('how.or')) })}
    />
  );
}
