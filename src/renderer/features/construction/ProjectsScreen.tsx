import { HardHat, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import { today } from '../../i18n/format.ts';
import { useAge } from '../../i18n/useAge.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation, type ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Amount, Button, Card, Code, DateText, EmptyState, ErrorPanel, FilterChip, Name, Page, PageHeader, Pager, Row, Skeleton, StatusChip, Table, type TableColumn } from '../../ui/index.ts';
import css from './construction.module.css';

type Projects = Output<'assets.constructionProjects'>;
type Project = Projects['items'][number];

const PAGE_SIZE = 50;

/** Everything that is being built, with what it has cost and for how long; or what was completed. */
export function ProjectsScreen({ params }: { params: ScreenParams['construction'] }) {
  const { t } = useTranslation('construction');
  const { currency } = useBook();
  const go = useNavigation((state) => state.go);
  const [isComplete, setComplete] = useState(params.complete ?? false);
  const [page, setPage] = useState(0);
  const list = useOperation('assets.constructionProjects', { complete: isComplete, page, size: PAGE_SIZE }, { keepPrevious: true });
  const show = (complete: boolean): void => {
    setComplete(complete);
    setPage(0);
  };
  const begin = (
    <Permitted to="assets.create">
      <Button variant="primary" icon={<Plus size={15} aria-hidden />} onPress={() => go('newAsset')}>
        {t('list.begin')}
      </Button>
    </Permitted>
  );
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        {...(list.data === undefined ? {} : { subtitle: <Sum projects={list.data} currency={currency} isComplete={isComplete} /> })}
        actions={begin}
      />
      {list.error !== null && <ErrorPanel error={list.error.error} />}
      <Card
        isPadded={false}
        toolbar={
          <Row>
            <FilterChip isSelected={!isComplete} onChange={() => show(false)}>
              {t('list.underWay')}
            </FilterChip>
            <FilterChip isSelected={isComplete} onChange={() => show(true)}>
              {t('list.complete')}
            </FilterChip>
          </Row>
        }
      >
        {list.data === undefined ? (
          list.error === null && <Skeleton lines={6} />
        ) : list.data.total === 0 ? (
          <EmptyState icon={<HardHat size={28} aria-hidden />} title={t(isComplete ? 'list.noneComplete' : 'list.none')} {...(isComplete ? {} : { actions: begin })}>
            {t(isComplete ? 'list.noneCompleteMore' : 'list.noneMore')}
          </EmptyState>
        ) : (
          <>
            <ProjectTable projects={list.data} isComplete={isComplete} />
            <Pager page={list.data.page} size={list.data.size} total={list.data.total} onChange={setPage} />
          </>
        )}
      </Card>
    </Page>
  );
}

function Sum({ projects, currency, isComplete }: { projects: Projects; currency: string; isComplete: boolean }) {
  const { t } = useTranslation('construction');
  return (
    <span className={css.sums}>
      <span>{t('list.count', { count: projects.total })}</span>
      <span aria-hidden>·</span>
      <span>
        {t(isComplete ? 'costInAll' : 'costSoFar')} <Amount value={projects.cost} currency={currency} />
      </span>
    </span>
  );
}

function ProjectTable({ projects, isComplete }: { projects: Projects; isComplete: boolean }) {
  const { t } = useTranslation('construction');
  const go = useNavigation((state) => state.go);
  const age = useAge();
  const date = (value: string | null) => (value === null ? '—' : <DateText value={value} />);
  const columns: TableColumn<Project>[] = [
    {
      id: 'asset',
      label: t('list.project'),
      cell: (project) => (
        <span className={css.asset}>
          <Button variant="link" onPress={() => go('asset', { assetId: project.id })}>
            <Code>{project.assetNumber}</Code>
          </Button>
          <Name of={project} />
        </span>
      ),
    },
    { id: 'location', label: t('list.location'), kind: 'quiet', cell: ({ locationName, locationNameAr }) => (locationName === null ? '—' : <Name of={{ name: locationName, nameAr: locationNameAr }} />) },
    { id: 'since', label: t('list.since'), kind: 'tight', cell: ({ since }) => date(since) },
    { id: 'age', label: t('age'), kind: 'tight', cell: ({ since, completedOn }) => (since === null ? '—' : age(since, completedOn ?? today())) },
    isComplete ? { id: 'completed', label: t('completion'), kind: 'tight', cell: ({ completedOn }) => date(completedOn) } : { id: 'last', label: t('lastCost'), kind: 'tight', cell: ({ lastCostOn }) => date(lastCostOn) },
    { id: 'total', label: t(isComplete ? 'costInAll' : 'costSoFar'), kind: 'figure', cell: ({ total }) => <Amount value={total} />, ...(projects.total > projects.items.length ? {} : { total: <Amount value={projects.cost} /> }) },
    { id: 'next', label: t('common:actions'), isLabelHidden: true, kind: 'tight', cell: (project) => <Next project={project} /> },
  ];
  return <Table label={t('list.title')} rows={projects.items} rowKey={({ id }) => id} totalLabel={t('total')} columns={columns} />;
}

/** What may be done with it now; a draft says that it is one. */
function Next({ project }: { project: Project }) {
  const { t } = useTranslation('construction');
  const go = useNavigation((state) => state.go);
  if (project.status !== 'CAPITALIZED') return project.status === 'DRAFT' ? <StatusChip status={project.status} /> : null;
  return (
    <Permitted to="assets.construction">
      <Row>
        <Button size="small" label={t('addCost.title', { asset: project.assetNumber })} onPress={() => go('asset', { assetId: project.id, tab: 'addCost' })}>
          {t('addCost.open')}
        </Button>
        <Button size="small" label={t('complete.title', { asset: project.assetNumber })} onPress={() => go('completeConstruction', { assetId: project.id })}>
          {t('complete.open')}
        </Button>
      </Row>
    </Permitted>
  );
}
