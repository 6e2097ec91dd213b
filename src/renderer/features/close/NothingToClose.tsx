import { CalendarCheck2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Button, Card, EmptyState, Page, PageHeader } from '../../ui/index.ts';

/** A book whose history has not begun: no asset of it is in the ledger. */
export function NothingToClose() {
  const { t } = useTranslation('close');
  const { assetCount } = useBook();
  const go = useNavigation((state) => state.go);
  const part = assetCount === 0 ? 'empty' : 'onlyDrafts';
  return (
    <Page>
      <PageHeader title={t('screen')} />
      <Card>
        <EmptyState
          icon={<CalendarCheck2 size={32} aria-hidden />}
          title={t(`${part}.title`)}
          actions={
            assetCount === 0 ? (
              <>
                <Permitted to="assets.create">
                  <Button variant="primary" onPress={() => go('newAsset')}>
                    {t('empty.add')}
                  </Button>
                </Permitted>
                <Permitted to="assets.import">
                  <Button onPress={() => go('imports')}>{t('empty.import')}</Button>
                </Permitted>
              </>
            ) : (
              <Button variant="primary" onPress={() => go('register', { needsAttention: true })}>
                {t('onlyDrafts.show')}
              </Button>
            )
          }
        >
          {t(`${part}.text`)}
        </EmptyState>
      </Card>
    </Page>
  );
}
