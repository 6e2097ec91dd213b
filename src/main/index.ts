import { join } from 'node:path';
import { app, protocol } from 'electron';
import { assemblePdf } from './reports/pdf.ts';
import { Application, lockApplication, serveAndLock } from './shell/application.ts';
import { sourceOf } from './shell/lockdown.ts';
import { openLog } from './shell/log.ts';
import { printerSocketOf, servePrinter } from './shell/printMode.ts';
import { createPrintPdf } from './shell/printing.ts';
import { SCHEME } from './shell/protocol.ts';

const source = sourceOf(process.env['ELECTRON_RENDERER_URL'], app.isPackaged);
const log = openLog(join(app.getPath('userData'), 'logs'));
const printerSocket = printerSocketOf(process.argv);

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
lockApplication(source, log);
process.on('uncaughtException', (error) => log.fault('main', error));
process.on('unhandledRejection', (error) => log.fault('main', error));

/** For the command line: prints what it sends and leaves, beside whatever application is running. */
async function print(socketPath: string): Promise<void> {
  await app.whenReady();
  await servePrinter(socketPath, createPrintPdf(serveAndLock(source, log)));
}

/** The window, once: a second start hands its book over to the first. */
async function open(): Promise<void> {
  await app.whenReady();
  const application = new Application({ source, log, assemblePdf }, serveAndLock(source, log));
  let ended = false;
  app.on('second-instance', (_, argv, workingFolder) => application.handOver(argv, workingFolder));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    application.openBook(path);
  });
  app.on('activate', () => application.showWindow());
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void application.end().finally(() => {
      ended = true;
      app.quit();
    });
  });
  application.start(process.argv, process.cwd());
}

app.on('window-all-closed', () => {
  if (printerSocket === null && process.platform !== 'darwin') app.quit();
});

if (printerSocket !== null) {
  print(printerSocket).then(
    () => app.exit(0),
    (error: unknown) => {
      log.fault('printing', error);
      app.exit(1);
    },
  );
} else if (app.requestSingleInstanceLock()) {
  open().catch((error: unknown) => {
    log.fault('start', error);
    app.exit(1);
  });
} else {
  app.quit();
}
