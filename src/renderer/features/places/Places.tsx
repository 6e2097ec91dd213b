import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceKind, ScreenParams } from '../../state/navigation.ts';
import { Page, PageHeader, Tabs } from '../../ui/index.ts';
import { PlaceList } from './PlaceList.tsx';

const KINDS: readonly PlaceKind[] = ['locations', 'custodians', 'costCenters', 'suppliers'];

/** Where assets stand, who answers for them, who bears their cost and who sold them. */
export function Places({ params }: { params: ScreenParams['places'] }) {
  const { t } = useTranslation('places');
  const [kind, setKind] = useState<PlaceKind>(params.kind ?? 'locations');
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Tabs
        label={t('title')}
        selected={kind}
        onSelect={(id) => setKind(KINDS.find((candidate) => candidate === id) ?? 'locations')}
        tabs={KINDS.map((id) => ({ id, label: t(`${id}.title`), content: <PlaceList key={id} kind={id} /> }))}
      />
    </Page>
  );
}
