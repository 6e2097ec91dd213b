import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useOperation } from '../../api/queries.ts';
import type { ScreenParams } from '../../state/navigation.ts';
import { useUnsavedChanges } from '../../state/useUnsavedChanges.ts';
import { Button, Card, ErrorPanel, Page, PageHeader, Skeleton, StepBar } from '../../ui/index.ts';
import type { Edit } from './checking.ts';
import { CheckStep } from './CheckStep.tsx';
import { ChooseFile, type ChosenFile } from './ChooseFile.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import css from './imports.module.css';
import { withPresentColumns, type ImportMapping, type Layout } from './mapping.ts';
import { ResultStep } from './ResultStep.tsx';

export type Committed = Output<'imports.commit'>;

const STEPS = ['file', 'columns', 'check', 'done'] as const;
type Step = (typeof STEPS)[number];

/** A spreadsheet of assets into the book: choose it, say what its columns are, look at what comes of it, import it whole or not at all. */
export function ImportsScreen(_: { params: ScreenParams['imports'] }) {
  const { t } = useTranslation('imports');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [result, setResult] = useState<Committed | null>(null);
  const [step, setStep] = useState<Step>('file');
  useUnsavedChanges(file !== null && result === null);
  const restart = (): void => {
    setFile(null);
    setResult(null);
    setStep('file');
  };
  return (
    <Page>
      <PageHeader
        title={t('title')}
        subtitle={file === null ? t('subtitle') : <bdi>{file.fileName}</bdi>}
        {...(file === null || result !== null ? {} : { actions: <Button onPress={restart}>{t('otherFile')}</Button> })}
      />
      <Card>
        <StepBar label={t('stepsLabel')} steps={STEPS.map((one) => t(`steps.${one}`))} current={STEPS.indexOf(step)} />
      </Card>
      {file === null && (
        <>
          <ChooseFile
            onChoose={(chosen) => {
              setFile(chosen);
              setStep('columns');
            }}
          />
          <EarlierImports />
        </>
      )}
      {file !== null && result === null && (
        <FileImport
          key={file.fileId}
          file={file}
          step={step}
          onStep={setStep}
          onDone={(committed) => {
            setResult(committed);
            setStep('done');
          }}
        />
      )}
      {file !== null && result !== null && <ResultStep result={result} fileName={file.fileName} onRestart={restart} />}
    </Page>
  );
}

interface FileImportProps {
  file: ChosenFile;
  step: Step;
  onStep: (step: Step) => void;
  onDone: (result: Committed) => void;
}

/** One file on its way: how it is laid out, what its columns are, what was corrected. */
function FileImport({ file, step, onStep, onDone }: FileImportProps) {
  const { t } = useTranslation('imports');
  const [layout, setLayout] = useState<Layout>({});
  const [chosen, setChosen] = useState<ImportMapping | null>(null);
  const [edits, setEdits] = useState<readonly Edit[]>([]);
  const inspection = useOperation('imports.inspect', { fileId: file.fileId, ...layout }, { keepPrevious: true });
  if (inspection.error !== null) {
    return <ErrorPanel error={inspection.error.error} {...(Object.keys(layout).length === 0 ? {} : { actions: <Button onPress={() => setLayout({})}>{t('layout.reset')}</Button> })} />;
  }
  if (inspection.data === undefined) return <Skeleton lines={10} />;
  const mapping = chosen ?? withPresentColumns(inspection.data);
  // Cut another way, the file has other columns and other cells: what was said of the old ones does not hold.
  const recut = (next: Layout): void => {
    setLayout(next);
    setChosen(null);
    setEdits([]);
  };
  return (
    <div className={css.step}>
      {step === 'check' ? (
        <CheckStep file={file} mapping={mapping} edits={edits} onEdits={setEdits} onBack={() => onStep('columns')} onDone={onDone} />
      ) : (
        <ColumnsStep inspection={inspection.data} mapping={mapping} layout={layout} onMapping={setChosen} onLayout={recut} onContinue={() => onStep('check')} />
      )}
    </div>
  );
}
