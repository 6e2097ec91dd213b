export { checkFacts } from './check.ts';
export * from './model.ts';
export { halfPercent, percentOf, percentOfYear } from './percent.ts';
export { computePoolYear } from './year.ts';
