import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAboutSoftLock } from '../../api/softLock.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useMay } from '../../state/session.tsx';
import { Checkbox, ConfirmDialog, Stack } from '../../ui/index.ts';

interface Question {
  period: string;
  answer: (reason: string | null) => void;
}

/** Asks why something is posted in a soft-locked month. The reason can be kept for the rest of the session, for work that is many postings. */
export function SoftLockQuestion() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const mayPost = useMay()('periods.close');
  const [question, setQuestion] = useState<Question | null>(null);
  const [isKept, setKept] = useState(false);
  const kept = useRef(new Map<string, string>());
  useEffect(() => {
    if (!mayPost) return;
    askAboutSoftLock(async (period) => {
      const known = kept.current.get(period);
      if (known !== undefined) return known;
      return new Promise((answer) => {
        setKept(false);
        setQuestion((before) => {
          before?.answer(null);
          return { period, answer };
        });
      });
    });
    return () => askAboutSoftLock(null);
  }, [mayPost]);
  if (question === null) return null;
  const month = format.period(question.period);
  const end = (reason: string | null): void => {
    if (reason !== null && isKept) kept.current.set(question.period, reason);
    setQuestion(null);
    question.answer(reason);
  };
  return (
    <ConfirmDialog isOpen title={t('softLock.title', { period: month })} confirmLabel={t('softLock.post')} reason="required" onConfirm={end} onCancel={() => end(null)}>
      <Stack>
        <p>{t('softLock.text', { period: month })}</p>
        <Checkbox isSelected={isKept} onChange={setKept}>
          {t('softLock.keep', { period: month })}
        </Checkbox>
      </Stack>
    </ConfirmDialog>
  );
}
