import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Permitted } from '../../state/session.tsx';
import { Button } from '../../ui/index.ts';
import { CheckPack } from './CheckPack.tsx';
import { PackDialog } from './PackDialog.tsx';

/** The close pack of a closed month, and the check of one; of the open month, its draft. */
export function PackButtons({ period, isDraft = false, canCheck = false }: { period: string; isDraft?: boolean; canCheck?: boolean }) {
  const { t } = useTranslation('packScreens');
  const [open, setOpen] = useState<'pack' | 'check' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Permitted to="periods.pack">
      {canCheck && <Button onPress={() => setOpen('check')}>{t('check')}</Button>}
      <Button onPress={() => setOpen('pack')}>{t(isDraft ? 'draft' : 'open')}</Button>
      {open === 'pack' && <PackDialog period={period} isDraft={isDraft} onClose={close} />}
      {open === 'check' && <CheckPack period={period} onClose={close} />}
    </Permitted>
  );
}
