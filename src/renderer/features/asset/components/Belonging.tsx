import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useNameOf } from '../../../i18n/useFormat.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Button, Code } from '../../../ui/index.ts';
import css from '../asset.module.css';

export type Components = Output<'assets.components'>;
type Named = NonNullable<Components['parent']>;

export const belongs = (components: Components | undefined): components is Components => components !== undefined && (components.parent !== null || components.replaces !== null || components.replacedBy.length > 0);

/** What the asset is part of, what it came in the place of, and what came in its own: each leads there. */
export function Belonging({ of }: { of: Components }) {
  const { t } = useTranslation('components');
  const lines: [label: string, asset: Named][] = [
    ...(of.parent === null ? [] : [[t('partOf'), of.parent] satisfies [string, Named]]),
    ...(of.replaces === null ? [] : [[t('replaces'), of.replaces] satisfies [string, Named]]),
    ...of.replacedBy.map((asset): [string, Named] => [t('replacedBy'), asset]),
  ];
  return (
    <span className={css.belonging}>
      {lines.map(([label, asset]) => (
        <span key={`${label} ${asset.id}`}>
          {label} <AssetLink asset={asset} />
        </span>
      ))}
    </span>
  );
}

export function AssetLink({ asset }: { asset: Pick<Named, 'id' | 'assetNumber' | 'name' | 'nameAr'> }) {
  const go = useNavigation((state) => state.go);
  const nameOf = useNameOf();
  return (
    <span className={css.link}>
      <Button variant="link" onPress={() => go('asset', { assetId: asset.id })}>
        <Code>{asset.assetNumber}</Code>
      </Button>{' '}
      <bdi>{nameOf(asset)}</bdi>
    </span>
  );
}
