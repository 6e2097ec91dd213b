import { describe, expect, test } from 'vitest';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { chartOption, type ChartColours, type ChartDescription } from '../../src/renderer/ui/chart/option.ts';

const colours: ChartColours = { tone: (tone) => `<${tone}>`, ink: '', quiet: '', line: '', surface: '', marker: '', font: '' };
const chart: ChartDescription = { categories: ['Jan 26', 'Feb 26'], series: [{ id: 'posted', name: 'Posted', kind: 'bar', tone: 'posted', values: ['100.50', null] }] };
const optionIn = (language: 'en' | 'ar', description = chart) => chartOption(description, createFormat({ language, digits: 'latin', calendar: 'gregorian' }), colours) as Record<string, Record<string, unknown>>;

describe('a chart', () => {
  test('runs from the right in Arabic, with its values where reading begins', () => {
    expect(optionIn('ar')['xAxis']).toMatchObject({ inverse: true });
    expect(optionIn('ar')['yAxis']).toMatchObject({ position: 'right' });
    expect(optionIn('en')['xAxis']).toMatchObject({ inverse: false });
    expect(optionIn('en')['yAxis']).toMatchObject({ position: 'left' });
  });

  test('lying down, it grows from the right in Arabic', () => {
    expect(optionIn('ar', { ...chart, isHorizontal: true })['xAxis']).toMatchObject({ type: 'value', inverse: true });
    expect(optionIn('ar', { ...chart, isHorizontal: true })['yAxis']).toMatchObject({ type: 'category', position: 'right' });
  });

  test('leaves out what is not there, and takes its colours from the tokens', () => {
    expect(optionIn('en')['series']).toMatchObject([{ data: [100.5, null], itemStyle: { color: '<posted>' } }]);
  });

  test('draws a marker at its category', () => {
    expect(optionIn('en', { ...chart, markers: [{ category: 1, label: 'today' }] })['series']).toMatchObject([{ markLine: { data: [{ name: 'today', xAxis: 1 }] } }]);
  });

  test('draws marks at their height, and none where nothing happened', () => {
    const marks = { name: 'event', points: [{ category: 1, value: '80.25', label: '5 Feb: Improvement' }] };
    expect(optionIn('en', { ...chart, marks })['series']).toMatchObject([{ id: 'posted' }, { type: 'scatter', data: [[1, 80.25]] }]);
    expect(optionIn('en')['series']).toHaveLength(1);
  });
});
