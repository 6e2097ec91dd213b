export { checkFacts } from './check.ts';
export * from './model.ts';
export { percentOf, percentOfYear } from './percent.ts';
export { computePoolYear } from './year.ts';
