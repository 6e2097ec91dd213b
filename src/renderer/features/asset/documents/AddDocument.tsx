import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ATTACHMENT_KINDS } from '#shared/contract/attachments.ts';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useToasts } from '../../../state/toasts.ts';
import { Button, Details, Dialog, ErrorPanel, Select, Skeleton, Stack, TextArea } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import css from './documents.module.css';
import { thumbnailOf, urlOf, type PictureData } from './thumbnail.ts';

export interface ChosenFile {
  fileId: string;
  fileName: string;
  bytes: number;
}

type Kind = (typeof ATTACHMENT_KINDS)[number];

interface AddDocumentProps {
  asset: Asset;
  file: ChosenFile;
  /** Another file instead of this one. */
  onOther: () => void;
  onClose: () => void;
}

/** One chosen file: what it is, and a word about it, before it goes into the book. */
export function AddDocument({ asset, file, onOther, onClose }: AddDocumentProps) {
  const { t } = useTranslation('documents');
  const show = useToasts((state) => state.show);
  const found = useOperation('attachments.inspect', { fileId: file.fileId, withPicture: true }, { isFixed: true });
  const thumbnail = useThumbnail(found.data?.picture ?? null);
  const add = useCommand('attachments.add');
  const [chosen, setKind] = useState<Kind | null>(null);
  const [note, setNote] = useState('');
  const kind = chosen ?? found.data?.suggestedKind ?? 'other';
  const confirm = (): void => {
    add.mutate(
      { assetId: asset.id, fileId: file.fileId, kind, note, ...(thumbnail.data === null ? {} : { thumbnail: thumbnail.data }) },
      {
        onSuccess: ({ fileName }) => {
          show('ok', t('adding.done', { file: fileName, asset: asset.assetNumber }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t('adding.title', { asset: asset.assetNumber })}
      isOpen
      onClose={onClose}
      isDismissable={!add.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={add.isPending}>
            {t('common:cancel')}
          </Button>
          {found.error === null ? (
            <Button variant="primary" isBusy={add.isPending} isDisabled={found.data === undefined || !thumbnail.isReady} onPress={confirm}>
              {t('adding.confirm')}
            </Button>
          ) : (
            <Button variant="primary" onPress={onOther}>
              {t('adding.other')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {found.error !== null && <ErrorPanel error={found.error.error} />}
        {found.error === null && found.data === undefined && <Skeleton lines={4} />}
        {found.data !== undefined && <Found found={found.data} thumbnail={thumbnail.data} />}
        {found.data !== undefined && (
          <>
            <Select label={t('adding.kind')} value={kind} onChange={setKind} options={kindsOf(found.data.mediaType).map((value) => ({ value, label: t(`enums:attachmentKind.${value}`) }))} autoFocus />
            <TextArea label={t('adding.note')} description={t('adding.noteMore')} value={note} onChange={setNote} maxLength={500} rows={2} />
          </>
        )}
        {add.error !== null && <ErrorPanel error={add.error.error} />}
      </Stack>
    </Dialog>
  );
}

/** A photo is a picture; everything else may be anything. */
const kindsOf = (mediaType: string): readonly Kind[] => ATTACHMENT_KINDS.filter((kind) => kind !== 'photo' || mediaType.startsWith('image/'));

function Found({ found, thumbnail }: { found: Output<'attachments.inspect'>; thumbnail: string | null }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  return (
    <>
      {thumbnail !== null && (
        <div className={css.preview}>
          <img src={urlOf({ mediaType: 'image/jpeg', data: thumbnail })} alt={t('pictureOf', { file: found.fileName })} />
        </div>
      )}
      <Details
        items={[
          { label: t('adding.file'), value: <bdi className={css.name}>{found.fileName}</bdi> },
          { label: t('adding.size'), value: <bdi dir="ltr">{format.bytes(found.bytes)}</bdi> },
        ]}
      />
      {found.mediaType === 'image/heic' && <p className={css.quiet}>{t('adding.notHeic')}</p>}
    </>
  );
}

/** The thumbnail of a picture once it is made; ready at once where there is no picture. */
function useThumbnail(picture: PictureData | null): { data: string | null; isReady: boolean } {
  const [made, setMade] = useState<{ of: PictureData; data: string | null } | null>(null);
  useEffect(() => {
    if (picture === null) return;
    let isWanted = true;
    void thumbnailOf(picture).then((data) => isWanted && setMade({ of: picture, data }));
    return () => {
      isWanted = false;
    };
  }, [picture]);
  const own = made !== null && made.of === picture ? made : null;
  return { data: own?.data ?? null, isReady: picture === null || own !== null };
}
