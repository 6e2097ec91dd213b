import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../i18n/useFormat.ts';
import { Amount, BilingualName, Checkbox, Code, StatusChip, Table, type TableColumn } from '../../ui/index.ts';
import css from './disposals.module.css';
import type { Problems } from './form.ts';
import { withItsOwn, type Component } from './leaving.ts';
import type { StepProps } from './WhatStep.tsx';

interface GoesAlongProps extends StepProps {
  /** The asset stays, and its components are chosen from; else all of them go with it. */
  isChosen: boolean;
  components: readonly Component[];
  problems: Problems;
}

const DISPOSABLE: ReadonlySet<string> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);

/** The components of what was chosen: those that go along, or those to choose from. */
export function GoesAlong({ form, set, isChosen, components, problems }: GoesAlongProps) {
  const { t } = useTranslation('disposals');
  const nameOf = useNameOf();
  // What a chosen component consists of goes with it.
  const taken = new Set(form.components.flatMap((id) => withItsOwn(components, id)));
  const choose = (id: string, isTaken: boolean): void => set({ components: isTaken ? [...form.components, id] : form.components.filter((other) => other !== id) });
  const columns: TableColumn<Component>[] = [
    ...(isChosen
      ? [
          {
            id: 'leaves',
            label: t('what.leaves'),
            kind: 'tight' as const,
            cell: ({ id, name, nameAr, status }: Component) => (
              <Checkbox label={t('what.leavesOne', { asset: nameOf({ name, nameAr }) })} isSelected={taken.has(id)} isDisabled={!DISPOSABLE.has(status) || (taken.has(id) && !form.components.includes(id))} onChange={(isTaken) => choose(id, isTaken)} />
            ),
          },
        ]
      : []),
    {
      id: 'asset',
      label: t('list.asset'),
      cell: (component) => (
        <span className={css.asset} style={{ paddingInlineStart: `${component.level - 1}rem` }}>
          <Code>{component.assetNumber}</Code> <BilingualName of={component} />
        </span>
      ),
    },
    { id: 'cost', label: t('what.cost'), kind: 'figure', cell: ({ cost }) => <Amount value={cost} /> },
    { id: 'carrying', label: t('figures.carrying'), kind: 'figure', cell: ({ netBookValue }) => <Amount value={netBookValue} /> },
    { id: 'status', label: t('list.status'), kind: 'tight', cell: ({ status }) => <StatusChip status={status} /> },
  ];
  const title = t(isChosen ? 'what.chooseComponents' : 'what.goAlong');
  return (
    <section>
      <h3 className={css.heading}>{title}</h3>
      {problems['components'] !== undefined && (
        <p className={css.bad} role="alert">
          {t('what.componentsNeeded')}
        </p>
      )}
      <Table label={title} rows={components} rowKey={({ id }) => id} columns={columns} />
    </section>
  );
}
