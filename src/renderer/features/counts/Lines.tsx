import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { Button, Checkbox, Chip, Code, FromTo, Name, StatusChip, Table, type TableColumn } from '../../ui/index.ts';
import css from './counts.module.css';
import { isWaiting, sharedActions, type Line, type WholeCount } from './counts.ts';
import { Decide } from './Decide.tsx';

/** Lines of a count; those that wait can be chosen and decided together. */
export function Lines({ count, lines }: { count: WholeCount; lines: readonly Line[] }) {
  const { t } = useTranslation('counts');
  const may = useMay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const canDecide = count.status === 'OPEN' && may('counts.resolve');
  const selected = lines.filter(({ line }) => chosen.has(line));
  const choose = (line: string, isChosen: boolean): void => setChosen(new Set(isChosen ? [...chosen, line] : [...chosen].filter((one) => one !== line)));
  const waiting = lines.filter(isWaiting);
  const columns = useColumns();
  const choice: TableColumn<Line> = {
    id: 'choose', label: t('lines.choose'), isLabelHidden: true, kind: 'tight',
    cell: (line) => (isWaiting(line) ? <Checkbox label={t('lines.chooseOne', { what: line.asset?.assetNumber ?? line.code ?? '' })} isSelected={chosen.has(line.line)} onChange={(isChosen) => choose(line.line, isChosen)} /> : null),
  };
  const actions: TableColumn<Line> = { id: 'actions', label: t('common:actions'), isLabelHidden: true, kind: 'tight', cell: (line) => <Decide count={count} lines={[line]} actions={line.actions} /> };
  return (
    <>
      {canDecide && waiting.length > 0 && (
        <div className={css.selection} role="group" aria-label={t('lines.together')}>
          <Checkbox isSelected={selected.length === waiting.length} isIndeterminate={selected.length > 0 && selected.length < waiting.length} onChange={(isAll) => setChosen(new Set(isAll ? waiting.map(({ line }) => line) : []))}>
            {selected.length === 0 ? t('lines.chooseAll', { count: waiting.length }) : t('lines.chosen', { count: selected.length })}
          </Checkbox>
          {selected.length > 0 && <Decide count={count} lines={selected} actions={sharedActions(selected)} onDone={() => setChosen(new Set())} />}
        </div>
      )}
      <Table label={t('lines.title')} rows={lines} rowKey={({ line }) => line} columns={canDecide ? [choice, ...columns, actions] : columns} />
    </>
  );
}

function useColumns(): readonly TableColumn<Line>[] {
  const { t } = useTranslation('counts');
  const format = useFormat();
  return [
    { id: 'asset', label: t('lines.asset'), cell: (line) => <What line={line} /> },
    { id: 'outcome', label: t('lines.outcome'), cell: ({ outcome }) => <StatusChip status={outcome} kind="countOutcome" /> },
    { id: 'where', label: t('lines.where'), cell: (line) => <Where line={line} /> },
    {
      id: 'counted', label: t('lines.counted'), kind: 'quiet',
      cell: ({ countedBy, countedAt, condition, note }) =>
        countedBy === null || countedAt === null ? '—' : (
          <span className={css.stacked}>
            <span>
              <bdi>{countedBy}</bdi> · <bdi>{format.dateTime(countedAt)}</bdi>
            </span>
            {(condition !== null || note !== null) && <small>{[condition === null ? null : t(`enums:condition.${condition}`), note].filter((part) => part !== null).join(' · ')}</small>}
          </span>
        ),
    },
    { id: 'decision', label: t('lines.decision'), cell: (line) => <Decision line={line} /> },
  ];
}

function What({ line: { asset, code, changedSince } }: { line: Line }) {
  const { t } = useTranslation('counts');
  const go = useNavigation((state) => state.go);
  if (asset === null) return <Code>{code}</Code>;
  return (
    <span className={css.stacked}>
      <span>
        <Button variant="link" onPress={() => go('asset', { assetId: asset.assetId })}>
          <Code>{asset.assetNumber}</Code>
        </Button>{' '}
        <Name of={asset} />
      </span>
      {changedSince && <small>{t('lines.changedSince')}</small>}
    </span>
  );
}

type Place = Line['bookLocation'];

function PlaceName({ place }: { place: Place }) {
  return place === null ? <>—</> : <Name of={place} />;
}

/** Where the register has it; and where it was seen, where that is somewhere else. */
function Where({ line }: { line: Line }) {
  const { t } = useTranslation('counts');
  const pairs = [[line.bookLocation, line.countedLocation], [line.bookCustodian, line.countedCustodian]] as const;
  return (
    <span className={css.stacked}>
      {pairs.map(([book, counted], index) => {
        const differs = counted !== null && counted.code !== book?.code;
        if (book === null && !differs) return index === 0 ? <span key="location">—</span> : null;
        return <span key={index === 0 ? 'location' : 'custodian'}>{differs ? <FromTo label={t('lines.seenAt')} from={<PlaceName place={book} />} to={<PlaceName place={counted} />} /> : <PlaceName place={book} />}</span>;
      })}
    </span>
  );
}

/** What was decided, and how far that is. */
function Decision({ line: { resolution, outcome, asset } }: { line: Line }) {
  const { t } = useTranslation('counts');
  const go = useNavigation((state) => state.go);
  if (resolution === null) return outcome === 'FOUND' ? null : <Chip tone="warn">{t('lines.waits')}</Chip>;
  const { action, reason, transfer, asset: made } = resolution;
  return (
    <span className={css.stacked}>
      <span>
        {t(`enums:countAction.${action}`)}{' '}
        {transfer !== null && (
          <>
            <Button variant="link" onPress={() => go('transfers', { transfer: transfer.transferId })}>
              <Code>{transfer.number}</Code>
            </Button>{' '}
            <StatusChip status={transfer.status} kind="transferStatus" />
          </>
        )}
        {made !== null && (
          <Button variant="link" onPress={() => go('asset', { assetId: made.assetId })}>
            <Code>{made.assetNumber}</Code>
          </Button>
        )}
        {action === 'dispose' && asset !== null && <StatusChip status={asset.status} />}
      </span>
      {reason !== null && (
        <small>
          <bdi>{reason}</bdi>
        </small>
      )}
    </span>
  );
}
