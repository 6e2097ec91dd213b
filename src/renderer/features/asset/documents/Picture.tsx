import { FileText, ImageOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../../api/queries.ts';
import type { Asset } from '../AssetPage.tsx';
import css from './documents.module.css';
import { urlOf } from './thumbnail.ts';

interface PictureProps {
  attachmentId: string;
  /** What is to be heard of it; empty where a name stands beside it. */
  description: string;
}

/** The picture of a document. It never changes, so that it is asked for once. */
export function Picture({ attachmentId, description }: PictureProps) {
  const [isBroken, setBroken] = useState(false);
  const picture = useOperation('attachments.photo', { attachmentId }, { isFixed: true });
  if (isBroken || picture.error !== null) return <ImageOff size={18} aria-hidden />;
  if (picture.data === undefined) return null;
  return <img className={css.picture} src={urlOf(picture.data)} alt={description} onError={() => setBroken(true)} />;
}

/** In a list: the picture, or a sheet of paper. */
export function SmallPicture({ attachmentId }: { attachmentId: string | null }) {
  return <span className={css.small}>{attachmentId === null ? <FileText size={18} aria-hidden /> : <Picture key={attachmentId} attachmentId={attachmentId} description="" />}</span>;
}

/** Beside the asset's name; nothing where it has no photo. */
export function AssetPhoto({ asset }: { asset: Asset }) {
  const { t } = useTranslation('documents');
  const documents = useOperation('attachments.list', { assetId: asset.id });
  const photoId = documents.data?.photoId ?? null;
  if (photoId === null) return null;
  return (
    <div className={css.photo}>
      <Picture key={photoId} attachmentId={photoId} description={t('picture', { asset: asset.assetNumber })} />
    </div>
  );
}
