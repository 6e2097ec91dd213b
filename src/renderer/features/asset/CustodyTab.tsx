import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useMay } from '../../state/session.tsx';
import { Button, Card, Code, Columns, Details, Name, Stack } from '../../ui/index.ts';
import { PrintCustody } from './actions/PrintCustody.tsx';
import type { Asset } from './AssetPage.tsx';
import { CustodyHistory } from './CustodyHistory.tsx';

interface PlaceTextProps {
  code: string | null;
  name: string | null;
  nameAr: string | null;
}

export function PlaceText({ code, name, nameAr }: PlaceTextProps) {
  if (name === null) return <>—</>;
  return (
    <span>
      <Name of={{ name, nameAr }} /> {code !== null && <Code>{code}</Code>}
    </span>
  );
}

/** Where it stands and who answers for it, now and before. */
export function CustodyTab({ asset }: { asset: Asset }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  return (
    <Stack>
      <Columns>
        <Card title={t('custody.title')} actions={<CustodyActions asset={asset} />}>
          <Details
            items={[
              { label: t('fields.location'), value: <PlaceText code={asset.location} name={asset.locationName} nameAr={asset.locationNameAr} /> },
              { label: t('fields.custodian'), value: <PlaceText code={asset.custodian} name={asset.custodianName} nameAr={asset.custodianNameAr} /> },
              { label: t('fields.costCenter'), value: <PlaceText code={asset.costCenter} name={asset.costCenterName} nameAr={asset.costCenterNameAr} /> },
              { label: t('fields.category'), value: <PlaceText code={asset.categoryCode} name={asset.category} nameAr={asset.categoryAr} /> },
            ]}
          />
        </Card>
        <Card title={t('custody.marks')}>
          <Details
            items={[
              { label: t('fields.serialNumber'), value: asset.serialNumber === null ? '—' : <Code>{asset.serialNumber}</Code> },
              { label: t('fields.tag'), value: asset.tag === null ? '—' : <Code>{asset.tag}</Code> },
              { label: t('fields.quantity'), value: <bdi dir="ltr">{format.rate(asset.quantity)}</bdi> },
            ]}
          />
        </Card>
      </Columns>
      <CustodyHistory assetId={asset.id} />
    </Stack>
  );
}

/** A draft is edited instead; what was disposed of stays where it was. */
function CustodyActions({ asset }: { asset: Asset }) {
  const { t } = useTranslation('asset');
  const go = useNavigation((state) => state.go);
  const may = useMay();
  const [isPrinting, setPrinting] = useState(false);
  if (asset.status === 'DRAFT' || asset.status === 'DISPOSED') return null;
  return (
    <>
      <Button size="small" onPress={() => setPrinting(true)}>
        {t('actions.custody')}
      </Button>
      {may('transfers.create') && (
        <Button size="small" onPress={() => go('transfers', { create: [asset.id] })}>
          {t('actions.transfer')}
        </Button>
      )}
      {isPrinting && <PrintCustody asset={asset} onClose={() => setPrinting(false)} />}
    </>
  );
}
