import { CircleCheck, CircleX, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { Button, Card, ErrorPanel, Row } from '../../ui/index.ts';
import css from './audit.module.css';

/** Whether each row still follows from the one before it, and the hash that stands for them all. */
export function ChainCheck() {
  const { t } = useTranslation('audit');
  const [isAsked, setAsked] = useState(false);
  const verify = useOperation('audit.verify', {}, { enabled: isAsked });
  const run = (): void => {
    if (isAsked) void verify.refetch();
    else setAsked(true);
  };
  return (
    <Card>
      <Row apart>
        <div className={css.chain} role="status">
          {verify.error !== null ? <ErrorPanel error={verify.error.error} /> : verify.data === undefined ? <p className={css.quiet}>{t('chain.about')}</p> : <Outcome {...verify.data} />}
        </div>
        <Button icon={<ShieldCheck size={15} aria-hidden />} isBusy={verify.isFetching} onPress={run}>
          {t('chain.verify')}
        </Button>
      </Row>
    </Card>
  );
}

function Outcome({ ok, rows, head, firstBroken }: { ok: boolean; rows: number; head: string; firstBroken: number | null }) {
  const { t } = useTranslation('audit');
  return (
    <>
      <p className={css.outcome}>
        {ok ? <CircleCheck className={css.good} size={18} aria-hidden /> : <CircleX className={css.bad} size={18} aria-hidden />}
        {ok ? t('chain.whole', { count: rows }) : t('chain.broken', { seq: firstBroken })}
      </p>
      <p className={css.hash}>
        {t(ok ? 'chain.head' : 'chain.lastGood')} <bdi dir="ltr">{head}</bdi>
      </p>
    </>
  );
}
