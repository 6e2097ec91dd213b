import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import type { PlaceKind } from '../../state/navigation.ts';
import { Permitted, useMay } from '../../state/session.tsx';
import { BilingualName, Button, Card, Checkbox, Chip, Code, Count, EmptyState, ErrorPanel, IconButton, Pager, Row, Skeleton, Table, TextField, type TableColumn } from '../../ui/index.ts';
import { PlaceEditor } from './PlaceEditor.tsx';

export type PlaceRecord = Output<'locations.list'>['items'][number];

const PAGE_SIZE = 50;

export function PlaceList({ kind }: { kind: PlaceKind }) {
  const { t } = useTranslation(['places', 'common']);
  const nameOf = useNameOf();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const [showsInactive, setShowsInactive] = useState(false);
  const [edited, setEdited] = useState<PlaceRecord | 'new' | null>(null);
  const list = useOperation(`${kind}.list`, { page, size: PAGE_SIZE, ...(search.trim() === '' ? {} : { search: search.trim() }), ...(showsInactive ? {} : { activeOnly: true }) }, { keepPrevious: true });
  const mayManage = useMay()('places.manage');
  const add = (
    <Permitted to="places.manage">
      <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => setEdited('new')}>
        {t(`${kind}.add`)}
      </Button>
    </Permitted>
  );
  const edit: TableColumn<PlaceRecord> = {
    id: 'edit', label: t('common:actions'), isLabelHidden: true, kind: 'figure',
    cell: (place) => <IconButton size="small" label={t('edit', { name: nameOf(place) })} icon={<Pencil size={14} aria-hidden />} onPress={() => setEdited(place)} />,
  };
  return (
    <>
      <Card
        isPadded={false}
        toolbar={
          <Row>
            <TextField
              label={t('search')}
              isLabelHidden
              type="search"
              placeholder={t('search')}
              value={search}
              onChange={(text) => {
                setSearch(text);
                setPage(0);
              }}
            />
            <Checkbox isSelected={showsInactive} onChange={setShowsInactive}>
              {t('showInactive')}
            </Checkbox>
          </Row>
        }
        actions={add}
      >
        {list.error !== null ? (
          <ErrorPanel error={list.error.error} />
        ) : list.data === undefined ? (
          <Skeleton />
        ) : (
          <>
            <Table
              label={t(`${kind}.title`)}
              rows={list.data.items}
              rowKey={(place) => place.code}
              {...(mayManage ? { onRowPress: setEdited } : {})}
              rowTone={(place) => (place.isActive ? 'plain' : 'faded')}
              empty={
                <EmptyState title={t(search === '' ? `${kind}.empty` : 'notFound')} {...(search === '' ? { actions: add } : {})}>
                  {search === '' ? t(`${kind}.about`) : null}
                </EmptyState>
              }
              columns={[
                { id: 'code', label: t('code'), kind: 'tight', width: '140px', cell: (place) => <Code>{place.code}</Code> },
                { id: 'name', label: t('name'), cell: (place) => <BilingualName of={place} /> },
                { id: 'assets', label: t('assets'), kind: 'quietFigure', cell: (place) => <Count value={place.assetCount} /> },
                { id: 'active', label: t('status'), kind: 'tight', cell: (place) => <Chip tone={place.isActive ? 'ok' : 'plain'}>{t(place.isActive ? 'common:active' : 'common:inactive')}</Chip> },
                ...(mayManage ? [edit] : []),
              ]}
            />
            <Pager page={page} size={PAGE_SIZE} total={list.data.total} onChange={setPage} />
          </>
        )}
      </Card>
      {edited !== null && <PlaceEditor key={edited === 'new' ? 'new' : edited.code} kind={kind} place={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
