import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../api/queries.ts';
import { useFormat, useNameOf } from '../i18n/useFormat.ts';
import { useNavigation } from '../state/navigation.ts';
import { useMay } from '../state/session.tsx';
import { Amount, Button, Chip, Code, Columns, DateText, Details, Disclosure, ErrorPanel, Skeleton } from '../ui/index.ts';
import { ClaimDialog } from './ClaimDialog.tsx';
import { DisposalFigures } from './DisposalFigures.tsx';
import css from './disposed.module.css';
import { MinutesDialog } from './MinutesDialog.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';

type Asked = 'minutes' | 'takeBack' | 'claim';

/** One disposal as it was posted: its figures in each depreciation book, its papers, and the way back. */
export function DisposalCard({ disposalId, startsOpen }: { disposalId: string; startsOpen: boolean }) {
  const { t } = useTranslation('disposals');
  const format = useFormat();
  const nameOf = useNameOf();
  const disposal = useOperation('disposals.get', { id: disposalId });
  const may = useMay();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (disposal.error !== null) return <ErrorPanel error={disposal.error.error} />;
  if (disposal.data === undefined) return <Skeleton lines={6} />;
  const { act, disposalType, partPercent, partQuantity, books } = disposal.data;
  const isStanding = act.status === 'POSTED';
  const part = partPercent === null ? '' : t('card.part', { percent: format.percent(partPercent), quantity: partQuantity === null ? '' : format.rate(partQuantity), context: partQuantity === null ? undefined : 'pieces' });
  const title = t('card.title', { type: t(`enums:disposalType.${disposalType}`), date: format.gregorianDate(act.date) });
  return (
    <Disclosure title={part === '' ? title : `${title} · ${part}`} startsOpen={startsOpen} isPadded {...(isStanding ? {} : { more: <Chip tone="warn">{t('status.REVERSED')}</Chip> })}>
      <Columns>
        {books.map((book) => (
          <section key={book.bookId} className={css.figures} aria-label={nameOf(book)}>
            {books.length > 1 && <h3>{nameOf(book)}</h3>}
            <DisposalFigures detail={disposal.data} book={book} />
          </section>
        ))}
        <Papers detail={disposal.data} />
      </Columns>
      {isStanding && (
        <div className={css.foot}>
          <Button onPress={() => setAsked('minutes')}>{t('minutes.open')}</Button>
          {disposalType === 'THEFT' && may('assets.dispose') && <Button onPress={() => setAsked('claim')}>{t('claim.open')}</Button>}
          {may('assets.reverse-act') && (
            <Button variant="quiet" onPress={() => setAsked('takeBack')}>
              {t('takeBack.open')}
            </Button>
          )}
        </div>
      )}
      {asked === 'minutes' && <MinutesDialog disposalId={act.id} onClose={() => setAsked(null)} />}
      {asked === 'claim' && <ClaimDialog act={act} onClose={() => setAsked(null)} />}
      {asked === 'takeBack' && <TakeBackDialog act={act} onClose={() => setAsked(null)} />}
    </Disclosure>
  );
}

type Detail = NonNullable<ReturnType<typeof useOperation<'disposals.get'>>['data']>;

/** Who, why, by which paper, and what goes with it. */
function Papers({ detail: { act, buyer, document, claims, together } }: { detail: Detail }) {
  const { t } = useTranslation('disposals');
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  const { glJournalId } = act;
  const said = (label: string, value: string | null) => (value === null || value === '' ? [] : [{ label, value: <bdi>{value}</bdi> }]);
  return (
    <Details
      items={[
        { label: t('fields.date'), value: <DateText value={act.date} /> },
        ...said(t('fields.buyer'), buyer),
        ...said(t('fields.document'), document),
        ...said(t('fields.reason'), act.memo),
        ...(glJournalId === null ? [] : [{ label: t('card.journal'), value: <JournalLink journal={glJournalId} /> }]),
        { label: t('card.by'), value: <bdi>{act.actor}</bdi> },
        ...(claims.length === 0
          ? []
          : [
              {
                label: t('card.claims'),
                value: (
                  <ul>
                    {claims.map((claim) => (
                      <li key={claim.id}>
                        <DateText value={claim.date} /> <Amount value={claim.amount} /> {claim.glJournalId !== null && <JournalLink journal={claim.glJournalId} />} {claim.status !== 'POSTED' && <Chip tone="warn">{t('status.REVERSED')}</Chip>}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
        ...(together.length === 0
          ? []
          : [
              {
                label: t('card.together'),
                value: (
                  <ul>
                    {together.map((other) => (
                      <li key={other.id}>
                        <Button variant="link" onPress={() => go('asset', { assetId: other.assetId })}>
                          <Code>{other.assetNumber}</Code> <bdi>{nameOf({ name: other.assetName, nameAr: other.assetNameAr })}</bdi>
                        </Button>
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
      ]}
    />
  );
}

function JournalLink({ journal }: { journal: string }) {
  const go = useNavigation((state) => state.go);
  return (
    <Button variant="link" onPress={() => go('journals', { journal })}>
      <Code>{journal}</Code>
    </Button>
  );
}
