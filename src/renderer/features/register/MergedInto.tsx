import { Merge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Code } from '../../ui/index.ts';
import type { AssetRow } from './filter.ts';

/** Where an asset went that left by going into another: a sign for the word, which the column has no room for. */
export function MergedInto({ into }: { into: NonNullable<AssetRow['mergedInto']> }) {
  const { t } = useTranslation('register');
  const go = useNavigation((state) => state.go);
  return (
    <Button variant="link" icon={<Merge size={13} role="img" aria-label={t('mergedInto')} />} onPress={() => go('asset', { assetId: into.assetId })}>
      <Code>{into.assetNumber}</Code>
    </Button>
  );
}
