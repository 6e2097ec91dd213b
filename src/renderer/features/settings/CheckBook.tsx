import { CircleCheck, CircleX, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Card, Chip, ErrorPanel, Skeleton, Stack } from '../../ui/index.ts';
import css from './settings.module.css';

type Verification = Output<'book.verify'>;

/** Walks the whole book and says, check by check, what was found. */
export function CheckBook({ startsAtOnce }: { startsAtOnce: boolean }) {
  const { t } = useTranslation('settings');
  const [isAsked, setAsked] = useState(startsAtOnce);
  const verify = useOperation('book.verify', {}, { enabled: isAsked });
  const run = (): void => {
    if (isAsked) void verify.refetch();
    else setAsked(true);
  };
  return (
    <Card
      title={t('check.title')}
      isPadded={false}
      actions={
        <>
          {verify.data !== undefined && !verify.isFetching && <Chip tone={verify.data.ok ? 'ok' : 'bad'}>{t(verify.data.ok ? 'check.clean' : 'check.broken')}</Chip>}
          <Button size="small" icon={<ShieldCheck size={14} aria-hidden />} isBusy={verify.isFetching} onPress={run}>
            {t('check.submit')}
          </Button>
        </>
      }
    >
      {verify.error !== null && <ErrorPanel error={verify.error.error} />}
      {verify.isLoading && <Skeleton lines={6} />}
      {verify.data === undefined ? !verify.isLoading && <Intro /> : <CheckList verification={verify.data} />}
    </Card>
  );
}

function Intro() {
  const { t } = useTranslation('settings');
  return <p className={css.intro}>{t('check.text')}</p>;
}

function CheckList({ verification }: { verification: Verification }) {
  const { t } = useTranslation(['settings', 'findings']);
  const format = useFormat();
  return (
    <Stack>
      <ul className={css.checks} aria-live="polite">
        {verification.checks.map((check) => (
          <li key={check.check} className={css.check}>
            {check.ok ? <CircleCheck className={css.good} size={18} aria-label={t('check.good')} /> : <CircleX className={css.wrong} size={18} aria-label={t('check.wrong')} />}
            <span>{t(`findings:check.${check.check}`)}</span>
            <bdi className={css.count}>{format.count(check.count)}</bdi>
            {check.problem !== null && <p className={css.problem}>{t('findings:difference', { ...check.problem, problem: t(`findings:problem.${check.problem.what}`) })}</p>}
          </li>
        ))}
        <li className={css.check}>
          <span />
          <span className={css.count}>
            {t('check.chain', { count: verification.auditRows })} <bdi className={css.hash} dir="ltr">{verification.chainHead}</bdi>
          </span>
        </li>
      </ul>
    </Stack>
  );
}
