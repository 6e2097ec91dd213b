import { BookOpenText, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { isolateCodes } from '../../i18n/isolateCodes.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useDebounced } from '../../state/useDebounced.ts';
import { Amount, Button, Card, Code, Count, DateText, EmptyState, ErrorPanel, Page, PageHeader, Pager, PeriodPicker, Skeleton, Table, TextField } from '../../ui/index.ts';
import { SourceText } from './SourceText.tsx';
import css from './journals.module.css';
import { useJournalList } from './listState.ts';

type Journal = Output<'journals.list'>['items'][number];

const PAGE_SIZE = 50;

export function JournalList() {
  const { t } = useTranslation('journal');
  const go = useNavigation((state) => state.go);
  const { search, period, page, setSearch, setPeriod, setPage } = useJournalList();
  const sought = useDebounced(search.trim());
  const isNarrowed = sought !== '' || period !== '';
  const list = useOperation('journals.list', { page, size: PAGE_SIZE, ...(sought === '' ? {} : { search: sought }), ...(period === '' ? {} : { period }) }, { keepPrevious: true });
  return (
    <Page>
      <PageHeader
        title={t('title')}
        {...(list.data === undefined ? {} : { subtitle: t('count', { count: list.data.total }) })}
        actions={
          <Button icon={<Download size={15} aria-hidden />} onPress={() => go('journals', { export: true })}>
            {t('export')}
          </Button>
        }
      />
      <Card isPadded={false}>
        <div className={css.toolbar}>
          <div className={css.search}>
            <TextField label={t('search')} isLabelHidden placeholder={t('search')} type="search" value={search} onChange={setSearch} maxLength={200} />
          </div>
          <div className={css.period}>
            <PeriodPicker label={t('month')} emptyText={t('everyMonth')} isLabelHidden value={period} onChange={setPeriod} />
          </div>
          {period !== '' && (
            <Button variant="quiet" size="small" onPress={() => setPeriod('')}>
              {t('everyMonth')}
            </Button>
          )}
        </div>
        {list.error !== null && <ErrorPanel error={list.error.error} />}
        {list.data === undefined ? (
          list.error === null && <Skeleton lines={8} />
        ) : list.data.total === 0 ? (
          <EmptyState icon={<BookOpenText size={28} aria-hidden />} title={isNarrowed ? t('noneFound') : t('none')}>
            {isNarrowed ? t('noneFoundMore') : t('noneMore')}
          </EmptyState>
        ) : (
          <>
            <JournalTableOf journals={list.data.items} />
            <Pager page={list.data.page} size={list.data.size} total={list.data.total} onChange={setPage} />
          </>
        )}
      </Card>
    </Page>
  );
}

function JournalTableOf({ journals }: { journals: readonly Journal[] }) {
  const { t } = useTranslation('journal');
  const { settings } = useFormat();
  const go = useNavigation((state) => state.go);
  const open = (journal: Journal): void => go('journals', { journal: journal.number });
  return (
    <Table
      label={t('title')}
      rows={journals}
      rowKey={(journal) => journal.number}
      onRowPress={open}
      columns={[
        {
          id: 'number',
          label: t('number'),
          cell: (journal) => (
            <Button variant="link" onPress={() => open(journal)}>
              <Code>{journal.number}</Code>
            </Button>
          ),
        },
        { id: 'date', label: t('date'), kind: 'quiet', cell: (journal) => <DateText value={journal.date} /> },
        { id: 'narration', label: t('narration'), cell: (journal) => <bdi>{isolateCodes(journal.narration[settings.language])}</bdi> },
        { id: 'source', label: t('source'), kind: 'quiet', cell: (journal) => <SourceText journal={journal} /> },
        { id: 'lines', label: t('lines'), kind: 'quietFigure', cell: (journal) => <Count value={journal.lineCount} /> },
        { id: 'total', label: t('total'), kind: 'figure', cell: (journal) => <Amount value={journal.total} /> },
      ]}
    />
  );
}

