import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../ui/index.ts';
import type { Kind, OfferedKind } from './kinds.ts';

/** Each kind with a sentence of when it is used; what cannot be chosen says why. */
export function KindChoice({ offered, chosen, onChoose }: { offered: readonly OfferedKind[]; chosen: Kind | null; onChoose: (kind: Kind) => void }) {
  const { t } = useTranslation('values');
  return (
    <RadioGroup
      label={t('what')}
      isLabelHidden
      value={chosen ?? ''}
      onChange={onChoose}
      options={offered.map(({ kind, hindrance }) => ({ value: kind, label: t(`kind.${kind}`), more: hindrance === null ? t(`when.${kind}`) : t(`hindrance.${hindrance}`), isDisabled: hindrance !== null }))}
    />
  );
}
