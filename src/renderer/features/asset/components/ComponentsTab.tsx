import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../../state/navigation.ts';
import { Permitted, useMay } from '../../../state/session.tsx';
import { Amount, Button, Card, Code, EmptyState, Name, Row, StatusChip, Table } from '../../../ui/index.ts';
import css from '../asset.module.css';
import type { Asset } from '../AssetPage.tsx';
import { AssetLink, type Components } from './Belonging.tsx';
import { isReplaceable } from './replacing.ts';

interface ComponentsTabProps {
  asset: Asset;
  components: Components;
}

/** The asset by itself, each thing it consists of, and the whole. */
export function ComponentsTab({ asset, components }: ComponentsTabProps) {
  const { t } = useTranslation('components');
  const go = useNavigation((state) => state.go);
  const add = asset.status !== 'DISPOSED' && (
    <Permitted to="assets.create">
      <Button size="small" icon={<Plus size={14} aria-hidden />} onPress={() => go('newAsset', { componentOf: asset.id })}>
        {t('add')}
      </Button>
    </Permitted>
  );
  if (components.items.length === 0) {
    return (
      <Card>
        <EmptyState title={t('none')} actions={add}>
          {t('noneMore')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      title={t('list')}
      isPadded={false}
      actions={
        <Row>
          <Button size="small" variant="quiet" onPress={() => go('register', { componentsOf: asset.id })}>
            {t('inRegister')}
          </Button>
          {add}
        </Row>
      }
    >
      <Parts asset={asset} components={components} />
    </Card>
  );
}

type Line = Pick<Components['items'][number], 'id' | 'assetNumber' | 'name' | 'nameAr' | 'category' | 'categoryAr' | 'status' | 'cost' | 'accumulatedDepreciation' | 'netBookValue' | 'replacedBy' | 'level'>;

function Parts({ asset, components }: ComponentsTabProps) {
  const { t } = useTranslation('components');
  const { whole } = components;
  const rows: Line[] = [{ ...asset, level: 0, replacedBy: null }, ...components.items];
  return (
    <Table
      label={t('list')}
      rows={rows}
      rowKey={({ id }) => id}
      rowTone={({ status, level }) => (status === 'DISPOSED' && level > 0 ? 'faded' : 'plain')}
      totalLabel={t('whole')}
      columns={[
        { id: 'asset', label: t('asset'), cell: (line) => <Part line={line} /> },
        { id: 'category', label: t('category'), kind: 'quiet', cell: (line) => <Name of={{ name: line.category, nameAr: line.categoryAr }} /> },
        { id: 'status', label: t('status'), kind: 'tight', cell: (line) => <StatusChip status={line.status} /> },
        { id: 'cost', label: t('cost'), kind: 'figure', cell: (line) => <Amount value={line.cost} />, total: <Amount value={whole.cost} /> },
        { id: 'accumulated', label: t('accumulated'), kind: 'quietFigure', cell: (line) => <Amount value={line.accumulatedDepreciation} />, total: <Amount value={whole.accumulatedDepreciation} /> },
        { id: 'carrying', label: t('carrying'), kind: 'figure', cell: (line) => <Amount value={line.netBookValue} />, total: <Amount value={whole.netBookValue} /> },
        { id: 'actions', label: t('common:actions'), isLabelHidden: true, kind: 'tight', cell: (line) => (line.level === 0 ? null : <Replace line={line} />) },
      ]}
    />
  );
}

function Part({ line }: { line: Line }) {
  const { t } = useTranslation('components');
  if (line.level === 0) {
    return (
      <span>
        {t('itself')} <Code>{line.assetNumber}</Code>
      </span>
    );
  }
  return (
    <span className={css.part} style={{ paddingInlineStart: `${line.level - 1}rem` }}>
      <AssetLink asset={line} />
      {line.replacedBy !== null && (
        <small className={css.reason}>
          {t('replacedBy')} <Code>{line.replacedBy}</Code>
        </small>
      )}
    </span>
  );
}

/** The old part leaves first, where it is still there; then the new one is entered. */
function Replace({ line }: { line: Line }) {
  const { t } = useTranslation('components');
  const go = useNavigation((state) => state.go);
  const may = useMay();
  if (line.replacedBy !== null || !may('assets.create')) return null;
  if (line.status === 'DISPOSED') {
    return (
      <Button size="small" variant="quiet" label={t('enterReplacementOf', { asset: line.assetNumber })} onPress={() => go('newAsset', { replaces: line.id })}>
        {t('enterReplacement')}
      </Button>
    );
  }
  return isReplaceable(line.status) && may('assets.dispose') ? (
    <Button size="small" variant="quiet" label={t('replaceOne', { asset: line.assetNumber })} onPress={() => go('dispose', { assetIds: [line.id], isReplaced: true })}>
      {t('replace')}
    </Button>
  ) : null;
}
