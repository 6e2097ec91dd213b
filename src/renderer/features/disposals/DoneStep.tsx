import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { ClaimDialog, Gain, MinutesDialog, TakeBackDialog } from '../../disposed/index.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Amount, BilingualName, Button, Code, Row, Stack, Table } from '../../ui/index.ts';
import css from './disposals.module.css';
import type { DisposalType } from './form.ts';

type Act = Output<'disposals.create'>;
type Asked = { what: 'minutes' | 'claim' | 'takeBack'; act: Act };

/** What was posted, its papers, and what may follow. */
export function DoneStep({ acts, type, isReplaced, onRestart }: { acts: readonly Act[]; type: DisposalType; isReplaced: boolean; onRestart: () => void }) {
  const { t } = useTranslation('disposals');
  const go = useNavigation((state) => state.go);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [takenBack, setTakenBack] = useState<ReadonlySet<string>>(new Set());
  const [first] = acts;
  if (first === undefined) return null;
  const paper = acts.find(({ id }) => !takenBack.has(id));
  return (
    <Stack>
      <p className={css.done} role="status">
        <CircleCheck size={18} aria-hidden />
        {t('done.title', { count: acts.length })}
      </p>
      <Posted acts={acts} takenBack={takenBack} type={type} onAsk={setAsked} />
      <Row>
        {paper !== undefined && (
          <Button variant={isReplaced ? 'secondary' : 'primary'} onPress={() => setAsked({ what: 'minutes', act: paper })}>
            {t('minutes.open')}
          </Button>
        )}
        {isReplaced && <Permitted to="assets.create"><Button variant="primary" onPress={() => go('newAsset', { replaces: first.assetId })}>{t('done.replacement')}</Button></Permitted>}
        {type === 'TRADE_IN' && !isReplaced && <Button onPress={() => go('newAsset')}>{t('done.newAsset')}</Button>}
        {acts.length === 1 && <Button onPress={() => go('asset', { assetId: first.assetId })}>{t('done.asset')}</Button>}
        <Button onPress={() => go('disposals')}>{t('done.list')}</Button>
        <Button variant="quiet" onPress={onRestart}>
          {t('done.another')}
        </Button>
      </Row>
      {type === 'TRADE_IN' && <p className={css.quiet}>{t('done.tradeIn')}</p>}
      {asked?.what === 'minutes' && <MinutesDialog disposalId={asked.act.id} onClose={() => setAsked(null)} />}
      {asked?.what === 'claim' && <ClaimDialog act={asked.act} onClose={() => setAsked(null)} />}
      {asked?.what === 'takeBack' && <TakeBackDialog act={asked.act} onClose={() => setAsked(null)} onDone={() => setTakenBack(new Set([...takenBack, asked.act.id]))} />}
    </Stack>
  );
}

interface PostedProps {
  acts: readonly Act[];
  takenBack: ReadonlySet<string>;
  type: DisposalType;
  onAsk: (asked: Asked) => void;
}

function Posted({ acts, takenBack, type, onAsk }: PostedProps) {
  const { t } = useTranslation('disposals');
  const go = useNavigation((state) => state.go);
  return (
    <Table
      label={t('done.label')}
      rows={acts}
      rowKey={({ id }) => id}
      rowTone={({ id }) => (takenBack.has(id) ? 'faded' : 'plain')}
      columns={[
        {
          id: 'asset',
          label: t('list.asset'),
          cell: (act) => (
            <span className={css.asset}>
              <Code>{act.assetNumber}</Code> <BilingualName of={{ name: act.assetName, nameAr: act.assetNameAr }} />
            </span>
          ),
        },
        { id: 'proceeds', label: t('figures.proceeds'), kind: 'figure', cell: (act) => <Amount value={act.amount} /> },
        { id: 'gain', label: t('figures.gainLoss'), kind: 'figure', cell: (act) => <Gain amount={act.gainLoss ?? '0'} /> },
        {
          id: 'journal',
          label: t('card.journal'),
          cell: ({ glJournalId }) =>
            glJournalId === null ? null : (
              <Button variant="link" onPress={() => go('journals', { journal: glJournalId })}>
                <Code>{glJournalId}</Code>
              </Button>
            ),
        },
        {
          id: 'next',
          label: t('common:actions'),
          isLabelHidden: true,
          cell: (act) =>
            takenBack.has(act.id) ? (
              t('status.REVERSED')
            ) : (
              <Row>
                {type === 'THEFT' && (
                  <Button size="small" onPress={() => onAsk({ what: 'claim', act })}>
                    {t('claim.open')}
                  </Button>
                )}
                <Permitted to="assets.reverse-act">
                  <Button size="small" variant="quiet" onPress={() => onAsk({ what: 'takeBack', act })}>
                    {t('takeBack.open')}
                  </Button>
                </Permitted>
              </Row>
            ),
        },
      ]}
    />
  );
}
