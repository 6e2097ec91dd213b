import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/errorText.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { Amount, BilingualName, Button, Chip, Code, IconButton, Name, Table, type TableColumn } from '../../ui/index.ts';
import css from './lifecycle.module.css';
import type { Verdict } from './merge.ts';
import type { Asset } from './OneAsset.tsx';

interface JoiningProps {
  assets: readonly Asset[];
  into: string;
  verdicts: readonly Verdict[];
  onStay: (assetId: string) => void;
  onRemove: (assetId: string) => void;
}

/** The chosen assets: which stays, which joins it, and why one cannot. */
export function Joining({ assets, into, verdicts, onStay, onRemove }: JoiningProps) {
  const { t } = useTranslation('lifecycle');
  const nameOf = useNameOf();
  const ledger = (asset: Asset) => asset.books.find((book) => book.postsToLedger);
  const columns: TableColumn<Asset>[] = [
    {
      id: 'asset',
      label: t('asset'),
      cell: (asset) => (
        <span className={css.name}>
          <Code>{asset.assetNumber}</Code> <BilingualName of={asset} />
        </span>
      ),
    },
    { id: 'category', label: t('merge.category'), kind: 'quiet', cell: (asset) => <Name of={{ name: asset.category, nameAr: asset.categoryAr }} /> },
    { id: 'cost', label: t('values:figure.cost'), kind: 'figure', cell: (asset) => <Amount value={ledger(asset)?.cost ?? asset.cost} /> },
    { id: 'carrying', label: t('values:figure.carryingAmount'), kind: 'figure', cell: (asset) => <Amount value={asset.netBookValue} /> },
    { id: 'role', label: t('merge.role'), cell: (asset) => <Role isStaying={asset.id === into} verdict={verdicts.find(({ assetId }) => assetId === asset.id)} /> },
    {
      id: 'actions',
      label: t('common:actions'),
      isLabelHidden: true,
      kind: 'tight',
      cell: (asset) =>
        asset.id === into ? null : (
          <Button size="small" label={t('merge.stayOf', { asset: nameOf(asset) })} onPress={() => onStay(asset.id)}>
            {t('merge.stay')}
          </Button>
        ),
    },
    { id: 'remove', label: t('merge.remove'), isLabelHidden: true, kind: 'tight', cell: (asset) => <IconButton size="small" label={t('merge.removeOf', { asset: nameOf(asset) })} icon={<X size={14} aria-hidden />} onPress={() => onRemove(asset.id)} /> },
  ];
  return <Table label={t('merge.which')} rows={assets} rowKey={({ id }) => id} rowTone={({ id }) => (id === into ? 'selected' : 'plain')} columns={columns} />;
}

function Role({ isStaying, verdict }: { isStaying: boolean; verdict: Verdict | undefined }) {
  const { t } = useTranslation('lifecycle');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  if (isStaying) return <Chip>{t('merge.stays')}</Chip>;
  if (verdict === undefined || (verdict.error === null && !verdict.isWelcome)) return null;
  if (verdict.error === null) return <Chip tone="info">{t('merge.joins')}</Chip>;
  return <span className={css.refused}>{errorText(errors, format, verdict.error).what}</span>;
}
