import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Button, Code, Details, Dialog, Stack } from '../../ui/index.ts';
import { Actor, Subject } from './Actor.tsx';
import css from './audit.module.css';
import type { AuditRow } from './AuditScreen.tsx';
import { detailsOf } from './details.ts';
import { useOperationName } from './useOperationName.ts';

/** One row of the log, as it can be read. */
export function RowDetail({ row, onClose }: { row: AuditRow; onClose: () => void }) {
  const { t } = useTranslation(['audit', 'common', 'ui']);
  const format = useFormat();
  const { exponent } = useBook();
  const operationName = useOperationName();
  const nameOf = useNameOf();
  const accounts = useOperation('accounts.list', { size: 1000 });
  const accountName = (stableName: string): string | undefined => {
    const account = accounts.data?.items.find((one) => one.stableName === stableName);
    return account && nameOf(account);
  };
  const facts = detailsOf({ t, format, exponent, accountName }, row.detail);
  return (
    <Dialog title={operationName(row.operation)} isOpen onClose={onClose} actions={<Button onPress={onClose}>{t('ui:close')}</Button>}>
      <Stack>
        <Details
          items={[
            { label: t('seq'), value: <Code>{String(row.seq)}</Code> },
            { label: t('at'), value: <bdi>{format.dateTime(row.at)}</bdi> },
            { label: t('actor'), value: <Actor name={row.actor} /> },
            { label: t('subject'), value: <Subject operation={row.operation} subject={row.subject} /> },
          ]}
        />
        {facts.length > 0 && (
          <section aria-label={t('facts')} className={css.facts}>
            <h3>{t('facts')}</h3>
            <Details items={facts.map(({ label, value, isCode }) => ({ label, value: <bdi className={css.fact} {...(isCode ? { dir: 'ltr' as const } : {})}>{value}</bdi> }))} />
          </section>
        )}
        <p className={css.hash}>
          {t('hash')} <bdi dir="ltr">{row.hash}</bdi>
        </p>
      </Stack>
    </Dialog>
  );
}
