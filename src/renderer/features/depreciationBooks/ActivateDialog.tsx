import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EARLIER } from '#shared/contract/books.ts';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToasts } from '../../state/toasts.ts';
import { Amount, Button, Card, Code, Count, Dialog, ErrorPanel, Kpi, KpiRow, Name, RadioGroup, Skeleton, Stack, Table } from '../../ui/index.ts';
import css from './books.module.css';
import type { Book } from './BookState.tsx';

type Preview = Output<'depreciationBooks.activate.preview'>;
type Earlier = (typeof EARLIER)[number];

/** What the book would take in, and what that comes to, before anything is written. */
export function ActivateDialog({ book, onClose }: { book: Book; onClose: () => void }) {
  const { t } = useTranslation(['depreciationBooks', 'common']);
  const nameOf = useNameOf();
  const [earlier, setEarlier] = useState<Earlier>('catch_up');
  const preview = useOperation('depreciationBooks.activate.preview', { bookId: book.bookId, earlier }, { keepPrevious: true });
  const activate = useCommand('depreciationBooks.activate');
  const show = useToasts((state) => state.show);
  const found = preview.isPlaceholderData ? undefined : preview.data;
  const name = nameOf(book);
  const confirm = (fingerprint: string): void =>
    activate.mutate(
      { bookId: book.bookId, earlier, fingerprint },
      {
        onSuccess: () => {
          show('ok', t('activate.done', { name }));
          onClose();
        },
      },
    );
  // The preview of a book that has just been activated is refused; that is no news.
  const error = activate.error?.error ?? (activate.isIdle ? preview.error?.error : undefined);
  return (
    <Dialog
      title={t('activate.title', { name })}
      isOpen
      size="widest"
      onClose={onClose}
      isDismissable={!activate.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={activate.isPending}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" isBusy={activate.isPending} isDisabled={found === undefined || found.problemsTotal > 0} onPress={() => found !== undefined && confirm(found.fingerprint)}>
            {t('activate.confirm', { name })}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('activate.text')}</p>
        <RadioGroup label={t('earlier.label')} value={earlier} onChange={setEarlier} options={EARLIER.map((value) => ({ value, label: t(`earlier.${value}`), more: t(`earlierMore.${value}`) }))} />
        {error !== undefined && <ErrorPanel error={error} />}
        {error === undefined && preview.data === undefined && <Skeleton lines={5} />}
        {preview.data !== undefined && <Figures preview={preview.data} />}
      </Stack>
    </Dialog>
  );
}

function Figures({ preview }: { preview: Preview }) {
  const { t } = useTranslation('depreciationBooks');
  const format = useFormat();
  const period = preview.period === null ? '' : format.period(preview.period);
  const excluded = preview.excluded === 0 ? undefined : t('activate.excluded', { count: preview.excluded });
  return (
    <div aria-live="polite">
      <Stack>
        <KpiRow>
          <Kpi label={t('assets')} value={<Count value={preview.assets} />} {...(excluded === undefined ? {} : { more: excluded })} />
          <Kpi label={t('activate.opening')} value={<Amount value={preview.opening} />} />
          <Kpi label={t('activate.catchUp')} value={<Amount value={preview.catchUp} />} {...(period === '' ? {} : { more: t('activate.dueIn', { period }) })} />
          <Kpi label={t('activate.first')} value={<Amount value={preview.firstCharge} />} {...(period === '' ? {} : { more: period })} />
        </KpiRow>
        {preview.problemsTotal > 0 && <Problems preview={preview} />}
        {preview.withoutUsage > 0 && <p className={css.note}>{t('activate.withoutUsage', { count: preview.withoutUsage })}</p>}
        {preview.byCategory.length > 0 && (
          <Card isPadded={false}>
            <Table
              label={t('activate.byCategory')}
              rows={preview.byCategory}
              rowKey={(row) => row.categoryId}
              totalLabel={t('total')}
              columns={[
                { id: 'category', label: t('enums:field.category'), cell: (row) => <Name of={{ name: row.category, nameAr: row.categoryAr }} /> },
                { id: 'assets', label: t('assets'), kind: 'quietFigure', cell: (row) => <Count value={row.assets} />, total: <Count value={preview.assets} /> },
                { id: 'cost', label: t('enums:field.cost'), kind: 'figure', cell: (row) => <Amount value={row.cost} />, total: <Amount value={preview.cost} /> },
                { id: 'opening', label: t('activate.opening'), kind: 'figure', cell: (row) => <Amount value={row.opening} />, total: <Amount value={preview.opening} /> },
                { id: 'catchUp', label: t('activate.catchUp'), kind: 'figure', cell: (row) => <Amount value={row.catchUp} />, total: <Amount value={preview.catchUp} /> },
                { id: 'first', label: t('activate.first'), kind: 'figure', cell: (row) => <Amount value={row.firstCharge} />, total: <Amount value={preview.firstCharge} /> },
              ]}
            />
          </Card>
        )}
      </Stack>
    </div>
  );
}

/** Assets whose terms are not complete, each with what is missing and the way to it. */
function Problems({ preview }: { preview: Preview }) {
  const { t } = useTranslation('depreciationBooks');
  const go = useNavigation((state) => state.go);
  return (
    <Card title={t('activate.problems', { count: preview.problemsTotal })} isPadded={false}>
      <Table
        label={t('activate.problems', { count: preview.problemsTotal })}
        rows={preview.problems}
        rowKey={(row) => row.assetId}
        columns={[
          {
            id: 'asset',
            label: t('asset'),
            kind: 'tight',
            cell: (row) => (
              <Button variant="link" onPress={() => go('asset', { assetId: row.assetId, tab: 'details' })}>
                <Code>{row.assetNumber}</Code>
              </Button>
            ),
          },
          { id: 'name', label: t('name'), cell: (row) => <Name of={row} /> },
          { id: 'reason', label: t('activate.missing'), cell: (row) => t(`reason.${row.reason}`) },
        ]}
      />
    </Card>
  );
}
