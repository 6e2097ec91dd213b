import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ROLES, type Role } from '#shared/roles.ts';
import { detailsOf } from '../../src/renderer/features/audit/details.ts';
import { requestOf } from '../../src/renderer/features/audit/request.ts';
import { EVERYTHING } from '../../src/renderer/features/audit/useAuditFilter.ts';
import { isFine, passwordProblems } from '../../src/renderer/features/people/passwords.ts';
import { RolesTable } from '../../src/renderer/features/people/RolesTable.tsx';
import { dayInUtc } from '../../src/renderer/i18n/dates.ts';
import { errorText } from '../../src/renderer/i18n/errorText.ts';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { applyLanguage, i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';
import { Permitted, SessionContext, type Session } from '../../src/renderer/state/session.tsx';

const ENGLISH = { language: 'en', digits: 'latin', calendar: 'gregorian' } as const;
const format = createFormat(ENGLISH);
const t = i18next.getFixedT('en');

afterAll(() => applyLanguage(ENGLISH));

const sessionOf = (role: Role): Session => ({ bookName: 'Al Noor', bookNameAr: null, asksLogin: true, user: { userId: 1, login: 'x', name: 'X', role } });
const shownTo = (session: Session | null): string =>
  renderToStaticMarkup(
    <SessionContext value={session}>
      <Permitted to="periods.close" otherwise="closed door">
        the button
      </Permitted>
    </SessionContext>,
  );

describe('what a person may not do', () => {
  test.each(ROLES)('is hidden from a %s by the table that the book goes by', (role) => {
    expect(shownTo(sessionOf(role))).toBe(role === 'owner' || role === 'accountant' ? 'the button' : 'closed door');
  });

  test('is hidden while nobody is known', () => {
    expect(shownTo(null)).toBe('closed door');
    expect(shownTo({ ...sessionOf('owner'), user: null })).toBe('closed door');
  });

  test('is named in words where it is refused', () => {
    expect(stripIsolates(errorText(t, format, { code: 'PERMISSION_DENIED', params: { permission: 'accounting.asset-categories.create' } }).what)).toBe('You do not have permission for this (Create asset categories).');
  });

  test('stands in the table of roles, a line for each permission', () => {
    const markup = renderToStaticMarkup(
      <I18nextProvider i18n={i18next}>
        <RolesTable />
      </I18nextProvider>,
    );
    const row = /<tr[^>]*>(?:(?!<\/tr>).)*Reopen a closed month.*?<\/tr>/s.exec(markup)?.[0] ?? '';
    expect([...row.matchAll(/aria-label="(Yes|No)"/g)].map((match) => match[1])).toEqual(['Yes', 'No', 'No', 'No']);
  });
});

describe('a new password', () => {
  test('is long enough and typed twice alike', () => {
    expect(passwordProblems('', '')).toEqual({ password: 'required', repeated: null });
    expect(passwordProblems('seven77', 'seven77')).toEqual({ password: 'short', repeated: null });
    expect(passwordProblems('long enough', 'long enouhg')).toEqual({ password: null, repeated: 'different' });
    expect(isFine(passwordProblems('long enough', 'long enough'))).toBe(true);
  });
});

describe('the log in words', () => {
  const telling = (detail: object) => detailsOf({ t, format, exponent: 2 }, JSON.stringify(detail)).map(({ label, value }) => [label, stripIsolates(value)]);

  test('amounts, months, days, truths and roles are told as elsewhere', () => {
    expect(telling({ period: '2026-01', total: 1_234_550, hasPassword: true, role: 'clerk', inServiceDate: '2026-01-31', backup: null })).toEqual([
      ['Period', 'January 2026'], ['Total', '12,345.50'], ['Has a password', 'Yes'], ['Role', 'Clerk'], ['In-service date', '31 Jan 2026'], ['Backup', '—'],
    ]);
  });

  test('values that are one of a few are told in words', () => {
    expect(telling({ basis: 'accrual', framework: 'ifrs_sme', openings: 'none', country: 'SA', type: 'contra_asset' }).map(([, value]) => value)).toEqual(['Accrual', 'IFRS for SMEs', 'A business that starts', 'Saudi Arabia', 'Contra asset']);
  });

  test('columns of the file lose the marks of how they are stored', () => {
    expect(telling({ pool_code: '5', opening_cost_minor: 100, changed: ['cost_minor', 'name_ar'] })).toEqual([['Pool', '5'], ['Original cost of the opening balance', '1.00'], ['Changed', 'Cost and Name (Arabic)']]);
  });

  test('what is not understood is shown as it stands', () => {
    expect(telling({ somethingNew: { a: 1, b: null, leftOn: '2026-01-31' } })).toEqual([['somethingNew', 'a: 1 · leftOn: 31 Jan 2026']]);
    expect(detailsOf({ t, format, exponent: 2 }, 'null')).toEqual([]);
  });

  test('amounts have the decimals of the currency', () => {
    expect(detailsOf({ t, format, exponent: 3 }, '{"cost":1000}')[0]?.value).toBe('1.000');
  });
});

describe('the filters of the log', () => {
  test('ask for nothing that was not chosen', () => {
    expect(requestOf(EVERYTHING)).toEqual({ page: 0, size: 50 });
    expect(requestOf({ ...EVERYTHING, from: null, to: null })).toEqual({ page: 0, size: 50 });
  });

  test('ask for days as this computer’s clock has them', () => {
    const { first, last } = dayInUtc('2026-03-01');
    expect(new Date(first).getHours()).toBe(0);
    expect(new Date(Date.parse(last) + 1).getDate()).toBe(2);
    expect(requestOf({ ...EVERYTHING, search: ' van ', actor: '', operation: 'close.run', from: '2026-03-01', to: '2026-03-01', page: 2 })).toEqual({ page: 2, size: 50, search: 'van', actor: '', operation: 'close.run', from: first, to: last });
  });
});

describe('what was asked for is told in words', () => {
  const ACTS = [
    'valueUpdates.create', 'estimates.change', 'assets.suspend', 'assets.resume', 'assets.postDepreciation', 'disposals.create', 'disposals.claim', 'assets.holdForSale', 'assets.remeasureHeldForSale', 'assets.releaseFromSale',
    'assets.split', 'assets.merge', 'assets.addConstructionCost', 'assets.completeConstruction', 'assets.recordCashActivity',
  ] as const;

  test.each(ACTS)('%s: every field of the request has a name', (name) => {
    const fields = Object.keys((contract[name].input as unknown as { shape: object }).shape).filter((field) => field !== 'fingerprint');
    const telling = detailsOf({ t, format, exponent: 2 }, JSON.stringify(Object.fromEntries(fields.map((field) => [field, '1']))));
    expect(telling.filter(({ key, label }) => label === key)).toEqual([]);
  });

  test('kinds of acts and of disposals are named, not coded', () => {
    const values = detailsOf({ t, format, exponent: 2 }, JSON.stringify({ kind: 'construction_cost', updateType: 'REVALUATION_UP', disposalType: 'THEFT', operation: 'disposals.create' })).map(({ value }) => value);
    expect(values.some((value) => /^[A-Z_]+$|_/.test(value))).toBe(false);
  });
});
