import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../i18n/format.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBook } from '../../state/book.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useAct } from '../../state/useAct.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';
import { Button, Code, ErrorPanel, Page, PageHeader, StepBar } from '../../ui/index.ts';
import { ConfirmStep } from './ConfirmStep.tsx';
import css from './disposals.module.css';
import { DoneStep } from './DoneStep.tsx';
import { EffectStep } from './EffectStep.tsx';
import { emptyForm, problemsOf, requestOf, requestOfSeveral, STEPS, type DisposalForm, type Problems, type Step } from './form.ts';
import { HowStep } from './HowStep.tsx';
import { useLeaving } from './leaving.ts';
import { useAssets, type Asset } from './useAssets.ts';
import { usePreview } from './usePreview.ts';
import { WhatStep } from './WhatStep.tsx';

interface WizardProps {
  assetIds: readonly string[];
  /** Something else comes in its place: usually it is scrapped. */
  isReplaced: boolean;
  onRestart: () => void;
}

/** Four questions, one after the other; what was entered stays while one goes back and forth. Nothing is posted before the last. */
export function Wizard({ assetIds: initialIds, isReplaced, onRestart }: WizardProps) {
  const { t } = useTranslation('disposals');
  const book = useBook();
  const back = useNavigation((state) => state.back);
  const [assetIds, setAssetIds] = useState(initialIds);
  const [initial] = useState<DisposalForm>(() => emptyForm(today(), book, isReplaced ? { type: 'SCRAP', reason: t('replaced') } : {}));
  const [form, setForm] = useState(initial);
  const [step, setStep] = useState<Step>('what');
  const [isAsked, setAsked] = useState(false);
  const assets = useAssets(assetIds);
  const { components, leaving, isRead } = useLeaving(form, assetIds);
  const leavingAssets = useAssets(leaving);
  const one = useAct('disposals.create');
  const several = useAct('disposals.createSeveral');
  const isPosting = one.isPending || several.isPending;
  const posted = one.data === undefined ? (several.data?.items ?? null) : [one.data];
  const preview = usePreview(form, leaving, form.date, (step === 'effect' || step === 'confirm') && !isPosting && posted === null);
  useUnsavedChanges(posted === null && (form !== initial || step !== 'what' || assetIds !== initialIds));
  const panel = useFocusOnStep(posted === null ? step : 'done');
  const problems: Problems = isAsked ? problemsOf(form, step, step === 'what' ? assetIds : leaving) : {};
  const move = (to: Step): void => {
    setAsked(false);
    setStep(to);
  };
  const at = STEPS.indexOf(step);
  const next = STEPS[at + 1];
  const previous = STEPS[at - 1];
  const failed = one.error ?? several.error;
  const post = (): void => {
    const { fingerprint } = preview;
    if (fingerprint === null || form.date === null) return;
    // Looked at again before it is posted: what the book would do now is not what was seen.
    const onError = ({ error }: { error: { code: string } }): void => {
      if (error.code !== 'PREVIEW_STALE') return;
      move('effect');
      preview.refetch();
    };
    const [first = ''] = leaving;
    if (leaving.length > 1) several.mutate({ ...requestOfSeveral(form, leaving, form.date), fingerprint }, { onError });
    else one.mutate({ ...requestOf(form, first, form.date), fingerprint }, { onError });
  };
  const submit = (): void => {
    setAsked(true);
    if (!isRead || Object.keys(problemsOf(form, step, step === 'what' ? assetIds : leaving)).length > 0) return;
    if (step === 'effect' && preview.fingerprint === null) return;
    if (next === undefined) post();
    else move(next);
  };
  const set = (part: Partial<DisposalForm>): void => setForm((current) => ({ ...current, ...part }));
  return (
    <Page>
      <PageHeader title={<Title assets={assets} />} {...(assets.length === 1 ? { above: <Above asset={assets[0]} /> } : {})} />
      {failed !== null && <ErrorPanel error={failed.error} />}
      <section className={css.wizard} ref={panel} tabIndex={-1} aria-label={t(posted === null ? `steps.${step}` : 'done.label')}>
        <div className={css.steps}>
          <StepBar label={t('steps.label')} steps={STEPS.map((name) => t(`steps.${name}`))} current={posted === null ? at : STEPS.length} />
        </div>
        {posted !== null ? (
          <div className={css.body}>
            <DoneStep acts={posted} type={form.type} isReplaced={isReplaced} onRestart={onRestart} />
          </div>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <div className={css.body}>
              {step === 'what' && <WhatStep form={form} set={set} assets={assets} assetIds={assetIds} setAssetIds={setAssetIds} components={components} problems={problems} />}
              {step === 'how' && <HowStep form={form} set={set} assets={leavingAssets} problems={problems} />}
              {step === 'effect' && <EffectStep form={form} set={set} assetIds={leaving} preview={preview} />}
              {step === 'confirm' && <ConfirmStep form={form} set={set} preview={preview} />}
            </div>
            <div className={css.foot}>
              <Button variant="quiet" isDisabled={isPosting} onPress={back}>
                {t('common:cancel')}
              </Button>
              <span className={css.push} />
              {previous !== undefined && (
                <Button isDisabled={isPosting} onPress={() => move(previous)}>
                  {t('common:back')}
                </Button>
              )}
              <Button variant="primary" type="submit" isBusy={isPosting} isDisabled={(step === 'effect' || step === 'confirm') && preview.fingerprint === null}>
                {next !== undefined ? t('common:continue') : one.asksApproval ? t('approvals:send') : t('confirm.post', { count: leaving.length })}
              </Button>
            </div>
          </form>
        )}
      </section>
    </Page>
  );
}

/** The panel takes the focus as a step begins, so that keys and readers go on from its top. */
function useFocusOnStep(step: string): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  const seen = useRef(step);
  useEffect(() => {
    if (seen.current === step) return;
    seen.current = step;
    panel.current?.focus();
  }, [step]);
  return panel;
}

function Title({ assets }: { assets: readonly Asset[] }) {
  const { t } = useTranslation('disposals');
  const nameOf = useNameOf();
  const [only] = assets;
  if (only === undefined) return <>{t('title.none')}</>;
  return <bdi>{assets.length === 1 ? t('title.one', { asset: nameOf(only) }) : t('title.several', { count: assets.length })}</bdi>;
}

function Above({ asset }: { asset: Asset | undefined }) {
  const nameOf = useNameOf();
  if (asset === undefined) return null;
  return (
    <>
      <Code>{asset.assetNumber}</Code>
      <bdi>{nameOf({ name: asset.category, nameAr: asset.categoryAr })}</bdi>
      {asset.locationName !== null && <bdi>{nameOf({ name: asset.locationName, nameAr: asset.locationNameAr })}</bdi>}
    </>
  );
}
