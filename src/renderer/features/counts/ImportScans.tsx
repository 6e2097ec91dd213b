import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import type { UsoolError } from '#shared/errors.ts';
import { useCommand } from '../../api/queries.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Code, Count, Details, Dialog, ErrorPanel, Stack, Table } from '../../ui/index.ts';
import css from './counts.module.css';
import type { WholeCount } from './counts.ts';
import { LocationField } from './LocationField.tsx';

type Imported = Output<'counts.importScans'>;

/** A file of scans: chosen, read, and told what became of each row that was not understood. */
export function ImportScans({ count, onClose }: { count: WholeCount; onClose: () => void }) {
  const { t } = useTranslation('counts');
  const choose = useCommand('counts.chooseFile');
  const read = useCommand('counts.importScans');
  const [location, setLocation] = useState('');
  const isBusy = choose.isPending || read.isPending;
  const error = choose.error ?? read.error;
  const start = (): void =>
    choose.mutate({}, { onSuccess: (answer) => !answer.cancelled && read.mutate({ countId: count.countId, fileId: answer.value.fileId, ...(location === '' ? {} : { location }) }) });
  return (
    <Dialog
      title={t('import.title')}
      isOpen
      onClose={onClose}
      isDismissable={!isBusy}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            {t('import.close')}
          </Button>
          <Button variant="primary" isBusy={isBusy} onPress={start}>
            {t(read.data === undefined ? 'import.choose' : 'import.another')}
          </Button>
        </>
      }
    >
      <Stack>
        {error !== null && <ErrorPanel error={error.error} />}
        {read.data === undefined ? (
          <>
            <p className={css.note}>{t('import.text')}</p>
            <LocationField label={t('import.location')} value={location} onChange={setLocation} placeholder={t('scan.anywhere')} />
          </>
        ) : (
          <Result imported={read.data} />
        )}
      </Stack>
    </Dialog>
  );
}

function Result({ imported }: { imported: Imported }) {
  const { t } = useTranslation('counts');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const outcomes = (Object.keys(imported.byOutcome) as (keyof Imported['byOutcome'])[]).filter((outcome) => imported.byOutcome[outcome] > 0);
  return (
    <>
      <div role="status">
        <Details
          items={[
            { label: t('import.recorded'), value: <Count value={imported.recorded} /> },
            { label: t('import.repeated'), value: <Count value={imported.repeated} /> },
            ...outcomes.map((outcome) => ({ label: t(`enums:countOutcome.${outcome}`), value: <Count value={imported.byOutcome[outcome]} /> })),
            { label: t('import.problems'), value: <Count value={imported.problemsTotal} /> },
          ]}
        />
      </div>
      {imported.problems.length > 0 && (
        <Table
          label={t('import.problems')}
          rows={imported.problems}
          rowKey={({ row }) => row}
          columns={[
            { id: 'row', label: t('import.row'), kind: 'figure', cell: ({ row }) => <Count value={row} /> },
            { id: 'code', label: t('scan.code'), kind: 'tight', cell: ({ code }) => <Code>{code}</Code> },
            { id: 'why', label: t('import.why'), cell: ({ error }) => errorText(errors, format, error as UsoolError).what },
          ]}
        />
      )}
    </>
  );
}
