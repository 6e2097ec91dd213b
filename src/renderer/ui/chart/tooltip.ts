import type { Format } from '../../i18n/format.ts';
import css from './chart.module.css';
import type { ChartColours, ChartDescription } from './option.ts';

/** Made of elements, not of HTML text: a name from the book can never become markup. */
export function tooltipOf(chart: ChartDescription, index: number, format: Format, colours: ChartColours): HTMLElement {
  const box = document.createElement('div');
  box.className = css.tip ?? '';
  box.dir = format.settings.language === 'ar' ? 'rtl' : 'ltr';
  const head = document.createElement('div');
  head.className = css.tipHead ?? '';
  head.textContent = chart.categories[index] ?? '';
  box.append(head);
  const told = new Set<string>();
  for (const series of chart.series) {
    const value = series.values[index];
    // Where the halves of a line meet, both have the value.
    if (value === null || value === undefined || told.has(series.name)) continue;
    told.add(series.name);
    const row = document.createElement('div');
    row.className = css.tipRow ?? '';
    const name = document.createElement('span');
    name.textContent = series.name;
    name.style.borderInlineStart = `3px solid ${colours.tone(series.tone)}`;
    name.style.paddingInlineStart = '6px';
    const figure = document.createElement('bdi');
    figure.dir = 'ltr';
    figure.textContent = format.amount(value);
    row.append(name, figure);
    box.append(row);
  }
  for (const point of chart.marks?.points ?? []) {
    if (point.category !== index) continue;
    const mark = document.createElement('div');
    mark.className = css.tipMark ?? '';
    mark.textContent = point.label;
    box.append(mark);
  }
  return box;
}
