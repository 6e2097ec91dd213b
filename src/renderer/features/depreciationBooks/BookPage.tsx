import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { usePerform } from '../../state/usePerform.ts';
import { BilingualName, Button, Card, ConfirmDialog, Details, ErrorPanel, Page, PageHeader, Skeleton, Tabs } from '../../ui/index.ts';
import { ActivateDialog } from './ActivateDialog.tsx';
import { BookDialog } from './BookDialog.tsx';
import { ComparisonTab } from './ComparisonTab.tsx';
import { BookState, type Book } from './BookState.tsx';
import { toPercent } from './rates.ts';
import { TermsTab } from './TermsTab.tsx';

type Asked = 'edit' | 'activate' | 'deactivate' | 'delete';

/** One depreciation book: the terms it goes by, and how it stands against another. */
export function BookPage({ bookId, tab }: { bookId: string; tab: string | undefined }) {
  const { t } = useTranslation('depreciationBooks');
  const go = useNavigation((state) => state.go);
  const book = useOperation('depreciationBooks.get', { bookId });
  if (book.error !== null) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <ErrorPanel error={book.error.error} actions={<Button onPress={() => go('depreciationBooks')}>{t('toList')}</Button>} />
      </Page>
    );
  }
  return book.data === undefined ? <Skeleton lines={8} /> : <OpenBook book={book.data} tab={tab} />;
}

function OpenBook({ book, tab }: { book: Book; tab: string | undefined }) {
  const { t } = useTranslation('depreciationBooks');
  const canCompare = !book.postsToLedger && book.status !== 'setup';
  const [selected, setSelected] = useState(canCompare && tab === 'comparison' ? 'comparison' : 'terms');
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const tabs = [
    { id: 'terms', label: t('tab.terms'), content: <TermsTab book={book} /> },
    ...(canCompare ? [{ id: 'comparison', label: t('tab.comparison'), content: <ComparisonTab book={book} /> }] : []),
    { id: 'about', label: t('tab.about'), content: <About book={book} /> },
  ];
  return (
    <Page>
      <PageHeader above={<bdi dir="ltr">{book.bookId}</bdi>} title={<BilingualName of={book} />} subtitle={t(book.postsToLedger ? 'about.posts' : `about.${book.status}`)} actions={<Actions book={book} onAsk={setAsked} />} />
      <Tabs label={t('title')} selected={selected} onSelect={setSelected} tabs={tabs} />
      {asked === 'edit' && <BookDialog book={book} others={[]} onClose={close} />}
      {asked === 'activate' && <ActivateDialog book={book} onClose={close} />}
      {(asked === 'deactivate' || asked === 'delete') && <Ending book={book} how={asked} onClose={close} />}
    </Page>
  );
}

function Actions({ book, onAsk }: { book: Book; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation(['depreciationBooks', 'common']);
  const mayManage = useMay()('depreciation-books.manage');
  if (!mayManage) return <BookState book={book} />;
  return (
    <>
      <BookState book={book} />
      <Button onPress={() => onAsk('edit')}>{t('common:edit')}</Button>
      {!book.postsToLedger && book.status === 'setup' && <Button onPress={() => onAsk('delete')}>{t('delete.open')}</Button>}
      {!book.postsToLedger && book.status === 'active' && <Button onPress={() => onAsk('deactivate')}>{t('deactivate.open')}</Button>}
      {!book.postsToLedger && book.status === 'setup' && (
        <Button variant="primary" onPress={() => onAsk('activate')}>
          {t('activate.open')}
        </Button>
      )}
    </>
  );
}

function Ending({ book, how, onClose }: { book: Book; how: 'deactivate' | 'delete'; onClose: () => void }) {
  const { t } = useTranslation('depreciationBooks');
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  const perform = usePerform();
  const deactivate = useCommand('depreciationBooks.deactivate');
  const remove = useCommand('depreciationBooks.delete');
  const name = nameOf(book);
  const confirm = async (): Promise<void> => {
    const { bookId } = book;
    if (how === 'delete') {
      // The page of a book that is gone must not ask for it again.
      go('depreciationBooks');
      await perform(() => remove.mutateAsync({ bookId }), t('delete.done', { name }));
    } else await perform(() => deactivate.mutateAsync({ bookId }), t('deactivate.done', { name }));
    onClose();
  };
  return (
    <ConfirmDialog isOpen isDanger title={t(`${how}.title`, { name })} confirmLabel={t(`${how}.confirm`)} isBusy={deactivate.isPending || remove.isPending} onCancel={onClose} onConfirm={() => void confirm()}>
      {t(`${how}.text`)}
    </ConfirmDialog>
  );
}

function About({ book }: { book: Book }) {
  const { t } = useTranslation(['depreciationBooks', 'enums']);
  const format = useFormat();
  const rates = book.taxRates.map(({ validFrom, rate }) => ({ label: t('rateFrom', { date: format.gregorianDate(validFrom) }), value: <bdi dir="ltr">{format.percent(toPercent(rate))}</bdi> }));
  return (
    <Card title={t('tab.about')}>
      <Details
        items={[
          { label: t('enums:field.purpose'), value: t(`purpose.${book.purpose}`) },
          { label: t('enums:field.rounding'), value: t(`enums:rounding.${book.rounding}`) },
          ...(book.earlier === null ? [] : [{ label: t('earlier.label'), value: t(`earlier.${book.earlier}`) }]),
          ...(book.activatedAt === null ? [] : [{ label: t('activatedAt'), value: <bdi>{format.dateTime(book.activatedAt)}</bdi> }]),
          ...(book.deactivatedAt === null ? [] : [{ label: t('deactivatedAt'), value: <bdi>{format.dateTime(book.deactivatedAt)}</bdi> }]),
          ...rates,
        ]}
      />
    </Card>
  );
}
