import { useOperation } from '../api/queries.ts';
import { DisposalCard } from './DisposalCard.tsx';

const AT_MOST = 100;

/** Every disposal of an asset that stands, newest first: nothing where there is none. */
export function DisposalsOfAsset({ assetId }: { assetId: string }) {
  const list = useOperation('disposals.list', { assetId, size: AT_MOST });
  const standing = (list.data?.items ?? []).filter(({ kind, status }) => status === 'POSTED' && (kind === 'disposal' || kind === 'part_disposal'));
  return (
    <>
      {standing.map(({ id, kind }) => (
        // What is left of an asset matters more than the part that went.
        <DisposalCard key={id} disposalId={id} startsOpen={kind === 'disposal'} />
      ))}
    </>
  );
}
