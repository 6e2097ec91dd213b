import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { Permitted } from '../../state/session.tsx';
import { Button, Card, Chip, Disclosure, ErrorPanel, JournalTable, Page, PageHeader, Skeleton, Stack } from '../../ui/index.ts';
import { ByCategory } from './ByCategory.tsx';
import { Checklist } from './Checklist.tsx';
import css from './close.module.css';
import type { Closing, Month } from './CloseScreen.tsx';
import { ConfirmClose } from './ConfirmClose.tsx';
import { Exceptions } from './Exceptions.tsx';
import { OtherBooks } from './OtherBooks.tsx';
import { PackButtons } from './PackButtons.tsx';
import { Runs } from './Runs.tsx';
import { SoftLock } from './SoftLock.tsx';

export type Preview = Output<'close.preview'>;

interface OpenMonthProps {
  month: Month;
  closing: Closing;
  strip: ReactNode;
}

/** What the month still needs, what it would post, and the one button that does it. */
export function OpenMonth({ month, closing, strip }: OpenMonthProps) {
  const { period } = month;
  const { t } = useTranslation('close');
  const format = useFormat();
  const preview = useOperation('close.preview', { period });
  const [isConfirming, setConfirming] = useState(false);
  const name = format.period(period);
  // The preview of a month that is just being locked is refused; that is no news.
  const error = closing.isPending ? null : (preview.error?.error ?? null);
  const close = (fingerprint: string): void =>
    closing.mutate(
      { period, fingerprint },
      {
        onError: (refused) => {
          if (refused.error.code !== 'PREVIEW_STALE') return;
          setConfirming(false);
          void preview.refetch();
        },
      },
    );
  const refusal = closing.error?.error ?? null;
  return (
    <Page>
      <PageHeader
        title={t('title', { period: name })}
        subtitle={preview.data === undefined ? t('preparing') : <Readiness preview={preview.data} />}
        actions={
          <>
            <SoftLock month={month} />
            <PackButtons period={period} isDraft />
            <Permitted to="periods.close" otherwise={<Chip>{t('onlyLook')}</Chip>}>
              <Button variant="primary" isDisabled={preview.data === undefined || preview.data.blocking > 0 || error !== null} onPress={() => setConfirming(true)}>
                {t(preview.data === undefined || preview.data.journal !== null ? 'postAndClose' : 'closeOnly', { period: name })}
              </Button>
            </Permitted>
          </>
        }
      />
      {strip}
      {refusal?.code === 'PREVIEW_STALE' && <ErrorPanel error={refusal} />}
      {error !== null && <ErrorPanel error={error} actions={<Button onPress={() => void preview.refetch()}>{t('common:retry')}</Button>} />}
      {error === null && preview.data === undefined && <Skeleton lines={10} />}
      {preview.data !== undefined && <Findings preview={preview.data} />}
      {preview.data !== undefined && isConfirming && <ConfirmClose preview={preview.data} closing={closing} onConfirm={close} onCancel={() => setConfirming(false)} />}
    </Page>
  );
}

/** One sentence: what stands in the way, or that nothing does. */
function Readiness({ preview }: { preview: Preview }) {
  const { t } = useTranslation('close');
  const { basis } = useBook();
  if (preview.blocking > 0) return <>{t('readiness.blocked', { count: preview.blocking })}</>;
  if (preview.warnings > 0) return <>{t('readiness.warned', { count: preview.warnings })}</>;
  return <>{t(basis === 'cash' ? 'readiness.cash' : 'readiness.ready')}</>;
}

function Findings({ preview }: { preview: Preview }) {
  const { t } = useTranslation('close');
  const { basis } = useBook();
  const isCash = basis === 'cash';
  return (
    <>
      {isCash && <p className={css.notice}>{t('cash')}</p>}
      {preview.postedRun !== null && <p className={css.notice}>{t('alreadyPosted', { run: preview.postedRun })}</p>}
      <div className={css.halves}>
        {!isCash && (
          <Stack>
            <ByCategory preview={preview} />
            {preview.otherBooks.length > 0 && <OtherBooks preview={preview} />}
          </Stack>
        )}
        <Checklist preview={preview} />
      </div>
      {preview.exceptionsTotal > 0 && <Exceptions exceptions={preview.exceptions} total={preview.exceptionsTotal} />}
      {!isCash && <JournalToPost journal={preview.journal} />}
      {!isCash && <Runs period={preview.period} isOpen />}
    </>
  );
}

function JournalToPost({ journal }: { journal: Preview['journal'] }) {
  const { t } = useTranslation('close');
  const { settings, gregorianDate } = useFormat();
  if (journal === null) return <Card title={t('journal.title')}>{t('journal.none')}</Card>;
  return (
    <Disclosure
      title={t('journal.title')}
      more={
        <>
          <Chip>{t('journal.lines', { count: journal.lines.length })}</Chip>
          <Chip tone="ok">{t('journal.balanced')}</Chip>
        </>
      }
    >
      <p className={css.narration}>
        <bdi>{journal.narration[settings.language]}</bdi> · <bdi>{gregorianDate(journal.date)}</bdi>
      </p>
      <JournalTable label={t('journal.title')} lines={journal.lines} totalDebit={journal.totalDebit} totalCredit={journal.totalCredit} />
    </Disclosure>
  );
}
