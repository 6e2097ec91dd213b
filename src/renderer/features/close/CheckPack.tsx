import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Button, Code, Details, Dialog, ErrorPanel, Stack, TextField } from '../../ui/index.ts';
import css from './close.module.css';

const CHECKSUM = /^[0-9a-f]{8,64}$/i;

/** A checksum from paper against the book. */
export function CheckPack({ period, onClose }: { period: string; onClose: () => void }) {
  const { t } = useTranslation('packScreens');
  const { t: words } = useTranslation('export');
  const format = useFormat();
  const [checksum, setChecksum] = useState('');
  const [isWrong, setWrong] = useState(false);
  const command = useCommand('close.packCheck');
  const typed = checksum.replaceAll(/\s/g, '');
  const check = (): void => {
    setWrong(!CHECKSUM.test(typed));
    if (CHECKSUM.test(typed)) command.mutate({ period, checksum: typed });
  };
  return (
    <Dialog
      title={t('checking.title', { period: format.period(period) })}
      isOpen
      onClose={onClose}
      isDismissable={!command.isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={command.isPending}>
            {words('cancel')}
          </Button>
          <Button variant="primary" isBusy={command.isPending} onPress={check}>
            {t('checking.check')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('checking.about')}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            check();
          }}
        >
          <TextField label={t('checking.field')} value={checksum} dir="ltr" maxLength={100} autoFocus error={isWrong ? t('checking.wrong') : null} onChange={(next) => {
            setChecksum(next);
            command.reset();
          }} />
        </form>
        {command.data !== undefined && <Verdict found={command.data} />}
        {command.error !== null && <ErrorPanel error={command.error.error} />}
      </Stack>
    </Dialog>
  );
}

function Verdict({ found }: { found: Output<'close.packCheck'> }) {
  const { t } = useTranslation('packScreens');
  const format = useFormat();
  const differing = found.sections.filter(({ isSame }) => isSame === false);
  const Mark = found.matches ? CircleCheck : CircleX;
  return (
    <div role="status" className={css.verdict}>
      <strong className={found.matches ? css.isSame : css.isOther}>
        <Mark size={18} aria-hidden />
        {t(found.matches ? 'checking.same' : 'checking.other')}
      </strong>
      <p>{found.madeAt === null ? t('checking.unknown') : t('checking.made', { at: format.dateTime(found.madeAt), actor: found.madeBy ?? '' })}</p>
      {!found.matches && (
        <Details
          items={[
            { label: t('checking.now'), value: <span className={css.hash}><Code>{found.checksum}</Code></span> },
            ...(differing.length === 0 ? [] : [{ label: t('checking.differing'), value: format.list(differing.map(({ title }) => title[format.settings.language])) }]),
          ]}
        />
      )}
    </div>
  );
}
