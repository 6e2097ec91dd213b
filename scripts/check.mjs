// While working: types, lint, architecture and unit tests; no window.
import process from 'node:process';
import { run } from './run.mjs';

const green = run('tsc', ['-b']) && run('oxlint', []) && run('vitest', ['run', '--project', 'unit', '--silent=passed-only', '--reporter=default']);
process.exitCode = green ? 0 : 1;
