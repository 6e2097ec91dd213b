import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { Button, Card, Chip, ConfirmDialog, ErrorPanel, Row } from '../../ui/index.ts';
import css from './reconciliation.module.css';
import type { Comparison } from './sheet.ts';

/** Who put their name to the month, and whether that still holds. */
export function SignOffs({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const unsaved = useNavigation((state) => state.unsaved.size > 0);
  const { period, signOffs, state, missing } = comparison;
  const isReady = state !== 'not_entered' && missing === 0 && !unsaved;
  return (
    <Card
      title={t('sign.title')}
      actions={
        <Permitted to="reconciliation.sign">
          <Button isDisabled={!isReady} onPress={() => setAsking(true)}>
            {t('sign.open', { period: format.period(period) })}
          </Button>
        </Permitted>
      }
    >
      {signOffs.length === 0 && <p className={css.quiet}>{t(isReady ? 'sign.none' : 'sign.notReady')}</p>}
      <ul className={css.signOffs}>
        {signOffs.map(({ actor, at, note, unexplained, isStale }) => (
          <li key={`${at} ${actor}`}>
            <Row>
              <Chip tone={isStale ? 'warn' : 'ok'}>{t(isStale ? 'sign.stale' : 'sign.valid')}</Chip>
              <span>
                <bdi>{actor}</bdi> · <bdi>{format.dateTime(at)}</bdi>
                {note !== null && (
                  <>
                    {' · '}
                    <bdi>{note}</bdi>
                  </>
                )}
              </span>
              {unexplained > 0 && <span className={css.quiet}>{t('sign.unexplained', { count: unexplained })}</span>}
            </Row>
          </li>
        ))}
      </ul>
      {isAsking && <Sign comparison={comparison} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function Sign({ comparison: { period, fingerprint, unexplained }, onClose }: { comparison: Comparison; onClose: () => void }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  const sign = useCommand('reconciliation.signOff');
  const show = useToasts((state) => state.show);
  const name = format.period(period);
  const done = (): void => {
    show('ok', t('sign.done', { period: name }));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('sign.open', { period: name })}
      confirmLabel={t('sign.open', { period: name })}
      reason="optional"
      isBusy={sign.isPending}
      onCancel={onClose}
      onConfirm={(note) => sign.mutate({ period, fingerprint, note: note === '' ? null : note }, { onSuccess: done })}
    >
      <p>{t('sign.text')}</p>
      {unexplained > 0 && <p>{t('sign.unexplained', { count: unexplained })}</p>}
      {sign.error !== null && <ErrorPanel error={sign.error.error} />}
    </ConfirmDialog>
  );
}
