/** The stand-in's file prompt: a page of its own, beside the application's window, that answers with a path. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface FolderListing {
  folder: string;
  parent: string;
  folders: string[];
  files: string[];
}

interface FilePrompt {
  title: string;
  button: string;
  name: string;
  listing: FolderListing;
  list: (folder: string) => FolderListing;
}

const STYLE = `
  body { font: 14px "IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif; margin: 0; color: #17211c; background: #f6f7f6; display: flex; flex-direction: column; height: 100vh }
  h1 { font-size: 16px; margin: 16px 16px 4px } #folder { margin: 0 16px 8px; color: #4d5a53; unicode-bidi: plaintext; overflow-wrap: anywhere }
  ul { flex: 1; overflow: auto; list-style: none; margin: 0 16px; padding: 4px; background: #fff; border: 1px solid #cbd3ce; border-radius: 6px }
  li button { all: unset; display: block; width: 100%; padding: 5px 8px; border-radius: 4px; cursor: default; box-sizing: border-box } li button:hover, li button:focus { background: #e4f1ec }
  form { display: flex; gap: 8px; padding: 16px } input { flex: 1; font: inherit; padding: 6px 8px; border: 1px solid #cbd3ce; border-radius: 6px }
  form button { font: inherit; padding: 6px 16px; border: 1px solid #cbd3ce; border-radius: 6px; background: #fff } form button.main { background: #0b6b53; color: #fff; border-color: #0b6b53 }
  p { margin: 4px 16px; white-space: pre-wrap }`;

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Runs in the prompt's page. */
function drawFolder({ listing }: { listing: FolderListing }): void {
  const scope = window as unknown as { listing: FolderListing; go: (folder: string) => Promise<void> };
  scope.listing = listing;
  const items = document.querySelector('ul');
  const field = document.querySelector('input');
  const heading = document.querySelector('#folder');
  if (items === null || field === null || heading === null) return;
  heading.textContent = listing.folder;
  items.replaceChildren();
  const add = (label: string, act: () => void): HTMLButtonElement => {
    const button = Object.assign(document.createElement('button'), { textContent: label, type: 'button', onclick: act });
    items.append(Object.assign(document.createElement('li'), {}));
    items.lastElementChild?.append(button);
    return button;
  };
  const separator = listing.folder.includes('\\') ? '\\' : '/';
  if (listing.parent !== listing.folder) add(`..${separator}`, () => void scope.go(listing.parent));
  for (const name of listing.folders) add(`${name}${separator}`, () => void scope.go(`${listing.folder}${separator}${name}`));
  for (const name of listing.files) {
    const button = add(name, () => {
      field.value = name;
    });
    button.addEventListener('dblclick', () => document.querySelector('form')?.requestSubmit());
  }
}

/** The path chosen; null when the person cancels or closes the page. */
export async function filePrompt(page: Page, prompt: FilePrompt): Promise<string | null> {
  let current = prompt.listing;
  const answered = new Promise<string | null>((resolve) => {
    page.once('close', () => resolve(null));
    void page.exposeFunction('answer', (name: string | null) => resolve(name === null || name === '' ? null : /^([/\\]|[a-z]:)/i.test(name) ? name : join(current.folder, name)));
  });
  await page.exposeFunction('go', async (folder: string) => {
    current = prompt.list(folder);
    await page.evaluate(drawFolder, { listing: current });
  });
  const title = escapeHtml(prompt.title);
  await page.setContent(`<!doctype html><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1><div id="folder"></div><ul></ul>
    <form onsubmit="event.preventDefault();answer(document.querySelector('input').value)"><input autofocus dir="auto" value="${escapeHtml(prompt.name)}">
    <button type="button" onclick="answer(null)">✕</button><button class="main">${escapeHtml(prompt.button)}</button></form>`);
  await page.evaluate(drawFolder, { listing: current });
  await page.bringToFront();
  const path = await answered;
  await page.close().catch(() => undefined);
  return path;
}

/** The index of the button chosen; the last one when the page is closed. */
export async function messagePrompt(page: Page, options: { title?: string; message: string; detail?: string; buttons?: string[] }): Promise<number> {
  const buttons = options.buttons ?? ['OK'];
  const answered = new Promise<number>((resolve) => {
    page.once('close', () => resolve(buttons.length - 1));
    void page.exposeFunction('answer', (index: number) => resolve(index));
  });
  await page.setContent(`<!doctype html><meta charset="utf-8"><title>${escapeHtml(options.title ?? 'Usool')}</title><style>${STYLE}</style><h1 dir="auto">${escapeHtml(options.message)}</h1><p dir="auto">${escapeHtml(options.detail ?? '')}</p>
    <form onsubmit="event.preventDefault()">${buttons.map((label, index) => `<button type="button" onclick="answer(${index})">${escapeHtml(label)}</button>`).join('')}</form>`);
  await page.bringToFront();
  const index = await answered;
  await page.close().catch(() => undefined);
  return index;
}
