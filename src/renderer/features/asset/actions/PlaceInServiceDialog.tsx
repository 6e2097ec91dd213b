import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/queries.ts';
import { useBook } from '../../../state/book.ts';
import { useToasts } from '../../../state/toasts.ts';
import { Button, DateField, Dialog, ErrorPanel, Stack } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import type { BookValues } from '../schedule/ScheduleTab.tsx';
import { SchedulePreview } from '../../../terms/SchedulePreview.tsx';
import { termsInService } from '../schedule/terms.ts';

/** From which day the asset is in use, and what that means for its depreciation. */
export function PlaceInServiceDialog({ asset, book, onClose }: { asset: Asset; book: BookValues | undefined; onClose: () => void }) {
  const { t } = useTranslation('asset');
  const bookInfo = useBook();
  const show = useToasts((state) => state.show);
  const place = useCommand('assets.placeInService');
  const [date, setDate] = useState<string | null>(asset.acquisitionDate);
  const isDay = date !== null && date !== '';
  const confirm = (): void => {
    if (!isDay) return;
    place.mutate(
      { assetId: asset.id, inServiceDate: date },
      {
        onSuccess: () => {
          show('ok', t('place.done', { asset: asset.assetNumber }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t('place.title', { asset: asset.assetNumber })}
      isOpen
      onClose={onClose}
      isDismissable={!place.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={place.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" isBusy={place.isPending} isDisabled={!isDay} onPress={confirm}>
            {t('place.confirm', { asset: asset.assetNumber })}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('place.text')}</p>
        <DateField label={t('fields.inServiceDate')} value={date} onChange={setDate} isRequired autoFocus />
        <SchedulePreview terms={book === undefined || !isDay ? null : termsInService(asset, book, date, bookInfo, book.cost)} isBrief />
        {place.error !== null && <ErrorPanel error={place.error.error} />}
      </Stack>
    </Dialog>
  );
}
