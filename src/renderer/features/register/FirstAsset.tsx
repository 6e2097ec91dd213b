import { Boxes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Button, Card, EmptyState } from '../../ui/index.ts';

/** A book without assets: where to begin. */
export function FirstAsset() {
  const { t } = useTranslation('register');
  const go = useNavigation((state) => state.go);
  return (
    <Card>
      <EmptyState
        icon={<Boxes size={32} aria-hidden />}
        title={t('empty.title')}
        actions={
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
        }
      >
        {t('empty.text')}
      </EmptyState>
    </Card>
  );
}
