import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOperation } from '../../api/queries.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, Dialog, ErrorPanel, Menu, Stack, TextField, type MenuAction } from '../../ui/index.ts';
import type { ImportMapping } from './mapping.ts';

interface SavedMappingsProps {
  mapping: ImportMapping;
  /** Reads the file by a mapping of that name. */
  onUse: (name: string) => void;
}

/** Mappings that somebody kept under a name, for the next file of the same kind. */
export function SavedMappings({ mapping, onUse }: SavedMappingsProps) {
  const { t } = useTranslation('imports');
  const list = useOperation('imports.mappings');
  const [isNaming, setNaming] = useState(false);
  const actions: MenuAction[] = [
    { id: 'save', label: t('saved.save'), perform: () => setNaming(true) },
    ...(list.data ?? []).filter(({ builtIn }) => !builtIn).map(({ name }) => ({ id: `use ${name}`, label: name, perform: () => onUse(name) })),
  ];
  return (
    <>
      <Menu
        label={t('saved.title')}
        actions={actions}
        trigger={
          <Button size="small" icon={<Bookmark size={14} aria-hidden />}>
            {t('saved.title')}
          </Button>
        }
      />
      {isNaming && <NameMapping mapping={mapping} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameMapping({ mapping, onClose }: { mapping: ImportMapping; onClose: () => void }) {
  const { t } = useTranslation('imports');
  const save = useCommand('imports.saveMapping');
  const show = useToasts((state) => state.show);
  const [name, setName] = useState('');
  const isTaken = save.error?.error.code === 'DUPLICATE_CODE';
  const errors = useFieldErrors(isTaken ? null : save.error, ['name']);
  const isReady = name.trim() !== '';
  const submit = (): void =>
    save.mutate(
      { name: name.trim(), mapping },
      {
        onSuccess: () => {
          show('ok', t('saved.done', { name: name.trim() }));
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={t('saved.nameTitle')}
      isOpen
      size="narrow"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="import-mapping" isDisabled={!isReady} isBusy={save.isPending}>
            {t('saved.saveNow')}
          </Button>
        </>
      }
    >
      <form
        id="import-mapping"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) submit();
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <TextField label={t('saved.name')} description={t('saved.nameMore')} value={name} onChange={setName} maxLength={200} autoFocus error={isTaken ? t('saved.taken') : errors.of('name')} />
        </Stack>
      </form>
    </Dialog>
  );
}
