import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { request } from '../../api/client.ts';
import { useCommand } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useToasts } from '../../state/toasts.ts';
import { usePerform } from '../../state/usePerform.ts';
import { Button, Dialog, ErrorPanel, RadioGroup, Stack, Switch } from '../../ui/index.ts';
import css from './close.module.css';

type Choice = Required<Omit<Input<'app.saveClosePack'>, 'period'>>;

const FORMS = ['both', 'pdf', 'xlsx'] as const;
const LANGUAGES = ['en', 'ar', 'both'] as const;
/** As much of a checksum as one compares by eye. */
const SHOWN = 12;

interface PackDialogProps {
  period: string;
  isDraft: boolean;
  onClose: () => void;
}

/** What the pack of a month is to be: its language apart from that of the screen, its files, and whether the register is in it. */
export function PackDialog({ period, isDraft, onClose }: PackDialogProps) {
  const { t } = useTranslation('packScreens');
  const { t: words } = useTranslation('export');
  const format = useFormat();
  const [choice, setChoice] = useState<Choice>({ language: format.settings.language, form: 'both', register: false });
  const command = useCommand('app.saveClosePack');
  const { save } = useSaved(period, onClose, command);
  const { isPending } = command;
  return (
    <Dialog
      title={t(isDraft ? 'draftTitle' : 'title', { period: format.period(period) })}
      isOpen
      onClose={onClose}
      isDismissable={!isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isPending}>
            {words('cancel')}
          </Button>
          <Button variant="primary" isBusy={isPending} onPress={() => save(choice)}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('about')}</p>
        {isDraft && <p className={css.notice}>{t('aboutDraft')}</p>}
        <RadioGroup label={words('language')} value={choice.language} onChange={(language) => setChoice({ ...choice, language })} orientation="horizontal" options={LANGUAGES.map((value) => ({ value, label: words(`languages.${value}`) }))} />
        <RadioGroup label={t('form')} value={choice.form} onChange={(form) => setChoice({ ...choice, form })} orientation="horizontal" options={FORMS.map((value) => ({ value, label: t(`forms.${value}`) }))} />
        <Switch isSelected={choice.register} onChange={(register) => setChoice({ ...choice, register })}>
          {t('register')}
        </Switch>
        {isPending && <p role="status" className={css.quietText}>{t('busy')}</p>}
        {command.error !== null && <ErrorPanel error={command.error.error} />}
      </Stack>
    </Dialog>
  );
}

/** Asks where to, makes and writes it, says so with the beginning of its checksum. */
function useSaved(period: string, onDone: () => void, command: ReturnType<typeof useCommand<'app.saveClosePack'>>): { save: (choice: Choice) => void } {
  const { t } = useTranslation('packScreens');
  const { t: words } = useTranslation('export');
  const format = useFormat();
  const show = useToasts((state) => state.show);
  const perform = usePerform();
  return {
    save: (choice) =>
      command.mutate(
        { period, ...choice },
        {
          onSuccess: (answer) => {
            if (answer.cancelled) return;
            const { files, checksum } = answer.value;
            const reveal = { label: words('show'), perform: () => void perform(() => request('app.showLastExport', {})) };
            show('ok', t('saved', { period: format.period(period), count: files.length }), t('checksum', { checksum: checksum.slice(0, SHOWN) }), reveal);
            onDone();
          },
        },
      ),
  };
}
