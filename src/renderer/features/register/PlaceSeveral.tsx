import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, DateField, Dialog, ProgressBar, RadioGroup, Stack } from '../../ui/index.ts';
import { Failures } from './Failures.tsx';
import type { AssetRow } from './filter.ts';
import css from './register.module.css';
import { useEach } from './useEach.ts';

interface PlaceSeveralProps {
  assets: readonly AssetRow[];
  /** Chosen assets that are not capitalized, or are in service already. */
  passedOver: number;
  onDone: () => void;
  onCancel: () => void;
}

export function PlaceSeveral({ assets, passedOver, onDone, onCancel }: PlaceSeveralProps) {
  const { t } = useTranslation('register');
  const show = useToasts((state) => state.show);
  const each = useEach();
  const [which, setWhich] = useState<'acquisition' | 'given'>('acquisition');
  const [date, setDate] = useState<string | null>('');
  const isReady = which === 'acquisition' || (date !== null && date !== '');
  const isOver = each.failures !== null;
  const place = async (): Promise<void> => {
    const refused = await each.run(assets, (asset) => request('assets.placeInService', { assetId: asset.id, inServiceDate: which === 'given' && date !== null ? date : asset.acquisitionDate }));
    const count = assets.length - refused.length;
    if (count > 0) show('ok', t('place.done', { count }));
    if (refused.length === 0) onDone();
  };
  return (
    <Dialog
      title={t('place.title')}
      isOpen
      size="narrow"
      onClose={isOver ? onDone : onCancel}
      isDismissable={!each.isBusy}
      actions={
        isOver ? (
          <Button onPress={onDone}>{t('close')}</Button>
        ) : (
          <>
            <Button onPress={onCancel} isDisabled={each.isBusy}>
              {t('common:cancel')}
            </Button>
            <Button variant="primary" isBusy={each.isBusy} isDisabled={!isReady} onPress={() => void place()}>
              {t('place.confirm', { count: assets.length })}
            </Button>
          </>
        )
      }
    >
      <Stack>
        {isOver ? (
          <Failures failures={each.failures ?? []} />
        ) : (
          <>
            <p>{t('place.text')}</p>
            {passedOver > 0 && <p className={css.note}>{t('place.passedOver', { count: passedOver })}</p>}
            <RadioGroup
              label={t('place.date')}
              value={which}
              onChange={setWhich}
              options={[
                { value: 'acquisition', label: t('place.acquisition') },
                { value: 'given', label: t('place.given') },
              ]}
            />
            {which === 'given' && <DateField label={t('columns.inServiceDate')} value={date} onChange={setDate} isRequired autoFocus />}
            {each.isBusy && <ProgressBar label={t('place.title')} done={each.done} total={assets.length} />}
          </>
        )}
      </Stack>
    </Dialog>
  );
}
