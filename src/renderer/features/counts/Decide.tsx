import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { Button, ConfirmDialog, ErrorPanel, Menu, Stack, type MenuAction } from '../../ui/index.ts';
import css from './counts.module.css';
import type { Action, Line, WholeCount } from './counts.ts';
import { DraftTransfer } from './DraftTransfer.tsx';
import { RegisterAsset } from './RegisterAsset.tsx';

interface DecideProps {
  count: WholeCount;
  lines: readonly Line[];
  actions: readonly Action[];
  onDone?: () => void;
}

/** What can be done about a line, or about several alike. What has made a draft that stands is decided. */
export function Decide({ count, lines, actions, onDone }: DecideProps) {
  const { t } = useTranslation('counts');
  const may = useMay();
  const [action, setAction] = useState<Action | 'withdraw' | null>(null);
  const [only] = lines;
  const what = lines.length === 1 ? (only?.asset?.assetNumber ?? only?.code ?? '') : t('lines.chosen', { count: lines.length });
  const canWithdraw = lines.length === 1 && only !== undefined && only.countedAt !== null && only.resolution === null && may('counts.scan');
  const items: MenuAction[] = [
    ...actions.map((one): MenuAction => ({ id: one, label: t(`decide.${one}`), perform: () => setAction(one) })),
    ...(canWithdraw ? [{ id: 'withdraw', label: t('decide.withdraw'), perform: () => setAction('withdraw') } satisfies MenuAction] : []),
  ];
  if (items.length === 0) return <span className={css.note}>{lines.length > 1 ? t('decide.nothingShared') : null}</span>;
  const close = (): void => setAction(null);
  const done = (): void => {
    close();
    onDone?.();
  };
  const act = { count, lines, what, onCancel: close, onDone: done };
  return (
    <>
      <Menu label={t('decide.of', { what })} trigger={<Button size="small" label={t('decide.of', { what })}>{t('decide.button')}</Button>} actions={items} />
      {action === 'transfer' && <DraftTransfer {...act} />}
      {action === 'register' && only !== undefined && <RegisterAsset {...act} line={only} />}
      {(action === 'accept' || action === 'ignore' || action === 'dispose') && <Simple {...act} action={action} />}
      {action === 'withdraw' && only !== undefined && <Withdraw {...act} line={only} />}
    </>
  );
}

export interface DecideDialogProps {
  count: WholeCount;
  lines: readonly Line[];
  /** Of what is decided: a number or code, or how many. */
  what: string;
  onCancel: () => void;
  onDone: () => void;
}

/** A decision that needs no more than a word about why. A disposal goes on in its own wizard, with the assets in it. */
function Simple({ count, lines, what, action, onCancel, onDone }: DecideDialogProps & { action: 'accept' | 'ignore' | 'dispose' }) {
  const { t } = useTranslation('counts');
  const go = useNavigation((state) => state.go);
  const may = useMay();
  const show = useToasts((state) => state.show);
  const resolve = useCommand('counts.resolve');
  const opensWizard = action === 'dispose' && may('assets.dispose');
  const confirm = (reason: string): void =>
    resolve.mutate(
      { countId: count.countId, lines: lines.map(({ line }) => line), action, ...(reason === '' ? {} : { reason }) },
      {
        onSuccess: () => {
          show('ok', t('decide.done', { count: lines.length }));
          onDone();
          if (opensWizard) go('dispose', { assetIds: lines.flatMap(({ asset }) => (asset === null ? [] : [asset.assetId])) });
        },
      },
    );
  return (
    <ConfirmDialog isOpen title={t(`confirm.${action}.title`, { what })} confirmLabel={t(opensWizard ? 'confirm.dispose.open' : `confirm.${action}.confirm`)} reason={action === 'ignore' ? 'required' : 'optional'} isBusy={resolve.isPending} onCancel={onCancel} onConfirm={confirm}>
      <Stack>
        <p>{t(`confirm.${action}.text`)}</p>
        {resolve.error !== null && <ErrorPanel error={resolve.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}

function Withdraw({ count, line, what, onCancel, onDone }: DecideDialogProps & { line: Line }) {
  const { t } = useTranslation('counts');
  const withdraw = useCommand('counts.withdraw');
  return (
    <ConfirmDialog isOpen title={t('confirm.withdraw.title', { what })} confirmLabel={t('confirm.withdraw.confirm')} isBusy={withdraw.isPending} onCancel={onCancel} onConfirm={() => withdraw.mutate({ countId: count.countId, line: line.line }, { onSuccess: onDone })}>
      <Stack>
        <p>{t('confirm.withdraw.text')}</p>
        {withdraw.error !== null && <ErrorPanel error={withdraw.error.error} />}
      </Stack>
    </ConfirmDialog>
  );
}
