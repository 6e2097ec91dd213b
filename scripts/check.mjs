// While working: types, lint, architecture and unit tests; no window.
import process from 'node:process';
import { run } from './run.mjs';

const green = run('tsc', ['-b']) && run('oxlint', []) && run('vitest', ['run', '--project', 'unit', '--reporter=dot']);
process.exitCode = green ? 0 : 1;
