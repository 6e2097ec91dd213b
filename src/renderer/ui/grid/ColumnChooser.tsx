import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { Checkbox } from '../fields/Checkbox.tsx';
import { Popover } from '../overlay/Popover.tsx';
import css from './grid.module.css';

interface ColumnChooserProps {
  columns: readonly { id: string; label: string }[];
  visible: readonly string[];
  onChange: (visible: string[]) => void;
}

/** Which columns a grid shows. The last one cannot be hidden. */
export function ColumnChooser({ columns, visible, onChange }: ColumnChooserProps) {
  const { t } = useTranslation('ui');
  return (
    <Popover
      label={t('chooseColumns')}
      placement="bottom end"
      trigger={
        <Button size="small" icon={<Columns3 size={14} aria-hidden />}>
          {t('columns')}
        </Button>
      }
    >
      <div className={css.columnList}>
        {columns.map((column) => {
          const isVisible = visible.includes(column.id);
          return (
            <Checkbox key={column.id} isSelected={isVisible} isDisabled={isVisible && visible.length === 1} onChange={(isChosen) => onChange(columns.map(({ id }) => id).filter((id) => (id === column.id ? isChosen : visible.includes(id))))}>
              {column.label}
            </Checkbox>
          );
        })}
      </div>
    </Popover>
  );
}
