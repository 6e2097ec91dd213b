import { useTranslation } from 'react-i18next';
import { useOperation } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Amount, Button, Code, ErrorPanel, Popover, Skeleton } from '../../../ui/index.ts';
import css from '../asset.module.css';
import { explain } from './explanation.ts';

interface ExplainProps {
  assetId: string;
  bookId: string;
  period: string;
  amount: string;
}

/** A figure that tells how it came about. */
export function ExplainButton({ assetId, bookId, period, amount }: ExplainProps) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  return (
    <Popover
      label={t('explain.title', { amount: format.amount(amount), period: format.period(period) })}
      placement="bottom end"
      trigger={
        <Button variant="link">
          <Amount value={amount} />
        </Button>
      }
    >
      <Explained assetId={assetId} bookId={bookId} period={period} />
    </Popover>
  );
}

function Explained({ assetId, bookId, period }: Omit<ExplainProps, 'amount'>) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const explained = useOperation('assets.explain', { assetId, bookId, period });
  if (explained.error !== null) return <ErrorPanel error={explained.error.error} />;
  if (explained.data === undefined) return <Skeleton lines={3} />;
  const { amount, status, journal } = explained.data;
  const { sentences, arithmetic } = explain(explained.data, t, format);
  return (
    <div className={css.explained}>
      <h3>{t('explain.title', { amount: format.amount(amount), period: format.period(period) })}</h3>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {arithmetic.length > 0 && (
        <div className={css.arithmetic} dir="ltr">
          {arithmetic.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      )}
      {journal !== null ? (
        <p className={css.quiet}>
          {t('explain.posted')}{' '}
          <Button variant="link" onPress={() => go('journals', { journal })}>
            <Code>{journal}</Code>
          </Button>
        </p>
      ) : (
        status === 'planned' && <p className={css.quiet}>{t('explain.planned', { period: format.period(period) })}</p>
      )}
    </div>
  );
}
