import { Ellipsis, Pencil, RotateCcw, Trash2, ToggleLeft, ToggleRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { usePerform } from '../../state/usePerform.ts';
import { useMay } from '../../state/session.tsx';
import { BilingualName, Chip, Code, ConfirmDialog, Count, IconButton, Menu, Row, Table, type MenuAction } from '../../ui/index.ts';

export type Category = Output<'assetCategories.get'>;

export function CategoryTable({ categories, onEdit }: { categories: readonly Category[]; onEdit: (categoryId: number) => void }) {
  const { t } = useTranslation(['categories', 'enums', 'common']);
  const format = useFormat();
  const nameOf = useNameOf();
  const perform = usePerform();
  const [doomed, setDoomed] = useState<Category | null>(null);
  const update = useCommand('assetCategories.update');
  const remove = useCommand('assetCategories.delete');
  const restore = useCommand('assetCategories.restore');
  const may = useMay();
  const [mayUpdate, mayDelete] = [may('accounting.asset-categories.update'), may('accounting.asset-categories.delete')];
  const actionsOf = (category: Category): MenuAction[] => {
    const { id: categoryId, isActive } = category;
    if (category.isDeleted) return !mayDelete ? [] : [{ id: 'restore', label: t('restore'), icon: <RotateCcw size={14} aria-hidden />, perform: () => void perform(() => restore.mutateAsync({ categoryId }), t('restored')) }];
    const changes: MenuAction[] = [
      { id: 'edit', label: t('common:edit'), icon: <Pencil size={14} aria-hidden />, perform: () => onEdit(categoryId) },
      {
        id: 'active',
        label: t(isActive ? 'deactivate' : 'activate'),
        icon: isActive ? <ToggleLeft size={14} aria-hidden /> : <ToggleRight size={14} aria-hidden />,
        perform: () => void perform(() => update.mutateAsync({ categoryId, isActive: !isActive }), t('common:saved')),
      },
    ];
    const removal: MenuAction = { id: 'delete', label: t('common:delete'), icon: <Trash2 size={14} aria-hidden />, isDanger: true, perform: () => setDoomed(category) };
    return [...(mayUpdate ? changes : []), ...(mayDelete ? [removal] : [])];
  };
  return (
    <>
      <Table
        label={t('title')}
        rows={categories}
        rowKey={(category) => category.id}
        rowTone={(category) => (category.isActive && !category.isDeleted ? 'plain' : 'faded')}
        columns={[
          { id: 'code', label: t('enums:field.code'), kind: 'tight', cell: (category) => <Code>{category.code}</Code> },
          { id: 'name', label: t('name'), cell: (category) => <BilingualName of={category} /> },
          { id: 'method', label: t('enums:field.depreciationMethod'), kind: 'quiet', cell: (category) => t(`enums:method.${category.depreciationMethod}`) },
          { id: 'life', label: t('life'), kind: 'tight', cell: (category) => (category.usefulLifeMonths === null ? null : t('common:months', { count: category.usefulLifeMonths })) },
          { id: 'residual', label: t('residual'), kind: 'quietFigure', cell: (category) => <bdi dir="ltr">{format.percent(category.residualPercent)}</bdi> },
          {
            id: 'accounts',
            label: t('accounts'),
            kind: 'tight',
            cell: (category) => (
              <Row>
                <Code>{category.assetAccountCode}</Code>
                <Code>{category.depreciationAccountCode}</Code>
                <Code>{category.accumulatedDepreciationAccountCode}</Code>
              </Row>
            ),
          },
          { id: 'assets', label: t('assets'), kind: 'quietFigure', cell: (category) => <Count value={category.assetCount} /> },
          { id: 'state', label: t('enums:field.status'), kind: 'tight', cell: (category) => <Chip tone={category.isDeleted ? 'bad' : category.isActive ? 'ok' : 'plain'}>{t(category.isDeleted ? 'deleted' : category.isActive ? 'common:active' : 'common:inactive')}</Chip> },
          {
            id: 'actions',
            label: t('common:actions'),
            isLabelHidden: true,
            kind: 'figure',
            cell: (category) => actionsOf(category).length > 0 && <Menu label={t('actionsOf', { name: nameOf(category) })} actions={actionsOf(category)} trigger={<IconButton size="small" label={t('actionsOf', { name: nameOf(category) })} icon={<Ellipsis size={16} aria-hidden />} />} />,
          },
        ]}
      />
      <ConfirmDialog
        title={t('deleteTitle', { name: doomed === null ? '' : nameOf(doomed) })}
        isOpen={doomed !== null}
        isDanger
        isBusy={remove.isPending}
        confirmLabel={t('deleteConfirm')}
        onCancel={() => setDoomed(null)}
        onConfirm={async () => {
          if (doomed === null) return;
          await perform(() => remove.mutateAsync({ categoryId: doomed.id }), t('deletedDone'));
          setDoomed(null);
        }}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  );
}
