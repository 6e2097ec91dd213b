import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import type { PlaceKind } from '../../state/navigation.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, Dialog, ErrorPanel, Stack, Switch, TextField } from '../../ui/index.ts';
import type { PlaceRecord } from './PlaceList.tsx';

/** The code names the place for good; everything else may change. */
export function PlaceEditor({ kind, place, onClose }: { kind: PlaceKind; place: PlaceRecord | null; onClose: () => void }) {
  const { t } = useTranslation(['places', 'common']);
  const [code, setCode] = useState(place?.code ?? '');
  const [name, setName] = useState(place?.name ?? '');
  const [nameAr, setNameAr] = useState(place?.nameAr ?? '');
  const [isActive, setActive] = useState(place?.isActive ?? true);
  const [isTried, setTried] = useState(false);
  const create = useCommand(`${kind}.create`);
  const update = useCommand(`${kind}.update`);
  const show = useToasts((state) => state.show);
  const errors = useFieldErrors(create.error ?? update.error, ['code', 'name', 'nameAr']);
  const needed = (value: string): string | null => (isTried && value.trim() === '' ? t('common:required') : null);
  const save = async (): Promise<void> => {
    setTried(true);
    if (code.trim() === '' || name.trim() === '') return;
    const names = { code: code.trim(), name: name.trim(), nameAr: nameAr.trim() || null };
    if (place === null) await create.mutateAsync(names);
    else await update.mutateAsync({ ...names, isActive });
    show('ok', t('common:saved'));
    onClose();
  };
  return (
    <Dialog
      title={place === null ? t(`${kind}.add`) : t('edit', { name: place.name })}
      isOpen
      onClose={onClose}
      size="narrow"
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="place" isBusy={create.isPending || update.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id="place"
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is shown in the form.
          save().catch(() => undefined);
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <TextField label={t('code')} value={code} onChange={setCode} dir="ltr" maxLength={40} isRequired isDisabled={place !== null} autoFocus={place === null} error={errors.of('code') ?? needed(code)} {...(place === null ? { description: t('codeHint') } : {})} />
          <TextField label={t('enums:field.name')} value={name} onChange={setName} maxLength={200} isRequired autoFocus={place !== null} error={errors.of('name') ?? needed(name)} />
          <TextField label={t('enums:field.nameAr')} value={nameAr} onChange={setNameAr} lang="ar" dir="rtl" maxLength={200} error={errors.of('nameAr')} />
          {place !== null && (
            <Switch isSelected={isActive} onChange={setActive}>
              {t('activeHint')}
            </Switch>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
