import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { Card, Code, Columns, Details, Name } from '../../ui/index.ts';
import type { Asset } from './AssetPage.tsx';

interface PlaceTextProps {
  code: string | null;
  name: string | null;
  nameAr: string | null;
}

export function PlaceText({ code, name, nameAr }: PlaceTextProps) {
  if (code === null || name === null) return <>—</>;
  return (
    <span>
      <Name of={{ name, nameAr }} /> <Code>{code}</Code>
    </span>
  );
}

/** Where it stands and who answers for it. */
export function CustodyTab({ asset }: { asset: Asset }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  return (
    <Columns>
      <Card title={t('custody.title')}>
        <Details
          items={[
            { label: t('fields.location'), value: <PlaceText code={asset.location} name={asset.locationName} nameAr={asset.locationNameAr} /> },
            { label: t('fields.custodian'), value: <PlaceText code={asset.custodian} name={asset.custodianName} nameAr={asset.custodianNameAr} /> },
            { label: t('fields.costCenter'), value: <PlaceText code={asset.costCenter} name={asset.costCenterName} nameAr={asset.costCenterNameAr} /> },
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
  );
}
