import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Code } from '../../ui/index.ts';
import type { AssetRow } from './filter.ts';

/** Where an asset went that left by going into another. */
export function MergedInto({ into }: { into: NonNullable<AssetRow['mergedInto']> }) {
  const { t } = useTranslation('register');
  const go = useNavigation((state) => state.go);
  return (
    <span>
      {t('mergedInto')}{' '}
      <Button variant="link" onPress={() => go('asset', { assetId: into.assetId })}>
        <Code>{into.assetNumber}</Code>
      </Button>
    </span>
  );
}
