import { underOwnNode } from './node.mjs';

if (underOwnNode()) await import('./commandLine.ts');
