import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { isolateCodes } from '../../i18n/isolateCodes.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Amount, BilingualName, Card, Chip, Code, JournalTable, Table } from '../../ui/index.ts';
import css from './construction.module.css';

type Preview = Output<'assets.completeConstruction.preview'>;
type Made = Preview['made'][number];

const costOf = ({ books }: Made): string | null => (books.find(({ postsToLedger }) => postsToLedger) ?? books[0])?.after.cost ?? null;

/** The assets that would come of the project, and the journal. */
export function WouldBe({ preview: { made, journal } }: { preview: Preview }) {
  const { t } = useTranslation('construction');
  const format = useFormat();
  const title = journal === null ? '' : t('journalOn', { date: format.gregorianDate(journal.date) });
  return (
    <>
      <Card title={t('complete.made')} isPadded={false}>
        <Table
          label={t('complete.made')}
          rows={made}
          rowKey={({ assetNumber }) => assetNumber}
          columns={[
            { id: 'asset', label: t('asset'), cell: (one) => <NewAsset asset={one} /> },
            { id: 'role', label: t('complete.role'), kind: 'quiet', cell: (one) => t(one === made[0] ? 'complete.mainRole' : 'complete.componentRole') },
            { id: 'cost', label: t('cost'), kind: 'figure', cell: (one) => <Amount value={costOf(one)} /> },
          ]}
        />
      </Card>
      {journal !== null && (
        <Card title={title} actions={<Chip tone="ok">{t('journal:balanced')}</Chip>} isPadded={false}>
          <p className={css.note}>{isolateCodes(journal.narration[format.settings.language])}</p>
          <JournalTable label={title} lines={journal.lines} totalDebit={journal.totalDebit} totalCredit={journal.totalCredit} />
        </Card>
      )}
    </>
  );
}

function NewAsset({ asset }: { asset: Made }) {
  return (
    <span className={css.asset}>
      <Code>{asset.assetNumber}</Code> <BilingualName of={asset} />
    </span>
  );
}
