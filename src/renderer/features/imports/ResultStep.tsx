import { CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Amount, Button, Card, Code, Count, Details, Row } from '../../ui/index.ts';
import css from './imports.module.css';
import type { Committed } from './ImportsScreen.tsx';
import { UndoImport } from './UndoImport.tsx';

/** What came in, and where to go on; or back. */
export function ResultStep({ result, fileName, onRestart }: { result: Committed; fileName: string; onRestart: () => void }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { currency, openPeriod } = useBook();
  const go = useNavigation((state) => state.go);
  const list = useOperation('imports.list');
  const [isUndoing, setUndoing] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const isUndoable = list.data?.find((batch) => batch.batchId === result.batchId)?.undoable ?? false;
  return (
    <>
      <div ref={panel} tabIndex={-1} role="status" className={css.done}>
        <Card
          title={
            <span className={css.doneTitle}>
              <CircleCheck size={18} aria-hidden />
              {t('result.title', { count: result.created + result.updated + result.unchanged })}
            </span>
          }
        >
          <Details
            items={[
              { label: t('earlier.batch'), value: <Code>{result.batchId}</Code> },
              { label: t('earlier.created'), value: <Count value={result.created} /> },
              { label: t('earlier.updated'), value: <Count value={result.updated} /> },
              { label: t('result.unchanged'), value: <Count value={result.unchanged} /> },
              { label: t('totals.cost'), value: <Amount value={result.cost} currency={currency} /> },
              { label: t('totals.accumulatedDepreciation'), value: <Amount value={result.accumulatedDepreciation} currency={currency} /> },
              { label: t('totals.netBookValue'), value: <Amount value={result.netBookValue} currency={currency} /> },
            ]}
          />
        </Card>
      </div>
      <Row>
        <Button variant="primary" onPress={() => go('register')}>
          {t('result.register')}
        </Button>
        {openPeriod !== null && <Button onPress={() => go('close')}>{t('result.close', { period: format.period(openPeriod) })}</Button>}
        <Button onPress={onRestart}>{t('result.another')}</Button>
        {isUndoable && (
          <Button variant="quiet" onPress={() => setUndoing(true)}>
            {t('undo.this')}
          </Button>
        )}
      </Row>
      {isUndoing && <UndoImport batchId={result.batchId} fileName={fileName} onClose={() => setUndoing(false)} onDone={onRestart} />}
    </>
  );
}
