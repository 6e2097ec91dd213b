import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { joinClasses } from '../../ui/joinClasses.ts';
import { Amount, Button, Popover } from '../../ui/index.ts';
import { explainFigure, type Line } from './explanation.ts';
import css from './pools.module.css';
import type { Computed } from './PoolsScreen.tsx';

interface PoolFigureProps {
  pool: Computed['pools'][number];
  name: string;
  year: number;
}

/** A figure that tells how it came about, line by line down to its total. */
export function PoolFigure({ pool, name, year }: PoolFigureProps) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const amount = pool.figures[name]?.amount ?? null;
  const title = t('explain.title', { figure: t(`figure.${name}`), pool: pool.pool, year: format.year(year) });
  if (amount === null) return null;
  return (
    <Popover
      label={title}
      placement="bottom end"
      trigger={
        <Button variant="link">
          <Amount value={amount} />
        </Button>
      }
    >
      <Explained title={title} pool={pool} name={name} year={year} />
    </Popover>
  );
}

function Explained({ title, pool, name, year }: PoolFigureProps & { title: string }) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  const { sentences, lines, total } = explainFigure(pool, name, year, t, format);
  return (
    <div className={css.explained}>
      <h3>{title}</h3>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {lines.length > 0 && (
        <div className={css.sum}>
          {lines.map((line) => (
            <SumLine key={line.label} line={line} />
          ))}
          <SumLine line={total} isTotal />
        </div>
      )}
    </div>
  );
}

function SumLine({ line, isTotal = false }: { line: Line; isTotal?: boolean }) {
  return (
    <div className={joinClasses(css.line, isTotal && css.total)}>
      <span>{line.label}</span>
      <span className={css.value}>
        <Amount value={line.value} />
      </span>
    </div>
  );
}
