import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DIFFERENCE_TYPES } from '#shared/contract/reconciliation.ts';
import { useCommand } from '../../api/queries.ts';
import { useBook } from '../../state/book.ts';
import { useFieldErrors } from '../../state/useFieldErrors.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button, DateField, ErrorPanel, FormGrid, FormWide, MoneyField, Row, Select, TextArea, TextField } from '../../ui/index.ts';
import { isNothing, type Account } from './sheet.ts';

type DifferenceType = (typeof DIFFERENCE_TYPES)[number];

interface ExplainFormProps {
  period: string;
  account: Account;
  onDone: () => void;
}

/** Names a part of the difference: what it is, how much, and who settles it by when. */
export function ExplainForm({ period, account, onDone }: ExplainFormProps) {
  const { t } = useTranslation('reconciliation');
  const { t: enums } = useTranslation('enums');
  const { exponent } = useBook();
  const show = useToasts((state) => state.show);
  const explain = useCommand('reconciliation.explain');
  const [type, setType] = useState<DifferenceType>('timing');
  const [amount, setAmount] = useState<string | null>(isNothing(account.unexplained) ? '' : account.unexplained);
  const [note, setNote] = useState('');
  const [owner, setOwner] = useState('');
  const [clearBy, setClearBy] = useState<string | null>('');
  const errors = useFieldErrors(explain.error, ['type', 'amount', 'note', 'owner', 'clearBy']);
  const isHistoric = type === 'historic';
  const save = async (): Promise<void> => {
    if (amount === null || clearBy === null) return;
    await explain.mutateAsync({ period, account: account.accountId, type, amount: amount === '' ? '0' : amount, note, owner: owner === '' ? null : owner, clearBy: clearBy === '' ? null : clearBy });
    show('ok', t('explain.done'));
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        // A refusal is shown in the form.
        save().catch(() => undefined);
      }}
    >
      {errors.rest !== null && <ErrorPanel error={errors.rest} />}
      <FormGrid>
        <Select autoFocus label={t('explain.type')} value={type} onChange={setType} options={DIFFERENCE_TYPES.map((value) => ({ value, label: enums(`differenceType.${value}`) }))} description={t(`explain.about.${type}`)} error={errors.of('type')} />
        <MoneyField label={t('explain.amount')} description={t('explain.amountMore')} value={amount} onChange={setAmount} decimals={exponent} allowNegative currency={enums(`sideShort.${account.side}`)} isRequired error={errors.of('amount')} />
        <FormWide>
          <TextArea label={enums('field.note')} value={note} onChange={setNote} rows={2} maxLength={500} isRequired error={errors.of('note')} />
        </FormWide>
        <TextField label={enums('field.owner')} value={owner} onChange={setOwner} maxLength={200} isRequired={isHistoric} error={errors.of('owner')} />
        <DateField label={enums('field.clearBy')} value={clearBy} onChange={setClearBy} isRequired={isHistoric} error={errors.of('clearBy')} />
        <FormWide>
          <Row>
            <Button variant="primary" type="submit" isDisabled={note.trim() === ''} isBusy={explain.isPending}>
              {t('explain.save')}
            </Button>
            <Button onPress={onDone}>{t('common:cancel')}</Button>
          </Row>
        </FormWide>
      </FormGrid>
    </form>
  );
}
