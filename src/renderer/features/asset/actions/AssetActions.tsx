import { MoreHorizontal, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#shared/contract/define.ts';
import { useBook } from '../../../state/book.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useExportReport } from '../../../state/useExportReport.ts';
import { Permitted, useMay } from '../../../state/session.tsx';
import { Button, Menu, type MenuAction } from '../../../ui/index.ts';
import { ExportDialog } from '../../../ui/overlay/ExportDialog.tsx';
import type { Asset } from '../AssetPage.tsx';
import type { BookValues } from '../schedule/ScheduleTab.tsx';
import { termsInService } from '../schedule/terms.ts';
import { isReplaceable } from '../components/replacing.ts';
import { AsOfDialog } from './AsOfDialog.tsx';
import { CapitalizeDialog } from './CapitalizeDialog.tsx';
import { CashDialog } from './CashDialog.tsx';
import { DeleteDraft } from './DeleteDraft.tsx';
import { useLifecycleActions } from './lifecycle.ts';
import { PlaceInServiceDialog } from './PlaceInServiceDialog.tsx';
import { PrintCustody } from './PrintCustody.tsx';
import { isUnderConstruction, ProjectActions } from './ProjectActions.tsx';
import { WhatIfDialog } from './WhatIfDialog.tsx';

const IN_SERVICE: ReadonlySet<string> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED']);
/** Whoever may do one of these finds something on the screen of value changes. */
const CHANGES: readonly Permission[] = ['assets.value-update', 'assets.change-estimate', 'assets.suspend', 'depreciation.post'];

type Action = 'capitalize' | 'cash' | 'place' | 'delete' | 'asOf' | 'whatIf' | 'export' | 'custody';

const DISPOSABLE: ReadonlySet<string> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);

interface AssetActionsProps {
  asset: Asset;
  book: BookValues | undefined;
  startWith: 'capitalize' | 'addCost' | null;
}

/** What can be done with the asset now: the next step as a button, the rest in a menu. */
export function AssetActions({ asset, book, startWith }: AssetActionsProps) {
  const { t } = useTranslation('asset');
  const go = useNavigation((state) => state.go);
  const may = useMay();
  const settings = useBook();
  const isCash = settings.basis === 'cash';
  const isStarting = startWith === 'capitalize' && asset.status === 'DRAFT' && may(isCash ? 'assets.value-update' : 'assets.capitalize');
  const [action, setAction] = useState<Action | null>(isStarting ? (isCash ? 'cash' : 'capitalize') : null);
  const tried = book === undefined || book.method === 'none' ? null : termsInService(asset, book, asset.inServiceDate ?? asset.acquisitionDate, settings, book.cost);
  const close = (): void => setAction(null);
  const isHeld = asset.status !== 'DRAFT' && asset.status !== 'DISPOSED';
  const lifecycle = useLifecycleActions(asset);
  const more: MenuAction[] = [
    ...(isHeld && may('transfers.create') ? [{ id: 'transfer', label: t('actions.transfer'), perform: () => go('transfers', { create: [asset.id] }) }] : []),
    ...(isHeld ? [{ id: 'custody', label: t('actions.custody'), perform: () => setAction('custody') }] : []),
    ...(may('reports.view') ? [{ id: 'card', label: t('actions.card'), perform: () => go('reports', { report: 'asset-card', parameters: { asset: asset.id } }) }] : []),
    ...(asset.status !== 'DISPOSED' && may('assets.create') ? [{ id: 'component', label: t('components:addOpen'), perform: () => go('newAsset', { componentOf: asset.id }) }] : []),
    ...(asset.parentAssetId !== null && isReplaceable(asset.status) && may('assets.dispose') && may('assets.create') ? [{ id: 'replace', label: t('components:replace'), perform: () => go('dispose', { assetIds: [asset.id], isReplaced: true }) }] : []),
    { id: 'asOf', label: t('actions.asOf'), perform: () => setAction('asOf') },
    ...(tried === null ? [] : [{ id: 'whatIf', label: t('actions.whatIf'), perform: () => setAction('whatIf') }]),
    ...(asset.status === 'DRAFT' ? [] : [{ id: 'export', label: t('actions.export'), perform: () => setAction('export') }]),
    ...lifecycle,
    ...(DISPOSABLE.has(asset.status) && may('assets.dispose') ? [{ id: 'dispose', label: t('actions.dispose'), perform: () => go('dispose', { assetIds: [asset.id] }) }] : []),
    ...(asset.status === 'DRAFT' && may('assets.delete') ? [{ id: 'delete', label: t('actions.delete'), isDanger: true, perform: () => setAction('delete') }] : []),
  ];
  return (
    <>
      {asset.status !== 'DISPOSED' && (
        <Permitted to="assets.update">
          <Button icon={<Pencil size={14} aria-hidden />} onPress={() => go('asset', { assetId: asset.id, tab: 'edit' })}>
            {t('actions.edit')}
          </Button>
        </Permitted>
      )}
      <Menu
        label={t('actions.more')}
        trigger={
          <Button icon={<MoreHorizontal size={15} aria-hidden />} label={t('actions.more')}>
            {null}
          </Button>
        }
        actions={more}
      />
      {IN_SERVICE.has(asset.status) && !isCash && CHANGES.some(may) && <Button onPress={() => go('changeValue', { assetId: asset.id })}>{t('actions.changeValue')}</Button>}
      {isCash && (asset.status === 'DRAFT' || IN_SERVICE.has(asset.status)) && (
        <Permitted to="assets.value-update">
          <Button variant="primary" onPress={() => setAction('cash')}>
            {t('actions.cash')}
          </Button>
        </Permitted>
      )}
      {asset.status === 'DRAFT' && !isCash && (
        <Permitted to="assets.capitalize">
          <Button variant="primary" onPress={() => setAction('capitalize')}>
            {t('actions.capitalize')}
          </Button>
        </Permitted>
      )}
      {isUnderConstruction(asset) && !isCash && <ProjectActions asset={asset} startsAdding={startWith === 'addCost'} />}
      {asset.status === 'CAPITALIZED' && !asset.isConstruction && (
        <Permitted to="assets.place-in-service">
          <Button variant="primary" onPress={() => setAction('place')}>
            {t('actions.place')}
          </Button>
        </Permitted>
      )}
      {action === 'capitalize' && <CapitalizeDialog asset={asset} book={book} isStarting={startWith === 'capitalize'} onClose={close} />}
      {action === 'cash' && <CashDialog asset={asset} onClose={close} />}
      {action === 'place' && <PlaceInServiceDialog asset={asset} book={book} onClose={close} />}
      {action === 'delete' && <DeleteDraft asset={asset} onClose={close} />}
      {action === 'asOf' && <AsOfDialog asset={asset} book={book} onClose={close} />}
      {action === 'whatIf' && book !== undefined && tried !== null && <WhatIfDialog asset={asset} book={book} terms={tried} onClose={close} />}
      {action === 'custody' && <PrintCustody asset={asset} onClose={close} />}
      {action === 'export' && <ExportSchedule asset={asset} book={book} onClose={close} />}
    </>
  );
}

function ExportSchedule({ asset, book, onClose }: { asset: Asset; book: BookValues | undefined; onClose: () => void }) {
  const { t } = useTranslation('asset');
  const { exportReport, isBusy, error } = useExportReport();
  return (
    <ExportDialog title={t('exportSchedule', { asset: asset.assetNumber })} isBusy={isBusy} error={error} onClose={onClose} onExport={(choice) => exportReport({ report: 'depreciation-schedule', parameters: { asset: asset.id, ...(book === undefined ? {} : { book: book.bookId }) }, ...choice }, onClose)} />
  );
}
