import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsoolError } from '#shared/errors.ts';
import { OperationError, request } from '../../api/client.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';
import { Permitted, useMay } from '../../state/session.tsx';
import { BilingualName, Button, Card, Chip, Code, NumberField, PeriodText, Row, Table, Units, type NumberFieldProps, type Tone } from '../../ui/index.ts';
import { changedReadings, stateOf, valueOf, type Item, type State, type Typed } from './readings.ts';
import css from './usage.module.css';

const TONES: Readonly<Record<State, Tone>> = { missing: 'bad', entered: 'ok', changed: 'warn', fixed: 'plain', waiting: 'plain' };

type Move = NonNullable<NumberFieldProps['onKeyDown']>;

interface ReadingsProps {
  period: string;
  items: readonly Item[];
  missing: number;
}

interface Entry {
  typed: Typed;
  type: (assetId: string, units: string | null) => void;
  refusals: Readonly<Record<string, UsoolError>>;
  count: number;
  isBusy: boolean;
  save: () => Promise<void>;
}

/** Saves one reading after the other: one that is refused says so in its row and does not stop the rest. */
function useEntry({ period, items }: Pick<ReadingsProps, 'period' | 'items'>): Entry {
  const { t } = useTranslation('usage');
  const client = useQueryClient();
  const show = useToasts((state) => state.show);
  const [typed, setTyped] = useState<Typed>({});
  const [refusals, setRefusals] = useState<Record<string, UsoolError>>({});
  const [isBusy, setBusy] = useState(false);
  const changed = changedReadings(items, typed);
  const save = async (): Promise<void> => {
    setBusy(true);
    const refused: Record<string, UsoolError> = {};
    try {
      for (const { item, units } of changed) {
        try {
          await request('usage.record', { assetId: item.assetId, period, units });
        } catch (thrown) {
          if (!(thrown instanceof OperationError)) throw thrown;
          refused[item.assetId] = thrown.error;
        }
      }
    } finally {
      await client.invalidateQueries();
      setRefusals(refused);
      setTyped((current) => Object.fromEntries(Object.entries(current).filter(([assetId]) => refused[assetId] !== undefined)));
      setBusy(false);
    }
    const count = changed.length - Object.keys(refused).length;
    if (count > 0) show('ok', t('saved', { count }));
  };
  return { typed, type: (assetId, units) => setTyped((current) => ({ ...current, [assetId]: units })), refusals, count: changed.length, isBusy, save };
}

/** A form like a sheet: one field for each asset, and the keys to go through them. */
export function Readings({ period, items, missing }: ReadingsProps) {
  const { t } = useTranslation('usage');
  const form = useRef<HTMLFormElement>(null);
  const entry = useEntry({ period, items });
  useUnsavedChanges(entry.count > 0);
  const move: Move = (event) => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const fields = [...(form.current?.querySelectorAll('input') ?? [])].filter((field) => !field.disabled);
    const at = fields.findIndex((field) => field === event.target);
    const next = step === undefined || at < 0 ? undefined : fields[at + step];
    // The last field sends the form, as anywhere.
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.select();
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void entry.save();
      }}
    >
      <Card
        isPadded={false}
        title={<Chip tone={missing === 0 ? 'ok' : 'warn'}>{missing === 0 ? t('complete') : t('missing', { count: missing })}</Chip>}
        actions={
          <Permitted to="usage.record">
            <Button variant="primary" type="submit" isDisabled={entry.count === 0} isBusy={entry.isBusy}>
              {entry.count === 0 ? t('saveNone') : t('save', { count: entry.count })}
            </Button>
          </Permitted>
        }
      >
        <Sheet period={period} items={items} entry={entry} move={move} />
        <p className={css.foot}>{t('about')}</p>
      </Card>
    </form>
  );
}

function Sheet({ period, items, entry, move }: Pick<ReadingsProps, 'period' | 'items'> & { entry: Entry; move: Move }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  return (
    <Table
      label={t('title')}
      rows={items}
      rowKey={(item) => item.assetId}
      columns={[
        {
          id: 'asset',
          label: t('columns.asset'),
          cell: (item) => (
            <Row>
              <Button variant="link" onPress={() => go('asset', { assetId: item.assetId })}>
                <Code>{item.assetNumber}</Code>
              </Button>
              <BilingualName of={item} />
            </Row>
          ),
        },
        { id: 'total', label: t('columns.total'), kind: 'quietFigure', cell: (item) => <Units value={item.totalUnits} /> },
        { id: 'before', label: t('columns.before'), kind: 'quietFigure', cell: (item) => <Units value={item.usedBefore} /> },
        {
          id: 'previous',
          label: t('columns.previous'),
          kind: 'quietFigure',
          cell: ({ previous }) =>
            previous === null ? (
              t('none')
            ) : (
              <span>
                <Units value={previous.units} /> <small><PeriodText value={previous.period} /></small>
              </span>
            ),
        },
        { id: 'units', label: t('columns.units', { period: format.period(period) }), kind: 'figure', cell: (item) => <UnitsField period={period} item={item} entry={entry} move={move} /> },
        { id: 'state', label: t('columns.state'), kind: 'tight', cell: (item) => <StateChip state={stateOf(item, entry.typed)} /> },
      ]}
    />
  );
}

function StateChip({ state }: { state: State }) {
  const { t } = useTranslation('usage');
  return <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>;
}

function UnitsField({ period, item, entry, move }: { period: string; item: Item; entry: Entry; move: Move }) {
  const { t } = useTranslation('usage');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const nameOf = useNameOf();
  const mayRecord = useMay()('usage.record');
  const refusal = entry.refusals[item.assetId];
  return (
    <div className={css.entry}>
      <NumberField
        label={t('unitsOf', { asset: nameOf(item), period: format.period(period) })}
        isLabelHidden
        value={valueOf(item, entry.typed)}
        onChange={(units) => entry.type(item.assetId, units)}
        onKeyDown={move}
        decimals={6}
        maximum={999_999_999_999}
        isDisabled={item.isFixed || entry.isBusy || !mayRecord}
        error={refusal === undefined ? null : errorText(errors, format, refusal).what}
      />
    </div>
  );
}
