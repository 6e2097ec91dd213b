/** What can be held against a screen as it stands in the window. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };

/** The rules of WCAG 2.2 AA a machine can check: each violation as rule, element and reason. */
export async function violations(page: Page): Promise<string[]> {
  // Through the debugger, as the page's own policy lets no script in.
  await page.evaluate(AXE);
  const results = await page.evaluate((rules) => (window as unknown as { axe: { run: (root: Document, options: object) => Promise<AxeResults> } }).axe.run(document, rules), RULES);
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((check) => check.message).join('; ').slice(0, 240)}`));
}

/** Elements that make the page wider than its window; a table may scroll inside its own frame. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [document.documentElement, document.body, ...document.querySelectorAll('main, nav, header, [role="dialog"]')];
    return wide.filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0).map((element) => `${element.tagName.toLowerCase()} is ${element.scrollWidth} wide in ${element.clientWidth}`);
  });
}

/** Texts a person sees or hears, outside what is marked as English or as a code. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const isForeign = (element: Element): boolean => element.closest('[lang="en"], [dir="ltr"], code, kbd, script, style, [hidden]') !== null;
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent !== null && !isForeign(parent) && isShown(parent)) found.add(node.textContent ?? '');
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description', 'aria-roledescription']) {
      for (const element of document.querySelectorAll(`[${name}]`)) if (isShown(element) && element.closest('[lang="en"]') === null) found.add(element.getAttribute(name) ?? '');
    }
    return [...found].map((text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').trim()).filter((text) => text !== '');
  });
}
