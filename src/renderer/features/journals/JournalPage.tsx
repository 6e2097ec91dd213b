import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { isolateCodes } from '../../i18n/isolateCodes.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Card, Chip, Code, DateText, Details, ErrorPanel, JournalTable, Page, PageHeader, PeriodText, Skeleton } from '../../ui/index.ts';
import css from './journals.module.css';
import { SourceLink } from './SourceLink.tsx';

type Journal = Output<'journals.get'>;

/** One journal: what it says, line by line, and where it comes from. */
export function JournalPage({ number }: { number: string }) {
  const { t } = useTranslation('journal');
  const { settings } = useFormat();
  const go = useNavigation((state) => state.go);
  const journal = useOperation('journals.get', { journal: number });
  const back = (
    <Button icon={<ArrowLeft className="mirrors" size={15} aria-hidden />} onPress={() => go('journals')}>
      {t('all')}
    </Button>
  );
  if (journal.error !== null) {
    return (
      <Page>
        <PageHeader title={<Code>{number}</Code>} actions={back} />
        <ErrorPanel error={journal.error.error} />
      </Page>
    );
  }
  if (journal.data === undefined) return <Skeleton lines={8} />;
  return (
    <Page>
      <PageHeader
        title={<bdi>{isolateCodes(journal.data.narration[settings.language])}</bdi>}
        above={
          <>
            <Code>{journal.data.number}</Code>
            <DateText value={journal.data.date} />
          </>
        }
        actions={back}
      />
      <div className={css.journal}>
        <Card title={t('lines')} actions={<Chip tone="ok">{t('balanced')}</Chip>} isPadded={false}>
          <JournalTable label={t('linesOf', { journal: journal.data.number })} lines={journal.data.lines} totalDebit={journal.data.totalDebit} totalCredit={journal.data.totalCredit} />
        </Card>
        <Card title={t('about')}>
          <About journal={journal.data} />
        </Card>
      </div>
    </Page>
  );
}

function About({ journal }: { journal: Journal }) {
  const { t } = useTranslation('journal');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const { reverses } = journal;
  return (
    <Details
      items={[
        { label: t('source'), value: <SourceLink journal={journal} /> },
        { label: t('period'), value: <PeriodText value={journal.period} /> },
        { label: t('depreciationBook'), value: <Code>{journal.bookId}</Code> },
        ...(reverses === null
          ? []
          : [
              {
                label: t('reverses'),
                value: (
                  <Button variant="link" onPress={() => go('journals', { journal: reverses })}>
                    <Code>{reverses}</Code>
                  </Button>
                ),
              },
            ]),
        { label: t('postedAt'), value: <bdi>{format.dateTime(journal.createdAt)}</bdi> },
        { label: t('postedBy'), value: <bdi>{journal.actor}</bdi> },
      ]}
    />
  );
}
