/** A pool's figure in sentences and lines, from the terms the engine gives. Nothing is calculated here. */
import type { TFunction } from 'i18next';
import type { Output } from '#shared/contract/index.ts';
import type { Format } from '../../i18n/format.ts';

type Pool = Output<'pools.compute'>['pools'][number];
type Term = Pool['figures'][string]['terms'][number];

export interface Line {
  label: string;
  /** A decimal string; what is taken away is negative. */
  value: string;
}

export interface FigureExplanation {
  sentences: string[];
  lines: Line[];
  total: Line;
}

function termLabel(term: Term, t: TFunction<'pools'>, format: Format): string {
  const name = term.of === 'vintage' ? (term.year === null ? t('term.vintageOpening') : t('term.vintage', { year: format.year(term.year) })) : t([`term.${term.of}`, `figure.${term.of}`]);
  return term.percent === null ? name : t('term.share', { name, amount: format.amount(term.amount), percent: format.percent(term.percent) });
}

/** A rate made of two, where it changed within the year. */
function rateSentence(pool: Pool, name: string, t: TFunction<'pools'>, format: Format): string | null {
  if (name !== 'depreciation' || pool.rateParts.length === 0) return null;
  const parts = pool.rateParts.map(({ percent, days }) => t('explain.ratePart', { percent: format.percent(percent), count: days }));
  return t('explain.mixedRate', { parts: parts.join(t('explain.and')), percent: format.percent(pool.percent) });
}

export function explainFigure(pool: Pool, name: string, year: number, t: TFunction<'pools'>, format: Format): FigureExplanation {
  const figure = pool.figures[name];
  if (figure === undefined) return { sentences: [], lines: [], total: { label: '', value: '0' } };
  const sentence = figure.rule === 'sum' ? t('rule.sum') : t(`rule.${figure.rule}`, { percent: format.percent(pool.percent), previous: format.year(year - 1) });
  return {
    sentences: [sentence, rateSentence(pool, name, t, format)].filter((text) => text !== null),
    lines: figure.terms.map((term) => ({ label: termLabel(term, t, format), value: term.value })),
    total: { label: t(`figure.${name}`), value: figure.amount },
  };
}
