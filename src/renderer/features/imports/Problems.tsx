import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Card, Chip, Count, Pager, Table, TextField } from '../../ui/index.ts';
import { cellKey, sentenceOf, type CellFinding, type Drafts, type Edit } from './checking.ts';
import css from './imports.module.css';

interface ProblemsProps {
  problems: readonly CellFinding[];
  total: number;
  /** Corrections made before: what stands in a cell now. */
  edits: readonly Edit[];
  isBusy: boolean;
  onRecheck: (drafts: Drafts) => void;
}

const PAGE_SIZE = 20;

/** Every cell in the way, with its reason beside it and a field to put it right. */
export function Problems({ problems, total, edits, isBusy, onRecheck }: ProblemsProps) {
  const { t } = useTranslation('imports');
  const { t: enums } = useTranslation('enums');
  const [drafts, setDrafts] = useState<Drafts>({});
  const [page, setPage] = useState(0);
  const corrected = Object.keys(drafts).length;
  const numbered = problems.map((problem, index) => ({ problem, index })).slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (corrected === 0) return;
        onRecheck(drafts);
        setDrafts({});
        setPage(0);
      }}
    >
      <Card
        title={t('problems.title')}
        isPadded={false}
        actions={
          <>
            <Chip tone="bad">{t('problems.count', { count: total })}</Chip>
            <Button type="submit" size="small" variant="primary" isDisabled={corrected === 0} isBusy={isBusy}>
              {t('problems.recheck', { count: corrected })}
            </Button>
          </>
        }
      >
        <Table
          label={t('problems.title')}
          rows={numbered}
          rowKey={({ index }) => index}
          columns={[
            { id: 'row', label: t('problems.row'), kind: 'figure', width: '70px', cell: ({ problem }) => <Count value={problem.row} /> },
            { id: 'column', label: t('problems.column'), width: '24%', cell: ({ problem }) => (problem.column === null ? problem.field !== null && <span className={css.quiet}>{enums(`field.${problem.field}`)}</span> : <bdi>{problem.column}</bdi>) },
            { id: 'cell', label: t('problems.cell'), cell: ({ problem }) => <Cell problem={problem} edits={edits} drafts={drafts} onDrafts={setDrafts} /> },
          ]}
        />
        <Pager page={page} size={PAGE_SIZE} total={problems.length} onChange={setPage} />
        {total > problems.length && <p className={css.quietText}>{t('problems.more', { count: total - problems.length })}</p>}
      </Card>
    </form>
  );
}

/** What the finding says, in words. */
export function useSentence(group: 'problem' | 'warning'): (finding: CellFinding) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (finding) => sentenceOf(t, format, group, finding);
}

function Cell({ problem, edits, drafts, onDrafts }: { problem: CellFinding; edits: readonly Edit[]; drafts: Drafts; onDrafts: (drafts: Drafts) => void }) {
  const { t } = useTranslation('imports');
  const sentence = useSentence('problem')(problem);
  const { row, column, value } = problem;
  // What has no cell is put right where the columns are chosen.
  if (column === null) return <span className={css.bad}>{sentence}</span>;
  const key = cellKey(row, column);
  const edited = edits.find((edit) => edit.row === row && edit.column === column);
  return (
    <div className={css.cell}>
      <TextField label={t('problems.cellOf', { row, column })} isLabelHidden value={drafts[key]?.value ?? edited?.value ?? value ?? ''} onChange={(text) => onDrafts({ ...drafts, [key]: { row, column, value: text } })} maxLength={2000} error={sentence} />
    </div>
  );
}
