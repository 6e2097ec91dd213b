import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Output, Parsed, ShellHandlers } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import type { RenderedReport } from '../ipc/host.ts';
import { BOOK_EXTENSION, safeFileName } from './fileNames.ts';
import { readChosen, saved, writeFileWhole } from './files.ts';
import { saveClosePack } from './packOperations.ts';
import { CANCELLED, chosen, take, type Shell } from './shell.ts';
import { text } from './texts.ts';

type FileNames = 'app.backupBook' | 'app.exportBook' | 'app.chooseImportFile' | 'counts.chooseFile' | 'app.chooseBalancesFile' | 'app.saveImportTemplate' | 'app.exportReport' | 'app.printReport' | 'app.exportJournals' | 'app.saveJournalExport' | 'app.saveClosePack' | 'app.showLastExport';

const IMPORT_LIMIT_MIB = 64;

async function bytesOf(shell: Shell, report: RenderedReport): Promise<Uint8Array> {
  if (report.kind === 'bytes') return report.bytes;
  const { landscape } = report;
  return await shell.assemblePdf(report, (html, { tagged }) => shell.printPdf(html, { landscape, tagged }));
}

async function backupBook(shell: Shell): Promise<Output<'app.backupBook'>> {
  const path = shell.openPath() ?? refuse('NO_BOOK_OPEN', {});
  const name = basename(path, extname(path));
  const suggested = text(shell.preferences.value.language, ['fileName', 'backup'], { name, date: shell.now().slice(0, 10) });
  const target = await shell.dialogs.save('backupBook', suggested, BOOK_EXTENSION);
  return target === null ? CANCELLED : chosen(saved(target, take(await shell.host.backup(target)).bytes));
}

/** A folder of its own inside the one that was chosen, whatever lies there already. */
function newFolder(parent: string, name: string): string {
  for (let copy = 1; ; copy += 1) {
    const path = join(parent, copy === 1 ? name : `${name} (${copy})`);
    if (!existsSync(path)) return path;
  }
}

/** Everything out, in a new folder. Answers what was written and the file that shows it. */
async function exportBook(shell: Shell): Promise<{ answer: Output<'app.exportBook'>; toShow: string | null }> {
  const book = shell.openPath() ?? refuse('NO_BOOK_OPEN', {});
  const parent = await shell.dialogs.folder('exportBook');
  if (parent === null) return { answer: CANCELLED, toShow: null };
  const { language } = shell.preferences.value;
  const folder = newFolder(parent, safeFileName(text(language, ['fileName', 'export'], { name: basename(book, extname(book)), date: shell.now().slice(0, 10) })));
  const { files, rows, bytes } = take(await shell.host.exportBook(folder));
  return { answer: chosen({ ...saved(folder, bytes), files, rows }), toShow: join(folder, `README.${language}.md`) };
}

interface Written {
  path: string;
  bytes: number;
}

async function exportReport(shell: Shell, input: Parsed<'app.exportReport'>): Promise<Written | null> {
  const report = take(await shell.host.renderReport(input));
  const path = await shell.dialogs.save('exportReport', basename(report.fileName, extname(report.fileName)), input.format);
  if (path === null) return null;
  const bytes = await bytesOf(shell, report);
  writeFileWhole(path, bytes);
  return { path, bytes: bytes.byteLength };
}

/** The place is asked for first: who thinks better of it has exported nothing. Once the book remembers the export, its file can be saved as often as it takes. */
async function exportJournals(shell: Shell, input: Parsed<'app.exportJournals'>): Promise<Written | null> {
  const { fingerprint: _, ...choice } = input;
  const { fileName, journals, exportedBefore } = take(await shell.host.dispatch('journals.export.preview', choice)) as Output<'journals.export.preview'>;
  if (journals === 0) refuse('NOTHING_TO_EXPORT', { from: choice.from, to: choice.to, exported: exportedBefore });
  const path = await askForJournals(shell, fileName);
  if (path === null) return null;
  const { exportId } = take(await shell.host.dispatch('journals.export', input)) as Output<'journals.export'>;
  return writeWhole(path, take(await shell.host.readJournalExport({ exportId })).bytes);
}

async function saveJournalExport(shell: Shell, input: Parsed<'app.saveJournalExport'>): Promise<Written | null> {
  const { fileName, bytes } = take(await shell.host.readJournalExport(input));
  const path = await askForJournals(shell, fileName);
  return path === null ? null : writeWhole(path, bytes);
}

const askForJournals = (shell: Shell, fileName: string): Promise<string | null> => shell.dialogs.save('exportJournals', basename(fileName, extname(fileName)), extname(fileName).slice(1));

function writeWhole(path: string, bytes: Uint8Array): Written {
  writeFileWhole(path, bytes);
  return { path, bytes: bytes.byteLength };
}

async function chooseTable(shell: Shell, kind: 'importFile' | 'scanFile'): Promise<Output<'app.chooseImportFile'>> {
  const path = await shell.dialogs.open(kind);
  if (path === null) return CANCELLED;
  const bytes = await readChosen(path, IMPORT_LIMIT_MIB);
  const { fileId } = take(await shell.host.stageFile(basename(path), bytes));
  return chosen({ fileId, fileName: basename(path), bytes: bytes.byteLength });
}

async function saveTemplate(shell: Shell, language: 'en' | 'ar'): Promise<Written | null> {
  const { fileName, bytes } = take(await shell.host.importTemplate({ language }));
  const path = await shell.dialogs.save('importTemplate', basename(fileName, extname(fileName)), extname(fileName).slice(1));
  return path === null ? null : writeWhole(path, bytes);
}

export function fileOperations(shell: Shell): Pick<ShellHandlers, FileNames> {
  let lastExport: string | null = null;
  const told = (result: Written | null): Output<'app.exportReport'> => {
    if (result === null) return CANCELLED;
    lastExport = result.path;
    return chosen(saved(result.path, result.bytes));
  };
  return {
    'app.backupBook': async () => await backupBook(shell),
    'app.exportBook': async () => {
      const { answer, toShow } = await exportBook(shell);
      if (toShow !== null) lastExport = toShow;
      return answer;
    },
    'app.chooseImportFile': async () => await chooseTable(shell, 'importFile'),
    'counts.chooseFile': async () => await chooseTable(shell, 'scanFile'),
    'app.chooseBalancesFile': async () => await chooseTable(shell, 'importFile'),
    'app.saveImportTemplate': async ({ language }) => told(await saveTemplate(shell, language)),
    'app.exportReport': async (input) => told(await exportReport(shell, input)),
    'app.exportJournals': async (input) => told(await exportJournals(shell, input)),
    'app.saveJournalExport': async (input) => told(await saveJournalExport(shell, input)),
    'app.saveClosePack': async (input) => await saveClosePack(shell, input, (path) => (lastExport = path)),
    'app.printReport': async (input) => {
      const report = take(await shell.host.renderReport({ ...input, format: 'pdf' }, 'paper'));
      if (report.kind !== 'html') refuse('PRINTING_UNAVAILABLE', {});
      return { printed: await shell.printPaper(report.chunks, report.landscape) };
    },
    'app.showLastExport': async () => {
      if (lastExport === null || !existsSync(lastExport)) refuse('FILE_NOT_FOUND', { file: lastExport === null ? '' : basename(lastExport) });
      shell.showInFolder(lastExport);
      return { done: true };
    },
  };
}
