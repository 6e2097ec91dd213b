import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../../api/queries.ts';
import { useFormat, useNameOf } from '../../../i18n/useFormat.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Amount, Button, Card, Chip, Code, DateText, ErrorPanel, FromTo, PeriodText, Row, Skeleton, StatusChip, Table } from '../../../ui/index.ts';
import css from '../asset.module.css';
import type { BookValues } from '../schedule/ScheduleTab.tsx';
import { TakeBack } from './TakeBack.tsx';
import { actWords } from './words.ts';

type Item = Output<'assets.history'>[number];

/** Entries that are the depreciation of a month. */
const CHARGES: ReadonlySet<string> = new Set(['depreciation', 'depreciation_reversal', 'depreciation_alone', 'depreciation_taken_back']);
const isCharge = ({ kind }: Item): boolean => CHARGES.has(kind);

/** What belongs to one depreciation book: its own entries, and what happened in all of them; the ledger's charges are the ledger's, and an act of one book is that book's. */
function isOf(book: BookValues | undefined, item: Item): boolean {
  if (book !== undefined && item.act !== null) return item.act.bookId === null || item.act.bookId === book.bookId;
  if (book === undefined || book.postsToLedger) return item.book === null;
  return item.book === null ? !isCharge(item) : item.book.bookId === book.bookId;
}

/** Everything that was recorded of the asset in a depreciation book, each with its journal. */
export function HistoryTab({ assetId, book }: { assetId: string; book: BookValues | undefined }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const history = useOperation('assets.history', { assetId });
  if (history.error !== null) return <ErrorPanel error={history.error.error} />;
  if (history.data === undefined) return <Skeleton lines={6} />;
  const rows = history.data.filter((item) => isOf(book, item)).map((item, index) => ({ item, index }));
  return (
    <Card isPadded={false}>
      <Table
        label={t('tabs.history')}
        rows={rows}
        rowKey={({ index }) => index}
        rowTone={({ item }) => (item.act !== null && item.act.status !== 'POSTED' ? 'faded' : 'plain')}
        columns={[
          { id: 'date', label: t('history.date'), cell: ({ item }) => <DateText value={item.date} /> },
          { id: 'what', label: t('history.what'), cell: ({ item }) => <What item={item} /> },
          { id: 'amount', label: t('history.amount'), kind: 'figure', cell: ({ item }) => <Amount value={item.amount} /> },
          {
            id: 'journal',
            label: t('history.journal'),
            cell: ({ item: { journal } }) =>
              journal === null ? null : (
                <Button variant="link" onPress={() => go('journals', { journal })}>
                  <Code>{journal}</Code>
                </Button>
              ),
          },
          { id: 'status', label: t('history.status'), cell: ({ item: { act } }) => (act === null ? null : <StatusChip status={act.status} kind="actStatus" />) },
          { id: 'by', label: t('history.by'), kind: 'quiet', cell: ({ item }) => <bdi>{item.actor}</bdi> },
          { id: 'at', label: t('history.at'), kind: 'quiet', cell: ({ item }) => <bdi>{format.dateTime(item.at)}</bdi> },
          { id: 'actions', label: t('common:actions'), isLabelHidden: true, cell: ({ item: { act, hindrance } }) => (act?.status === 'POSTED' ? <TakeBack act={act} hindrance={hindrance} /> : null) },
        ]}
      />
    </Card>
  );
}

function What({ item }: { item: Item }) {
  const { t } = useTranslation('asset');
  const nameOf = useNameOf();
  const format = useFormat();
  if (item.kind === 'transfer' || item.kind === 'transfer_reversal') return <Move item={item} />;
  const lines = item.act === null ? [] : actWords(item.act, t, format);
  return (
    <span>
      {t(item.act?.status === 'REVERSAL' ? 'history.act.inverse' : `history.kind.${item.kind}`, { what: t(`history.kind.${item.kind}`) })}
      {isCharge(item) && item.period !== null && (
        <>
          {' '}
          <PeriodText value={item.period} />
        </>
      )}
      {lines.map((line) => (
        <small key={line} className={css.reason}>
          <bdi>{line}</bdi>
        </small>
      ))}
      {item.kind.startsWith('attachment_') && (
        <>
          {' '}
          <bdi>{item.details['file']}</bdi>
          {item.details['reason'] !== null && (
            <small className={css.reason}>
              <bdi>{item.details['reason']}</bdi>
            </small>
          )}
        </>
      )}
      {item.book !== null && (
        <>
          {' '}
          <Chip>
            <bdi>{nameOf(item.book)}</bdi>
          </Chip>
        </>
      )}
    </span>
  );
}

const MOVED = { location: ['fromLocation', 'toLocation'], custodian: ['fromCustodian', 'toCustodian'], costCenter: ['fromCostCenter', 'toCostCenter'], category: ['fromCategory', 'toCategory'] } as const;

/** A transfer with what it changed, in codes. */
function Move({ item: { kind, details } }: { item: Item }) {
  const { t } = useTranslation('asset');
  const go = useNavigation((state) => state.go);
  const transfer = String(details['transfer'] ?? '');
  const moved = (Object.keys(MOVED) as (keyof typeof MOVED)[]).filter((field) => MOVED[field][1] in details);
  const code = (value: string | number | null | undefined) => (value === null || value === undefined ? '—' : <Code>{String(value)}</Code>);
  return (
    <Row>
      <span>
        {t(`history.kind.${kind}`)}{' '}
        <Button variant="link" onPress={() => go('transfers', { transfer })}>
          <Code>{transfer}</Code>
        </Button>
      </span>
      {moved.map((field) => (
        <span key={field}>
          {t(`fields.${field}`)}: <FromTo label={t('history.becomes')} from={code(details[MOVED[field][0]])} to={code(details[MOVED[field][1]])} />
        </span>
      ))}
    </Row>
  );
}
