import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { saved, writeFileWhole } from './files.ts';
import { CANCELLED, chosen, take, type Shell } from './shell.ts';
import { text } from './texts.ts';

type Saved = Output<'app.saveClosePack'>;

/** A name beside the chosen one that no file has yet: nobody was asked whether this one may be replaced. */
function freeBeside(path: string, extension: string): string {
  const { dir, name } = parse(path);
  for (let copy = 1; ; copy += 1) {
    const beside = join(dir, `${name}${copy === 1 ? '' : ` (${copy})`}.${extension}`);
    if (!existsSync(beside)) return beside;
  }
}

/**
 * Asks for a place, makes the pack, prints it and writes it there; of two files the document has the chosen name and the workbook stands beside it.
 * `remember` is told what the person may want to be shown.
 */
export async function saveClosePack(shell: Shell, input: Parsed<'app.saveClosePack'>, remember: (path: string) => void): Promise<Saved> {
  const main = input.form === 'xlsx' ? 'xlsx' : 'pdf';
  const path = await shell.dialogs.save('saveClosePack', text(input.language === 'ar' ? 'ar' : 'en', ['fileName', 'closePack'], { period: input.period }), main);
  if (path === null) return CANCELLED;
  const { checksum, document, workbook } = take(await shell.host.makePack(input));
  const files: ReturnType<typeof saved>[] = [];
  const write = (target: string, bytes: Uint8Array): void => {
    writeFileWhole(target, bytes);
    files.push(saved(target, bytes.byteLength));
  };
  if (document !== null) write(path, await shell.assemblePdf(document, (html, { tagged }) => shell.printPdf(html, { landscape: document.landscape, tagged })));
  if (workbook !== null) write(document === null ? path : freeBeside(path, 'xlsx'), workbook);
  remember(path);
  return chosen({ files, checksum });
}
