import { useTranslation } from 'react-i18next';
import { CONVENTIONS, METHODS } from '#shared/contract/shapes.ts';
import { useOperation } from '../../api/queries.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { Chip, Disclosure, FormGrid, Select, type Option } from '../../ui/index.ts';
import type { ColumnsStepProps } from './ColumnsStep.tsx';
import css from './imports.module.css';
import { chooseWord, WORD_KINDS, wordsOf, type WordKind } from './mapping.ts';

type WordsProps = Pick<ColumnsStepProps, 'inspection' | 'mapping' | 'onMapping'>;

const STATUSES = ['IN_SERVICE', 'CAPITALIZED', 'DRAFT', 'DISPOSED'] as const;
const AS_WRITTEN = '-';
/** Charged whole in the first month. */
const WRITE_OFF = 'write off';

/** The file's own words for methods, conventions, statuses and categories, beside ours. */
export function Words(props: WordsProps) {
  const { t } = useTranslation('imports');
  const kinds = WORD_KINDS.filter((kind) => wordsOf(props.inspection, props.mapping, kind).length > 0);
  if (kinds.length === 0) return null;
  const count = kinds.reduce((sum, kind) => sum + wordsOf(props.inspection, props.mapping, kind).length, 0);
  // What a known format's words become is shown without asking; and what is not ours by now, for it may be nobody's.
  const isOpen = props.inspection.template !== null || (['depreciationMethod', 'convention', 'status'] as const).some((kind) => wordsOf(props.inspection, props.mapping, kind).some((word) => props.mapping.values[kind]?.[word] === undefined));
  return (
    <Disclosure title={t('words.title')} more={<Chip>{t('words.count', { count })}</Chip>} isPadded startsOpen={isOpen}>
      <p className={css.quiet}>{t('words.text')}</p>
      {kinds.map((kind) => (
        <WordsOfKind key={kind} kind={kind} {...props} />
      ))}
    </Disclosure>
  );
}

function WordsOfKind({ kind, inspection, mapping, onMapping }: WordsProps & { kind: WordKind }) {
  const { t } = useTranslation('imports');
  const { t: enums } = useTranslation('enums');
  const options = useMeanings(kind);
  const meanings = mapping.values[kind] ?? {};
  return (
    <div className={css.words}>
      <h3>{enums(`field.${kind}`)}</h3>
      <FormGrid>
        {wordsOf(inspection, mapping, kind).map((word) => {
          const meaning = meanings[word];
          const known = meaning === undefined || options.some((option) => option.value === meaning) ? options : [...options, { value: meaning, label: meaning }];
          return (
            <Select
              key={word}
              label={word}
              value={meaning ?? AS_WRITTEN}
              onChange={(next) => onMapping(chooseWord(mapping, kind, word, next === AS_WRITTEN ? null : next))}
              options={[{ value: AS_WRITTEN, label: t('words.asWritten') }, ...known]}
            />
          );
        })}
      </FormGrid>
    </div>
  );
}

/** What a word may mean to us. A declining balance may bring its factor with it. */
function useMeanings(kind: WordKind): Option[] {
  const { t } = useTranslation('imports');
  const { t: enums } = useTranslation('enums');
  const nameOf = useNameOf();
  const format = useFormat();
  const categories = useOperation('assetCategories.list', { activeOnly: true, size: 100 }, { enabled: kind === 'category' });
  if (kind === 'status') return STATUSES.map((value) => ({ value, label: value === 'DISPOSED' ? t('words.disposed') : enums(`status.${value}`) }));
  if (kind === 'category') return (categories.data?.items ?? []).map((category) => ({ value: category.code ?? category.name, label: nameOf(category), ...(category.code === null ? {} : { more: category.code }) }));
  if (kind === 'convention') return CONVENTIONS.map((value) => ({ value, label: enums(`convention.${value}`) }));
  const factored = ['1', '1.5', '2'].map((factor) => ({ value: `declining_balance:${factor}`, label: t('words.factor', { method: enums('method.declining_balance'), factor: format.rate(factor) }) }));
  return [...METHODS.map((value) => ({ value: value as string, label: enums(`method.${value}`) })), ...factored, { value: WRITE_OFF, label: t('words.writeOff') }];
}
