import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_TYPES } from '#shared/contract/shapes.ts';
import { useCommand } from '../../api/queries.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { Amount, Button, Details, Dialog, ErrorPanel, Select, Stack, Switch, TextField } from '../../ui/index.ts';
import type { Account } from './Accounts.tsx';

type AccountType = (typeof ACCOUNT_TYPES)[number];

/** What an account is called may change; what it is, not: figures stand on it. */
export function AccountEditor({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'enums', 'common']);
  const [code, setCode] = useState(account?.code ?? '');
  const [name, setName] = useState(account?.name ?? '');
  const [nameAr, setNameAr] = useState(account?.nameAr ?? '');
  const [type, setType] = useState<AccountType | ''>(account?.type ?? '');
  const [isActive, setActive] = useState(account?.isActive ?? true);
  const [isTried, setTried] = useState(false);
  const create = useCommand('accounts.create');
  const update = useCommand('accounts.update');
  const show = useToasts((state) => state.show);
  const errors = useFieldErrors(create.error ?? update.error, ['code', 'name', 'nameAr', 'type']);
  const needed = (value: string): string | null => (isTried && value.trim() === '' ? t('common:required') : null);
  const save = async (): Promise<void> => {
    setTried(true);
    if (code.trim() === '' || name.trim() === '' || type === '') return;
    const names = { code: code.trim(), name: name.trim(), nameAr: nameAr.trim() || null };
    if (account === null) await create.mutateAsync({ ...names, type });
    else await update.mutateAsync({ account: account.id, ...names, isActive });
    show('ok', t('common:saved'));
    onClose();
  };
  return (
    <Dialog
      title={account === null ? t('add') : t('edit', { code: account.code })}
      isOpen
      onClose={onClose}
      size="narrow"
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="account" isBusy={create.isPending || update.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id="account"
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is shown in the form.
          save().catch(() => undefined);
        }}
      >
        <Stack>
          {errors.rest !== null && <ErrorPanel error={errors.rest} />}
          <TextField label={t('code')} value={code} onChange={setCode} dir="ltr" maxLength={40} isRequired autoFocus error={errors.of('code') ?? needed(code)} />
          <TextField label={t('enums:field.name')} value={name} onChange={setName} maxLength={200} isRequired error={errors.of('name') ?? needed(name)} />
          <TextField label={t('enums:field.nameAr')} value={nameAr} onChange={setNameAr} lang="ar" dir="rtl" maxLength={200} error={errors.of('nameAr')} />
          <Select
            label={t('type')}
            value={type}
            onChange={setType}
            isRequired
            isDisabled={account !== null}
            options={ACCOUNT_TYPES.map((value) => ({ value, label: t(`enums:accountType.${value}`) }))}
            error={errors.of('type') ?? needed(type)}
          />
          {account !== null && (
            <>
              <Details items={[{ label: t('balance'), value: <Amount value={account.balance} /> }]} />
              <Switch isSelected={isActive} onChange={setActive}>
                {t('activeHint')}
              </Switch>
            </>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
