import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const RENDERER = resolve(import.meta.dirname, '../../src/renderer');
const filesOf = (pattern: RegExp) =>
  readdirSync(RENDERER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => ({ name: relative(RENDERER, join(entry.parentPath, entry.name)), text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

describe('every word comes from the translations', () => {
  const screens = filesOf(/\.tsx$/);

  test.each(screens.map(({ name }) => name))('%s has no words between its tags', (name) => {
    const text = withoutComments(screens.find((screen) => screen.name === name)?.text ?? '');
    const words = [...text.matchAll(/<[A-Za-z][^<>]*>\s*([^<>{}]*\p{L}{2,}[^<>{}]*)\s*<\//gu)].map((match) => (match[1] ?? '').trim());
    expect(words).toEqual([]);
  });

  test.each(screens.map(({ name }) => name))('%s has no words in its attributes', (name) => {
    const text = withoutComments(screens.find((screen) => screen.name === name)?.text ?? '');
    const words = [...text.matchAll(/\s(?:label|title|placeholder|description|alt|aria-label|confirmLabel|text|empty)=(?:"|\{')([^"']*\p{L}{2,}[^"']*)(?:"|'\})/gu)].map((match) => match[1] ?? '');
    expect(words).toEqual([]);
  });
});

describe('styles follow the reading direction', () => {
  const PHYSICAL = /^\s*(?:(?:margin|padding)-(?:left|right|top|bottom)|border-(?:left|right|top|bottom)[\w-]*|(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height)|float|border-(?:top|bottom)-(?:left|right)-radius)\s*:/;
  const ALIGN = /^\s*text-align\s*:\s*(left|right)/;

  test.each(filesOf(/\.css$/).map(({ name }) => name))('%s uses logical properties only', (name) => {
    const lines = withoutComments(readFileSync(join(RENDERER, name), 'utf8')).split('\n');
    expect(lines.filter((line) => PHYSICAL.test(line))).toEqual([]);
    // The one exception: figures stand on the right in both directions, so that decimals line up.
    expect(lines.filter((line) => ALIGN.exec(line)?.[1] === 'left')).toEqual([]);
  });

  test('styles written in components do too', () => {
    const physical = /\b(marginLeft|marginRight|paddingLeft|paddingRight|borderLeft\w*|borderRight\w*|textAlign: 'left')\b/;
    expect(filesOf(/\.tsx?$/).filter(({ text }) => physical.test(withoutComments(text))).map(({ name }) => name)).toEqual([]);
  });

  test('colours come from the tokens', () => {
    const literal = /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i;
    const offenders = filesOf(/\.css$/).filter(({ name, text }) => !name.endsWith('tokens.css') && literal.test(withoutComments(text)));
    expect(offenders.map(({ name }) => name)).toEqual([]);
  });
});

describe('contrast', () => {
  const css = readFileSync(join(RENDERER, 'ui/theme/tokens.css'), 'utf8');
  const tokensOf = (block: string): Record<string, string> => Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
  const [lightBlock = '', darkBlock = ''] = css.split(":root[data-theme='dark']");
  const light = tokensOf(lightBlock);
  const themes: Record<string, Record<string, string>> = { light, dark: { ...light, ...tokensOf(darkBlock) } };

  function luminance(colour: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrast(one: string, other: string): number {
    const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (lighter + 0.05) / (darker + 0.05);
  }

  const TEXT: readonly [string, readonly string[]][] = [
    ['ink', ['bg', 'surface', 'surface-2', 'accent-soft']], ['ink-2', ['bg', 'surface', 'surface-2', 'accent-soft']], ['ink-3', ['bg', 'surface', 'surface-2', 'accent-soft']],
    ['accent', ['bg', 'surface', 'surface-2', 'accent-soft']], ['accent-ink', ['accent', 'accent-hover']], ['warn', ['surface', 'warn-soft']], ['bad', ['surface', 'bad-soft']], ['bad-ink', ['bad']], ['info', ['surface', 'info-soft']],
  ];

  test.each(Object.keys(themes))('text is readable in the %s theme', (theme) => {
    const tokens = themes[theme] ?? {};
    for (const [ink, surfaces] of TEXT) for (const surface of surfaces) expect(contrast(tokens[ink] ?? '', tokens[surface] ?? ''), `--${ink} on --${surface}`).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.keys(themes))('controls and the mark of focus can be made out in the %s theme', (theme) => {
    const tokens = themes[theme] ?? {};
    for (const line of ['control-line', 'accent', 'bad', 'posted']) for (const surface of ['surface', 'surface-2']) expect(contrast(tokens[line] ?? '', tokens[surface] ?? ''), `--${line} on --${surface}`).toBeGreaterThanOrEqual(3);
  });
});
