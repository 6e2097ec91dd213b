import { useTranslation } from 'react-i18next';
import { Code } from '../../ui/index.ts';

export interface JournalSource {
  sourceType: string;
  source: string;
}

/** Kinds of source the texts know; another one is shown by its reference alone. */
const KNOWN = new Set(['capitalization', 'opening', 'depreciation_run', 'reversal', 'import', 'value_update', 'disposal', 'held_for_sale', 'transfer']);

/** Where a journal comes from, in words with its reference. */
export function SourceText({ journal }: { journal: JournalSource }) {
  const { t } = useTranslation('journal');
  return (
    <span>
      {KNOWN.has(journal.sourceType) && <>{t(`sourceType.${journal.sourceType}`)} </>}
      <Code>{journal.source}</Code>
    </span>
  );
}
