import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../i18n/useFormat.ts';
import { Code, FromTo, Table } from '../../ui/index.ts';
import type { Field, Transfer } from './transfers.ts';
import css from './transfers.module.css';

type Side = Transfer['from'];

/** A place or category by its name in the language on screen; a dash where there is none. */
function PlaceName({ side, field, withCode = false }: { side: Side; field: Field; withCode?: boolean }) {
  const nameOf = useNameOf();
  const place = side[field];
  if (place === null) return <>—</>;
  return (
    <>
      <bdi>{nameOf(place)}</bdi>
      {withCode && place.code !== null && (
        <>
          {' '}
          <Code>{place.code}</Code>
        </>
      )}
    </>
  );
}

/** What a transfer changes, in a line each. */
export function MoveLines({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('transfers');
  return (
    <ul className={css.moves}>
      {transfer.changes.map((field) => (
        <li key={field}>
          <span className={css.quiet}>{t(`fields.${field}`)}</span> <FromTo label={t('becomes')} from={<PlaceName side={transfer.from} field={field} />} to={<PlaceName side={transfer.to} field={field} />} />
        </li>
      ))}
    </ul>
  );
}

/** The same as a table, with codes. */
export function MoveTable({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('transfers');
  return (
    <Table
      label={t('page.changes')}
      rows={transfer.changes}
      rowKey={(field) => field}
      columns={[
        { id: 'field', label: t('page.what'), kind: 'quiet', cell: (field) => t(`fields.${field}`) },
        { id: 'from', label: t('page.from'), cell: (field) => <PlaceName side={transfer.from} field={field} withCode /> },
        { id: 'to', label: t('page.to'), cell: (field) => <PlaceName side={transfer.to} field={field} withCode /> },
      ]}
    />
  );
}
