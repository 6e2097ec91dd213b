// Everything: types, lint, unit tests, the build, and the built application in a real window.
// Two time zones on either side of Greenwich, because no result may depend on where the laptop is.
import process from 'node:process';
import { run, vitest } from './run.mjs';

const steps = { types: run('tsc', ['-b']), lint: run('oxlint', []) };
const unit = vitest('unit', ['--project', 'unit'], { TZ: 'America/New_York' });
steps.build = run('electron-vite', ['build', '--logLevel', 'warn']);
// A bare Debian lacks the browser that stands in for Electron.
if (process.platform === 'linux') run('bash', ['.ci/packages']);
const window = steps.build ? vitest('window', ['--project', 'window'], { TZ: 'Asia/Riyadh', USOOL_BUILT: '1' }) : { passed: 0, failed: 1 };

const broken = Object.entries(steps).filter(([, green]) => !green);
for (const [step] of broken) console.error(`${step} failed`);
const passed = unit.passed + window.passed + Object.keys(steps).length - broken.length;
const failed = unit.failed + window.failed + broken.length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
