import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { addPeriods, firstDay, type Period } from '#shared/values/calendar.ts';
import { hashOf } from '../book/hash.ts';
import { countOtherPolicy, factsInUse, namesOfAssets, type FactsRow } from '../book/queries/facts.ts';
import { happenedInBook, type Happened } from '../book/queries/happened.ts';
import { ledgerBook, setRounding, type DepreciationBookRow } from '../book/tables/company.ts';
import { standingRuns } from '../book/tables/runs.ts';
import { findTerms, insertTerms } from '../book/tables/terms.ts';
import { ENGINE_VERSION, plannedFrom } from '../engine/index.ts';
import { assetIdOf } from './assets/identity.ts';
import { assertActive } from './books/active.ts';
import { depreciationBook, show, type Context } from './context.ts';
import { openPeriod } from './periods.ts';
import { runIdOf } from './posting.ts';
import { engineTerms, stateOf } from './terms.ts';

type Rounding = DepreciationBookRow['rounding'];
type Target = Pick<Parsed<'policies.compare'>, 'bookId' | 'rounding'>;

const COMPARED_MONTHS = 12;
/** As many assets as the comparison names. */
const LISTED = 100;

interface Policy {
  book: DepreciationBookRow;
  rounding: Rounding;
}

function policyOf(context: Context, target: Target): Policy {
  const book = target.bookId === undefined ? ledgerBook(context.connection) : depreciationBook(context, target.bookId);
  assertActive(book);
  return { book, rounding: target.rounding ?? book.rounding };
}

interface Compared {
  facts: FactsRow;
  before: number[];
  after: number[];
}

/** What the months from the open one on charge by the terms as they are, and by the policy. Minor units. */
function compareAsset(context: Context, facts: FactsRow, rounding: Rounding, open: Period, happened: Happened | undefined): Compared {
  const state = stateOf(facts, open, happened);
  const months = (row: FactsRow): number[] => {
    const planned = new Map(plannedFrom(engineTerms(row, context.company, happened), state).map((month) => [month.period, month.depreciationMinor as number]));
    return Array.from({ length: COMPARED_MONTHS }, (_, month) => planned.get(addPeriods(open, month)) ?? 0);
  };
  return { facts, before: months(facts), after: months({ ...facts, rounding }) };
}

/** The assets whose terms say another rounding, or an engine's version that is not this program's. */
function* concerned(context: Context, { book, rounding }: Policy): Generator<FactsRow> {
  for (const facts of factsInUse(context.connection, book.id)) {
    if (facts.rounding !== rounding || facts.engine_version !== ENGINE_VERSION) yield facts;
  }
}

/** How many assets are charged by another policy than the book's. */
export const countConcerned = (context: Context, book: DepreciationBookRow): number => countOtherPolicy(context.connection, book.id, book.rounding, ENGINE_VERSION);

const isOther = ({ before, after }: Compared): boolean => before.some((amount, month) => amount !== after[month]);

function compare(context: Context, target: Target): Output<'policies.compare'> {
  const policy = policyOf(context, target);
  const open = openPeriod(context);
  const happened = open === null ? new Map<number, Happened>() : happenedInBook(context.connection, policy.book.id);
  const compared = open === null ? [] : [...concerned(context, policy)].map((facts) => compareAsset(context, facts, policy.rounding, open, happened.get(facts.asset_id)));
  const differing = compared.filter(isOther);
  const sum = (side: 'before' | 'after', month: number): number => compared.reduce((total, asset) => total + (asset[side][month] ?? 0), 0);
  const names = namesOfAssets(context.connection, differing.slice(0, LISTED).map(({ facts }) => facts.asset_id));
  return {
    bookId: policy.book.code, rounding: policy.rounding, engineVersion: ENGINE_VERSION, openPeriod: open, assets: compared.length, differing: differing.length,
    months: open === null ? [] : Array.from({ length: COMPARED_MONTHS }, (_, month) => ({
      period: addPeriods(open, month), before: show(context, sum('before', month)), after: show(context, sum('after', month)), change: show(context, sum('after', month) - sum('before', month)),
    })),
    items: differing.slice(0, LISTED).map(({ facts, before, after }) => {
      const asset = required(names.get(facts.asset_id), 'an asset of the register');
      const first = Math.max(0, before.findIndex((amount, month) => amount !== after[month]));
      const [was, is] = [before[first] ?? 0, after[first] ?? 0];
      return {
        assetId: assetIdOf(asset.id), assetNumber: asset.number, name: asset.name, nameAr: asset.name_ar, rounding: facts.rounding as Rounding, engineVersion: facts.engine_version,
        before: show(context, was), after: show(context, is), change: show(context, is - was),
      };
    }),
    fingerprint: hashOf({ book: policy.book.code, rounding: policy.rounding, engine: ENGINE_VERSION, open, assets: compared.map(({ facts, before, after }) => [facts.asset_id, facts.version, before, after]) }),
  };
}

/**
 * Goes on with the policy: from the open month each asset concerned has a new version of its terms, with the book's rounding and this program's engine. Posted
 * months stand on the version they were posted with.
 * @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_NOT_ACTIVE, RUN_EXISTS (the open month is charged already: reverse it first), PREVIEW_STALE
 */
function adopt(context: Context, input: Parsed<'policies.adopt'>): Output<'policies.adopt'> {
  const policy = policyOf(context, input);
  const { connection } = context;
  const open = openPeriod(context);
  const standing = open === null ? [] : standingRuns(connection, policy.book.id, open);
  if (open !== null && standing[0]) refuse('RUN_EXISTS', { bookId: policy.book.code, period: open, run: runIdOf(standing[0].id) });
  if (input.fingerprint !== undefined && input.fingerprint !== compare(context, input).fingerprint) refuse('PREVIEW_STALE', {});
  const effectiveDate = open === null ? null : firstDay(open);
  const assets = [...concerned(context, policy)].map(({ asset_id }) => asset_id);
  for (const assetId of assets) {
    const terms = required(findTerms(connection, policy.book.id, assetId), 'the terms of an asset in service');
    insertTerms(connection, { ...terms, version: terms.version + 1, effective_date: effectiveDate ?? terms.effective_date, rounding: policy.rounding, engine_version: ENGINE_VERSION });
  }
  if (policy.rounding !== policy.book.rounding) setRounding(connection, policy.book.id, policy.rounding);
  context.record(policy.book.code, { rounding: policy.rounding, before: policy.book.rounding, engine: ENGINE_VERSION, assets: assets.length, from: effectiveDate, reason: input.reason });
  return { assets: assets.length, rounding: policy.rounding, engineVersion: ENGINE_VERSION, effectiveDate };
}

export const policyHandlers: Pick<Handlers<Context>, 'policies.compare' | 'policies.adopt'> = { 'policies.compare': compare, 'policies.adopt': adopt };
