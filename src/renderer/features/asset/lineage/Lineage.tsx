import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../../api/queries.ts';
import { useFormat, useNameOf } from '../../../i18n/useFormat.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Button, Code } from '../../../ui/index.ts';
import type { Asset } from '../AssetPage.tsx';
import { HeldBanner } from './HeldBanner.tsx';
import css from './lineage.module.css';

type Relative = Output<'assets.lineage'>['parts'][number];

/** What became of an asset and what it came of, with the way to each of the others; nothing of most assets. */
export function Lineage({ asset }: { asset: Asset }) {
  const lineage = useOperation('assets.lineage', { assetId: asset.id });
  if (lineage.data === undefined) return null;
  const { held, mergedInto, splitFrom, parts, merged } = lineage.data;
  return (
    <>
      {held !== null && <HeldBanner asset={asset} held={held} />}
      {mergedInto !== null && <Line kind="mergedInto" relatives={[mergedInto]} />}
      {splitFrom !== null && <Line kind="splitFrom" relatives={[splitFrom]} />}
      {parts.length > 0 && <Line kind="parts" relatives={parts} />}
      {merged.length > 0 && <Line kind="merged" relatives={merged} />}
    </>
  );
}

function Line({ kind, relatives }: { kind: 'mergedInto' | 'splitFrom' | 'parts' | 'merged'; relatives: readonly Relative[] }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const nameOf = useNameOf();
  const go = useNavigation((state) => state.go);
  const title = t(`lineage.${kind}`);
  return (
    <section className={css.line} aria-label={title}>
      <span>{title}</span>
      <ul>
        {relatives.map((relative) => (
          <li key={relative.assetId}>
            <Button variant="link" onPress={() => go('asset', { assetId: relative.assetId })}>
              <Code>{relative.assetNumber}</Code> <bdi>{nameOf(relative)}</bdi>
            </Button>{' '}
            <bdi className={css.day}>{format.gregorianDate(relative.date)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
