import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useMay } from '../../state/session.tsx';
import { useToasts } from '../../state/toasts.ts';
import { Amount, Button, Chip, ConfirmDialog, ErrorPanel, PeriodText, Table, type Tone } from '../../ui/index.ts';
import css from './reconciliation.module.css';
import type { Account, Comparison } from './sheet.ts';

type Item = Account['items'][number];

const TONES: Readonly<Record<Item['state'], Tone>> = { standing: 'info', cleared: 'ok', withdrawn: 'plain' };

/** What was said of an account's difference, up to the month. */
export function Items({ comparison, account }: { comparison: Comparison; account: Account }) {
  const { t } = useTranslation('reconciliation');
  const mayPrepare = useMay()('reconciliation.prepare');
  const [asked, setAsked] = useState<{ item: Item; what: 'clear' | 'withdraw' } | null>(null);
  return (
    <>
      <Table
        label={t('items.title')}
        rows={account.items}
        rowKey={(item) => item.itemId}
        rowTone={(item) => (item.state === 'standing' ? 'plain' : 'faded')}
        columns={[
          { id: 'since', label: t('items.since'), kind: 'tight', cell: (item) => <PeriodText value={item.period} /> },
          { id: 'what', label: t('items.what'), cell: (item) => <What item={item} /> },
          { id: 'amount', label: t('items.amount'), kind: 'figure', cell: (item) => <Amount value={item.amount} /> },
          { id: 'state', label: t('items.state'), kind: 'tight', cell: (item) => <State item={item} /> },
          {
            id: 'actions', label: t('common:actions'), isLabelHidden: true, kind: 'tight',
            cell: (item) =>
              item.state === 'standing' && mayPrepare ? (
                <span className={css.actions}>
                  {item.isCarried && (
                    <Button size="small" onPress={() => setAsked({ item, what: 'clear' })}>
                      {t('clear.open')}
                    </Button>
                  )}
                  <Button size="small" variant="quiet" onPress={() => setAsked({ item, what: 'withdraw' })}>
                    {t('withdraw.open')}
                  </Button>
                </span>
              ) : null,
          },
        ]}
      />
      {asked !== null && <End {...asked} period={comparison.period} onClose={() => setAsked(null)} />}
    </>
  );
}

function What({ item }: { item: Item }) {
  const { t } = useTranslation('reconciliation');
  const { t: enums } = useTranslation('enums');
  const format = useFormat();
  return (
    <span className={css.what}>
      <strong>{enums(`differenceType.${item.type}`)}</strong> <bdi>{item.note}</bdi>
      {item.owner !== null && <small>{t('items.owner', { owner: item.owner })}</small>}
      {item.clearBy !== null && <small>{t('items.clearBy', { date: format.date(item.clearBy) })}</small>}
      {item.end !== null && item.end.reason !== null && <small>{t('items.reason', { reason: item.end.reason })}</small>}
    </span>
  );
}

function State({ item }: { item: Item }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  if (item.state === 'standing') return <Chip tone={TONES.standing}>{t(item.isCarried ? 'items.carried' : 'items.new')}</Chip>;
  return <Chip tone={TONES[item.state]}>{t(`items.${item.state}`, { period: format.period(item.end?.period ?? item.period) })}</Chip>;
}

function End({ item, what, period, onClose }: { item: Item; what: 'clear' | 'withdraw'; period: string; onClose: () => void }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  const show = useToasts((state) => state.show);
  const clear = useCommand('reconciliation.clear');
  const withdraw = useCommand('reconciliation.withdraw');
  const command = what === 'clear' ? clear : withdraw;
  const onSuccess = (): void => {
    show('ok', t(`${what}.done`));
    onClose();
  };
  const end = (reason: string): void => {
    if (what === 'clear') clear.mutate({ itemId: item.itemId, period, note: reason === '' ? null : reason }, { onSuccess });
    else withdraw.mutate({ itemId: item.itemId, reason }, { onSuccess });
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(`${what}.title`)}
      confirmLabel={t(`${what}.confirm`, { period: format.period(period) })}
      reason={what === 'clear' ? 'optional' : 'required'}
      isBusy={command.isPending}
      onCancel={onClose}
      onConfirm={end}
    >
      <p>{t(`${what}.text`, { period: format.period(period) })}</p>
      {command.error !== null && <ErrorPanel error={command.error.error} />}
    </ConfirmDialog>
  );
}
