import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { Permitted } from '../../../state/session.tsx';
import { useToasts } from '../../../state/toasts.ts';
import { useAct } from '../../../state/useAct.ts';
import { Button, ConfirmDialog, Dialog, ErrorPanel, Stack } from '../../../ui/index.ts';
import type { Act } from './words.ts';

interface TakeBackProps {
  act: Act;
  hindrance: Output<'assets.history'>[number]['hindrance'];
}

/** Takes an act back by its inverse, with a reason; where that cannot be, says why. */
export function TakeBack({ act, hindrance }: TakeBackProps) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const [isAsked, setAsked] = useState(false);
  const what = t(`history.kind.${act.kind}`);
  const close = (): void => setAsked(false);
  return (
    <Permitted to="assets.reverse-act">
      <Button size="small" label={t('history.takeBackOf', { what, date: format.gregorianDate(act.date) })} onPress={() => setAsked(true)}>
        {t('history.takeBack')}
      </Button>
      {isAsked && hindrance !== null && <WhyNot what={what} hindrance={hindrance} onClose={close} />}
      {isAsked && hindrance === null && <Confirm act={act} what={what} onClose={close} />}
    </Permitted>
  );
}

function WhyNot({ what, hindrance, onClose }: { what: string; hindrance: NonNullable<TakeBackProps['hindrance']>; onClose: () => void }) {
  const { t } = useTranslation('asset');
  return (
    <Dialog title={t('history.notNow', { what })} isOpen size="narrow" onClose={onClose} actions={<Button onPress={onClose}>{t('close')}</Button>}>
      <ErrorPanel error={hindrance as UsoolError} />
    </Dialog>
  );
}

function Confirm({ act, what, onClose }: { act: Act; what: string; onClose: () => void }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const show = useToasts((state) => state.show);
  const reverse = useAct('acts.reverse');
  const confirm = (reason: string): void => {
    reverse.mutate({ id: act.id, reason }, {
      onSuccess: () => {
        show('ok', t('history.takenBackDone', { what }));
        onClose();
      },
    });
  };
  return (
    <ConfirmDialog title={t('history.takeBackOf', { what, date: format.gregorianDate(act.date) })} isOpen isDanger isBusy={reverse.isPending} reason="required" confirmLabel={t(reverse.asksApproval ? 'approvals:send' : 'history.takeBackNow')} onConfirm={confirm} onCancel={onClose}>
      <Stack>
        <p>{t('history.takeBackText')}</p>
        {reverse.error !== null && <ErrorPanel error={reverse.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}
