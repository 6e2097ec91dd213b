import { useRef, useState, type FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/errorText.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { Button, Card, Checkbox, Chip, Code, Select, StatusChip, TextField } from '../../ui/index.ts';
import css from './counts.module.css';
import type { Condition, WholeCount } from './counts.ts';
import { LocationField } from './LocationField.tsx';
import { beep } from './sound.ts';
import { useScans, type Seen } from './useScans.ts';

const CONDITIONS = ['GOOD', 'FAIR', 'DAMAGED', 'UNUSABLE'] as const satisfies readonly Condition[];

/** What a scan came to, in a sentence: read aloud, and beside the code. */
function useSentence(): (seen: Seen) => string {
  const { t } = useTranslation('counts');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const nameOf = useNameOf();
  return ({ code, answer, refusal }) => {
    if (refusal !== null) {
      const { what, next } = errorText(errors, format, refusal);
      return `${what} ${next ?? ''}`.trim();
    }
    if (answer === null) return '';
    const { line, isRepeat } = answer;
    const place = line.bookLocation === null ? t('nowhere') : nameOf(line.bookLocation);
    const sentence = isolate(t(`said.${line.outcome}`, { code, asset: line.asset === null ? code : nameOf(line.asset), place }));
    return isRepeat ? `${sentence} ${t('said.repeat')}` : sentence;
  };
}

/** Where codes arrive, from a scanner or from fingers. The field keeps the focus: a scanner types into whatever has it. */
export function ScanBox({ count }: { count: WholeCount }) {
  const { t } = useTranslation('counts');
  const box = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState('');
  const [location, setLocation] = useState('');
  const [condition, setCondition] = useState<Condition | ''>('');
  const [isLoud, setLoud] = useState(true);
  const { seen, waiting, scan } = useScans(count.countId, ({ answer }) => isLoud && beep(answer?.line.outcome ?? 'refused'));
  const field = (): HTMLInputElement | null => box.current?.querySelector<HTMLInputElement>('[data-scan] input') ?? null;
  /** A press on nothing in particular takes the focus nowhere; another field or button may have it. */
  const keepFocus = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null) requestAnimationFrame(() => document.activeElement === document.body && field()?.focus());
  };
  return (
    <Card title={t('scan.title')} actions={<Checkbox isSelected={isLoud} onChange={setLoud}>{t('scan.sound')}</Checkbox>}>
      <form
        ref={box}
        className={css.scan}
        onSubmit={(event) => {
          event.preventDefault();
          const code = typed.trim();
          if (code === '') return;
          scan({ code, ...(location === '' ? {} : { location }), ...(condition === '' ? {} : { condition }) });
          setTyped('');
          field()?.focus();
        }}
      >
        <div className={css.code} data-scan onBlur={keepFocus}>
          <TextField label={t('scan.code')} description={t('scan.more')} value={typed} onChange={setTyped} dir="ltr" maxLength={120} autoFocus />
        </div>
        <LocationField label={t('scan.location')} value={location} onChange={setLocation} placeholder={t('scan.anywhere')} />
        <Select label={t('scan.condition')} value={condition === '' ? 'NONE' : condition} onChange={(value) => setCondition(value === 'NONE' ? '' : value)} options={[{ value: 'NONE' as const, label: t('scan.notSaid') }, ...CONDITIONS.map((value) => ({ value, label: t(`enums:condition.${value}`) }))]} />
        <div className={css.record}>
          <Button type="submit" isDisabled={typed.trim() === ''}>
            {t('scan.record')}
          </Button>
        </div>
      </form>
      <LastSeen seen={seen} waiting={waiting} />
    </Card>
  );
}

function LastSeen({ seen, waiting }: { seen: readonly Seen[]; waiting: number }) {
  const { t } = useTranslation('counts');
  const sentence = useSentence();
  const [newest] = seen;
  return (
    <>
      <p className="visuallyHidden" role="status" aria-live="assertive">
        {newest !== undefined && <span key={newest.id}>{sentence(newest)}</span>}
      </p>
      {seen.length > 0 && (
        <ol className={css.seen} aria-label={t('scan.last')}>
          {seen.map((one) => (
            <li key={one.id}>
              {one.answer === null ? <Chip tone="bad">{t('scan.refused')}</Chip> : <StatusChip status={one.answer.line.outcome} kind="countOutcome" />} {one.answer?.line.outcome !== 'UNREGISTERED' && <Code>{one.answer?.line.asset?.assetNumber ?? one.code}</Code>} <span>{sentence(one)}</span>
            </li>
          ))}
        </ol>
      )}
      {waiting > 0 && <p className={css.note}>{t('scan.waiting', { count: waiting })}</p>}
    </>
  );
}
