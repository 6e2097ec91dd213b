import { Paperclip, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useBook } from '../../../state/book.ts';
import { Permitted } from '../../../state/session.tsx';
import { Button, Card, Chip, EmptyState, ErrorPanel, Skeleton, Switch, Table, type TableColumn } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import { AddDocument, type ChosenFile } from './AddDocument.tsx';
import { DocumentActions } from './DocumentActions.tsx';
import css from './documents.module.css';
import { SmallPicture } from './Picture.tsx';

export type Document = Output<'attachments.list'>['items'][number];

/** Photos, invoices and contracts of an asset, kept inside the book. */
export function DocumentsTab({ asset }: { asset: Asset }) {
  const { t } = useTranslation('documents');
  const { readOnly } = useBook();
  const [showsRemoved, setShowsRemoved] = useState(false);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const documents = useOperation('attachments.list', { assetId: asset.id, includeRemoved: true });
  const choose = useCommand('attachments.choose');
  const start = (): void => choose.mutate({}, { onSuccess: (answer) => !answer.cancelled && setFile(answer.value) });
  if (documents.error !== null) return <ErrorPanel error={documents.error.error} />;
  if (documents.data === undefined) return <Skeleton lines={4} />;
  const { items, photoId } = documents.data;
  const add = (isMain: boolean) => (
    <Permitted to="attachments.add">
      <Button size={isMain ? 'medium' : 'small'} variant={isMain ? 'primary' : 'secondary'} icon={<Plus size={14} aria-hidden />} isBusy={choose.isPending} isDisabled={readOnly} onPress={start}>
        {t('add')}
      </Button>
    </Permitted>
  );
  const shown = items.filter(({ removed }) => showsRemoved || removed === null);
  return (
    <>
      {choose.error !== null && <ErrorPanel error={choose.error.error} />}
      <Card
        title={t('title')}
        isPadded={false}
        actions={
          items.length > 0 && (
            <>
              {items.some(({ removed }) => removed !== null) && (
                <Switch isSelected={showsRemoved} onChange={setShowsRemoved}>
                  {t('showRemoved')}
                </Switch>
              )}
              {shown.length > 0 && add(false)}
            </>
          )
        }
      >
        {shown.length === 0 ? (
          <EmptyState icon={<Paperclip size={28} aria-hidden />} title={t('empty.title')} actions={add(true)}>
            {t('empty.text')}
          </EmptyState>
        ) : (
          <DocumentTable asset={asset} documents={shown} photoId={photoId} />
        )}
      </Card>
      {file !== null && <AddDocument key={file.fileId} asset={asset} file={file} onOther={start} onClose={() => setFile(null)} />}
    </>
  );
}

function DocumentTable({ asset, documents, photoId }: { asset: Asset; documents: readonly Document[]; photoId: string | null }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const columns: readonly TableColumn<Document>[] = [
    { id: 'picture', label: t('columns.picture'), isLabelHidden: true, kind: 'tight', cell: (document) => <SmallPicture attachmentId={document.hasPicture ? document.attachmentId : null} /> },
    { id: 'file', label: t('columns.file'), cell: (document) => <File document={document} isPhoto={document.attachmentId === photoId} /> },
    { id: 'kind', label: t('columns.kind'), cell: (document) => t(`enums:attachmentKind.${document.kind}`) },
    { id: 'size', label: t('columns.size'), kind: 'quietFigure', cell: (document) => <bdi dir="ltr">{format.bytes(document.bytes)}</bdi> },
    { id: 'by', label: t('columns.by'), kind: 'quiet', cell: (document) => <bdi>{document.actor}</bdi> },
    { id: 'at', label: t('columns.at'), kind: 'quiet', cell: (document) => <bdi>{format.dateTime(document.at)}</bdi> },
    { id: 'actions', label: t('columns.actions'), isLabelHidden: true, kind: 'tight', cell: (document) => <DocumentActions asset={asset} document={document} isPhoto={document.attachmentId === photoId} /> },
  ];
  return <Table label={t('title')} rows={documents} rowKey={(document) => document.attachmentId} rowTone={(document) => (document.removed === null ? 'plain' : 'faded')} columns={columns} />;
}

function File({ document, isPhoto }: { document: Document; isPhoto: boolean }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const { fileName, note, removed } = document;
  return (
    <span className={css.file}>
      <span>
        <bdi className={css.name}>{fileName}</bdi> {isPhoto && <Chip tone="info">{t('onHeader')}</Chip>}
      </span>
      {note !== null && (
        <span className={css.quiet}>
          <bdi>{note}</bdi>
        </span>
      )}
      {removed !== null && <span className={css.quiet}>{t(removed.isPurged ? 'purged' : 'removed', { at: format.dateTime(removed.at), actor: removed.actor, reason: removed.reason })}</span>}
    </span>
  );
}
