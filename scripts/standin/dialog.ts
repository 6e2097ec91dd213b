/** dialog: the fixture's answer under test, else a small page of folders and files that asks the person. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { app } from './app.ts';
import { promptPage } from './chromium.ts';
import { control, type DialogAnswer } from './control.ts';
import { filePrompt, messagePrompt, type FolderListing } from './prompt.ts';

interface FileOptions {
  title?: string;
  defaultPath?: string;
  buttonLabel?: string;
  filters?: { name: string; extensions: string[] }[];
  properties?: string[];
}
interface MessageOptions {
  title?: string;
  message: string;
  detail?: string;
  buttons?: string[];
}

/** Electron allows the parent window first. */
const optionsOf = <T>(args: unknown[]): T => args.at(-1) as T;

function accepts(name: string, filters: FileOptions['filters']): boolean {
  const extensions = (filters ?? []).flatMap((filter) => filter.extensions);
  return extensions.length === 0 || extensions.includes('*') || extensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`));
}

function list(folder: string, filters: FileOptions['filters']): FolderListing {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'));
  const isFolder = (name: string): boolean => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
  const names = entries.map((entry) => entry.name).sort();
  return { folder, parent: dirname(folder), folders: names.filter(isFolder), files: names.filter((name) => !isFolder(name) && accepts(name, filters)) };
}

/** Native dialogs ask this themselves, in the system's language; this one knows of two. */
async function mayReplace(path: string): Promise<boolean> {
  const message = 'This file exists. Replace it? · هذا الملف موجود. هل تريد استبداله؟';
  return (await messagePrompt(await promptPage(), { message, detail: basename(path), buttons: ['Replace · استبدال', '✕'] })) === 0;
}

/** A folder: files are not shown, and the folder that is looked at is the answer where none is named. */
async function askFolder(start: string, options: FileOptions): Promise<string | null> {
  const folders = (folder: string): FolderListing => ({ ...list(folder, []), files: [] });
  return await filePrompt(await promptPage(), { title: options.title ?? 'Open', button: options.buttonLabel ?? 'Open', name: '.', listing: folders(start), list: folders });
}

async function askFile(kind: 'open' | 'save', options: FileOptions): Promise<DialogAnswer> {
  if (control.connected) return await control.answerTo(kind, options);
  const documents = existsSync(app.getPath('documents')) ? app.getPath('documents') : app.getPath('home');
  const suggested = options.defaultPath === undefined ? '' : resolve(documents, options.defaultPath);
  const start = suggested === '' ? documents : existsSync(dirname(suggested)) ? dirname(suggested) : documents;
  const chosen = options.properties?.includes('openDirectory') ? await askFolder(options.defaultPath ?? documents, options) : await filePrompt(await promptPage(), {
    title: options.title ?? (kind === 'open' ? 'Open' : 'Save'),
    button: options.buttonLabel ?? (kind === 'open' ? 'Open' : 'Save'),
    name: kind === 'save' ? basename(suggested) : '',
    listing: list(start, options.filters),
    list: (folder) => list(folder, options.filters),
  });
  if (chosen !== null && kind === 'save' && existsSync(chosen) && !(await mayReplace(chosen))) return { canceled: true };
  return chosen === null ? { canceled: true } : { canceled: false, filePath: chosen, filePaths: [chosen] };
}

export const dialog = {
  async showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const answer = await askFile('open', optionsOf(args));
    return { canceled: answer.canceled ?? answer.filePaths === undefined, filePaths: answer.filePaths ?? [] };
  },
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const answer = await askFile('save', optionsOf(args));
    return { canceled: answer.canceled ?? answer.filePath === undefined, filePath: answer.filePath ?? '' };
  },
  async showMessageBox(...args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    const options = optionsOf<MessageOptions>(args);
    const answer = control.connected ? await control.answerTo('message', options) : { response: await messagePrompt(await promptPage(), options) };
    return { response: answer.response ?? 0, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`);
  },
};
