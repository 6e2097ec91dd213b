/** `npm run usool -- …`: the command line, with printing lent by the window's engine. */
import { runCli } from '../src/main/cli.ts';
import { askPassword } from './askPassword.ts';
import { CommandLinePrinter } from './print.ts';

const printer = new CommandLinePrinter();
try {
  process.exitCode = await runCli(process.argv.slice(2), {
    stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, printPdf: printer.print, password: process.env['USOOL_PASSWORD'], askPassword,
  });
} finally {
  await printer.end();
}
