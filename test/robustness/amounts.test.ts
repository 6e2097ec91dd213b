import { describe, expect, test } from 'vitest';
import type { UsoolError } from '#shared/errors.ts';
import { closeMonths, draft, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { importBook } from '../exchange/book.ts';

/** Together beyond what a safe integer of halalas can hold; each alone within. */
const HALF = { categoryCode: 'MACH', cost: '50000000000000.00', residualValue: '0', usefulLifeMonths: 120, convention: 'full_month' } as const;
const beyond = ({ code, params }: UsoolError) => [code, (params as { reason?: string }).reason];

function everyReportAnswers(book: TestBook): void {
  for (const { id, parameters } of book.call('reports.list')) {
    const given = Object.fromEntries(parameters.flatMap(({ id: key, type, required }): [string, string][] => {
      if (type === 'asset' && required) return [[key, 'asset-1']];
      if (key === 'book') return [[key, 'IFRS']];
      return type === 'period' && required ? [[key, '2026-01']] : type === 'date' && required ? [[key, '2026-01-31']] : [];
    }));
    const answer = book.host.dispatch('reports.run', { report: id, parameters: given });
    if (!answer.ok && answer.error.code === 'FAULT') throw new Error(id, { cause: book.lastFault() });
  }
}

describe('amounts that no longer add up exactly', () => {
  test('are not brought into the book, and what is there can be reported', () => {
    const book = memoryHost();
    const { id } = inService(book, HALF);
    const second = draft(book, HALF).id;
    expect(beyond(book.refusal('assets.capitalize', { assetId: second, capitalizationDate: '2026-01-10' }))).toEqual(['INVALID_AMOUNT', 'range']);
    expect(book.call('assets.get', { assetId: second }).status).toBe('DRAFT');
    for (const updateType of ['IMPROVEMENT', 'REVALUATION_UP'] as const) {
      const { id: categoryId } = book.call('assetCategories.get', { categoryCode: 'MACH' });
      book.call('assetCategories.update', { categoryId, revaluationAllowed: true });
      for (const name of ['valueUpdates.preview', 'valueUpdates.create']) expect(beyond(book.refusal(name, { assetId: id, updateType, date: '2026-01-10', amount: '50000000000000.00' })), name).toEqual(['INVALID_AMOUNT', 'range']);
    }
    everyReportAnswers(book);
    book.call('home.outlook');
    book.call('assets.deleteDraft', { assetId: second });
    closeMonths(book, '2026-01');
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('are refused in a file, by its preview and its commit', () => {
    const book = importBook();
    const mapping = { columns: { Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Life: 'usefulLifeMonths' } } as const;
    const fileId = book.stage(`Name,Category,Bought,Cost,Life\n${['A', 'B'].map((name) => `${name},MACH,2026-01-05,50000000000000.00,60`).join('\n')}\n`);
    for (const name of ['imports.preview', 'imports.variance', 'imports.commit']) {
      const result = book.host.dispatch(name, { fileId, mapping });
      expect(result.ok ? 'answered' : result.error.code, name).toBe('INVALID_AMOUNT');
    }
    expect(book.call('assets.list').total).toBe(0);
  });

  test('a single one of 1e15 is a problem of its cell', () => {
    const book = importBook();
    const fileId = book.stage('Name,Category,Bought,Cost,Life\nA,MACH,2026-01-05,1000000000000000,60\nB,MACH,2026-01-05,1e15,60\nC,MACH,2026-01-05,-5,60\nD,MACH,2026-01-05,100,60\n');
    const { problems, rows } = book.call('imports.preview', { fileId, mapping: { columns: { Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Life: 'usefulLifeMonths' } } });
    expect(problems.map(({ row, field }) => [row, field])).toEqual([[2, 'cost'], [3, 'cost'], [4, 'cost']]);
    expect(rows.length).toBeGreaterThan(0);
  });
});
