import { useOperation } from '../../api/queries.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/index.ts';
import { SourceText, type JournalSource } from './SourceText.tsx';

interface SourceLinkProps {
  journal: JournalSource & { period: string };
}

/** The source as a way to it: the asset, the month of the run, the transfer, the import. */
export function SourceLink({ journal }: SourceLinkProps) {
  const go = useNavigation((state) => state.go);
  if (journal.source.startsWith('TRF-')) {
    return (
      <Button variant="link" onPress={() => go('transfers', { transfer: journal.source })}>
        <SourceText journal={journal} />
      </Button>
    );
  }
  switch (originOf(journal)) {
    case 'capitalization':
    case 'opening':
    case 'value_update':
    case 'disposal':
    case 'held_for_sale':
      return <AssetSource journal={journal} />;
    case 'depreciation_run':
      return (
        <Button variant="link" onPress={() => go('close', { period: journal.period })}>
          <SourceText journal={journal} />
        </Button>
      );
    case 'import':
      return (
        <Button variant="link" onPress={() => go('imports')}>
          <SourceText journal={journal} />
        </Button>
      );
    default:
      return <SourceText journal={journal} />;
  }
}

/** What a reversal takes back shows in its source: a run, an import, else an act of an asset. */
function originOf({ sourceType, source }: JournalSource): string {
  if (sourceType !== 'reversal') return sourceType;
  if (source.startsWith('dep-')) return 'depreciation_run';
  return source.startsWith('imp-') ? 'import' : 'value_update';
}

/** Journals name an asset by its number; its page is found by its id. An opening balance of a whole import is no asset's. */
function AssetSource({ journal }: SourceLinkProps) {
  const go = useNavigation((state) => state.go);
  const asset = useOperation('assets.get', { assetNumber: journal.source }, { enabled: !/^imp-\d+$/.test(journal.source) });
  const found = asset.data;
  if (found === undefined) return <SourceText journal={journal} />;
  return (
    <Button variant="link" onPress={() => go('asset', { assetId: found.id })}>
      <SourceText journal={journal} />
    </Button>
  );
}
