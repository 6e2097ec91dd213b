import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Amount, Button, Card, Code, Columns, DateText, Details, Name, Stack } from '../../ui/index.ts';
import type { Asset } from './AssetPage.tsx';
import { AssetBooks } from './books/AssetBooks.tsx';
import { PlaceText } from './CustodyTab.tsx';
import type { BookValues } from './schedule/ScheduleTab.tsx';

type Items = { label: string; value: ReactNode }[];

const NOTHING = '—';
const code = (value: string | null): ReactNode => (value === null ? NOTHING : <Code>{value}</Code>);
const date = (value: string | null): ReactNode => (value === null ? NOTHING : <DateText value={value} />);
const text = (value: string | null, lang?: 'en' | 'ar'): ReactNode => (value === null || value === '' ? NOTHING : <bdi {...(lang === undefined ? {} : { lang })}>{value}</bdi>);

/** Every field of the asset, read only. */
export function DetailsTab({ asset, book }: { asset: Asset; book: BookValues | undefined }) {
  const { t } = useTranslation('asset');
  return (
    <Stack>
      <Columns>
        <Card title={t('sections.identity')}>
          <Identity asset={asset} />
        </Card>
        <Card title={t('sections.purchase')}>
          <Purchase asset={asset} />
        </Card>
        {book !== undefined && (
          <Card title={t('sections.depreciation')}>
            <Depreciation asset={asset} book={book} />
          </Card>
        )}
        <Card title={t('sections.accounts')}>
          <Accounts asset={asset} />
        </Card>
        {asset.opening !== null && (
          <Card title={t('sections.opening')}>
            <Opening opening={asset.opening} />
          </Card>
        )}
        <Card title={t('sections.cover')}>
          <Cover asset={asset} />
        </Card>
      </Columns>
      <AssetBooks asset={asset} />
    </Stack>
  );
}

function Identity({ asset }: { asset: Asset }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const items: Items = [
    { label: t('fields.assetNumber'), value: code(asset.assetNumber) },
    { label: t('fields.name'), value: text(asset.name, 'en') },
    { label: t('fields.nameAr'), value: text(asset.nameAr, 'ar') },
    { label: t('fields.category'), value: <Name of={{ name: asset.category, nameAr: asset.categoryAr }} /> },
    { label: t('fields.assetType'), value: t(`enums:assetType.${asset.assetType}`) },
    { label: t('fields.externalId'), value: code(asset.externalId) },
    { label: t('fields.description'), value: text(asset.description) },
    { label: t('fields.notes'), value: text(asset.notes) },
    { label: t('fields.createdAt'), value: <bdi>{format.dateTime(asset.createdAt)}</bdi> },
    { label: t('fields.updatedAt'), value: <bdi>{format.dateTime(asset.updatedAt)}</bdi> },
  ];
  return <Details items={items} />;
}

function Purchase({ asset }: { asset: Asset }) {
  const { t } = useTranslation('asset');
  const go = useNavigation((state) => state.go);
  const { glJournalId } = asset;
  const items: Items = [
    { label: t('fields.acquisitionDate'), value: date(asset.acquisitionDate) },
    { label: t('fields.capitalizationDate'), value: date(asset.capitalizationDate) },
    { label: t('fields.inServiceDate'), value: date(asset.inServiceDate) },
    { label: t('fields.cost'), value: <Amount value={asset.cost} currency={asset.currency} /> },
    { label: t('fields.supplier'), value: <PlaceText code={asset.supplier} name={asset.supplierName} nameAr={asset.supplierNameAr} /> },
    { label: t('fields.invoiceNumber'), value: code(asset.invoiceNumber) },
    { label: t('fields.apInvoiceId'), value: code(asset.apInvoiceId) },
    {
      label: t('fields.journal'),
      value:
        glJournalId === null ? (
          NOTHING
        ) : (
          <Button variant="link" onPress={() => go('journals', { journal: glJournalId })}>
            <Code>{glJournalId}</Code>
          </Button>
        ),
    },
  ];
  return <Details items={items} />;
}

function Depreciation({ asset, book }: { asset: Asset; book: BookValues }) {
  const { t } = useTranslation('asset');
  const format = useFormat();
  const { overrides } = asset;
  const months = (count: number | null): ReactNode => (count === null ? NOTHING : t('common:months', { count }));
  // A memorandum book says of itself where its terms come from: beneath.
  const own = (isOwn: boolean, value: ReactNode): ReactNode => (
    <span>
      {value} {book.postsToLedger && !isOwn && <small>{t('fromCategory')}</small>}
    </span>
  );
  const items: Items = [
    { label: t('fields.method'), value: own(overrides.depreciationMethod !== null, t(`enums:method.${book.method}`)) },
    ...(book.factor === null ? [] : [{ label: t('fields.factor'), value: <bdi dir="ltr">{format.rate(book.factor)}</bdi> }]),
    ...(book.annualRate === null ? [] : [{ label: t('fields.annualRate'), value: <bdi dir="ltr">{format.rate(book.annualRate)}</bdi> }]),
    ...(book.recoveryYears === null ? [] : [{ label: t('enums:field.recoveryYears'), value: t(`terms:recovery.${book.recoveryYears.replace('.', '_')}`) }]),
    { label: t('fields.usefulLife'), value: own(overrides.usefulLifeMonths !== null, months(book.usefulLifeMonths)) },
    { label: t('fields.remainingLife'), value: months(book.remainingLifeMonths) },
    { label: t('fields.residualValue'), value: own(overrides.residualValue !== null, <Amount value={book.residualValue} />) },
    { label: t('fields.convention'), value: own(overrides.convention !== null, t(`enums:convention.${book.convention}`)) },
    ...(book.convention === 'actual_days' ? [{ label: t('fields.dayCount'), value: t(`enums:dayCount.${book.dayCount}`) }] : []),
    ...(book.method === 'declining_balance' || book.method === 'accelerated' ? [{ label: t('fields.basis'), value: t(`enums:basis.${book.basis}`) }] : []),
    { label: t('fields.rounding'), value: t(`enums:rounding.${book.rounding}`) },
    { label: t('fields.fullyDepreciatedOn'), value: date(book.fullyDepreciatedOn) },
  ];
  return <Details items={items} />;
}

function Accounts({ asset }: { asset: Asset }) {
  const { t } = useTranslation('asset');
  const account = (of: Asset['ledgerAccount']): ReactNode => (
    <span>
      <Code>{of.code}</Code> <Name of={of} />
    </span>
  );
  const items: Items = [
    { label: t('fields.ledgerAccount'), value: account(asset.ledgerAccount) },
    { label: t('fields.accumulatedAccount'), value: account(asset.accumulatedDepreciationAccount) },
    { label: t('fields.expenseAccount'), value: account(asset.depreciationAccount) },
  ];
  return <Details items={items} />;
}

function Opening({ opening }: { opening: NonNullable<Asset['opening']> }) {
  const { t } = useTranslation('asset');
  const items: Items = [
    { label: t('fields.depreciatedThrough'), value: date(opening.depreciatedThrough) },
    { label: t('fields.accumulated'), value: <Amount value={opening.accumulatedDepreciation} /> },
    { label: t('fields.impairment'), value: <Amount value={opening.accumulatedImpairment} /> },
    { label: t('fields.surplus'), value: <Amount value={opening.revaluationSurplus} /> },
  ];
  return <Details items={items} />;
}

function Cover({ asset }: { asset: Asset }) {
  const { t } = useTranslation('asset');
  const { insurance } = asset;
  const items: Items = [
    { label: t('fields.warrantyEnd'), value: date(asset.warrantyEnd) },
    { label: t('fields.insurer'), value: text(insurance?.insurer ?? null) },
    { label: t('fields.policy'), value: code(insurance?.policy ?? null) },
    { label: t('fields.insuredValue'), value: insurance?.insuredValue === undefined || insurance.insuredValue === null ? NOTHING : <Amount value={insurance.insuredValue} currency={asset.currency} /> },
    { label: t('fields.insuranceStart'), value: date(insurance?.startsOn ?? null) },
    { label: t('fields.insuranceEnd'), value: date(insurance?.endsOn ?? null) },
  ];
  return <Details items={items} />;
}
