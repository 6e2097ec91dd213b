import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import type { ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Button, Card, Checkbox, EmptyState, ErrorPanel, Page, PageHeader, Pager, Row, Skeleton, TextField } from '../../ui/index.ts';
import { CategoryEditor } from './CategoryEditor.tsx';
import { CategoryTable } from './CategoryTable.tsx';

const PAGE_SIZE = 20;

/** Groups of assets with the depreciation and the accounts their assets begin with. */
export function Categories({ params }: { params: ScreenParams['categories'] }) {
  const { t } = useTranslation(['categories', 'common']);
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const [showsInactive, setShowsInactive] = useState(true);
  const [showsDeleted, setShowsDeleted] = useState(false);
  const [edited, setEdited] = useState<number | 'new' | null>(params.categoryId ?? null);
  const list = useOperation(
    'assetCategories.list',
    { page, size: PAGE_SIZE, ...(search.trim() === '' ? {} : { search: search.trim() }), ...(showsInactive ? {} : { activeOnly: true }), ...(showsDeleted ? { includeDeleted: true } : {}) },
    { keepPrevious: true },
  );
  const add = (
    <Permitted to="accounting.asset-categories.create">
      <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => setEdited('new')}>
        {t('add')}
      </Button>
    </Permitted>
  );
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={list.data === undefined ? undefined : t('subtitle', { count: list.data.total })} actions={add} />
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
            <Checkbox isSelected={showsDeleted} onChange={setShowsDeleted}>
              {t('showDeleted')}
            </Checkbox>
          </Row>
        }
      >
        {list.error !== null && <ErrorPanel error={list.error.error} />}
        {list.data === undefined && list.error === null && <Skeleton lines={6} />}
        {list.data !== undefined && (
          <>
            {list.data.items.length === 0 ? (
              <EmptyState title={t(search === '' ? 'empty' : 'notFound')} {...(search === '' ? { actions: add } : {})}>
                {search === '' ? t('about') : null}
              </EmptyState>
            ) : (
              <CategoryTable categories={list.data.items} onEdit={setEdited} />
            )}
            <Pager page={page} size={PAGE_SIZE} total={list.data.total} onChange={setPage} />
          </>
        )}
      </Card>
      {edited !== null && <CategoryEditor key={edited} categoryId={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
