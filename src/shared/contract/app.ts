import { z } from 'zod';
import { shell } from './define.ts';
import { bookInfo, createBookInput, openedBook } from './book.ts';
import { chosen, done, fileId, language, nothing, savedFile } from './shapes.ts';
import { exportInput } from './reports.ts';

export const preferences = z.strictObject({
  language,
  digits: z.enum(['latin', 'arabic']),
  calendar: z.enum(['gregorian', 'gregorian_hijri']),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'roomy']),
});

export const recentBook = z.strictObject({ recentId: z.string(), fileName: z.string(), folder: z.string(), name: z.string(), nameAr: z.string().nullable(), openedAt: z.string(), missing: z.boolean() });

export const app = {
  'app.info': shell('none', nothing, z.strictObject({ version: z.string(), engine: z.string(), platform: z.string(), bookOpen: z.boolean(), headless: z.boolean() })),
  'app.preferences': shell('none', nothing, preferences),
  'app.setPreferences': shell('none', preferences.partial(), preferences),
  'app.recentBooks': shell('none', nothing, z.array(recentBook)),
  'app.createBook': shell('none', createBookInput, chosen(bookInfo)),
  'app.createSample': shell('none', nothing, chosen(bookInfo)),
  'app.openBook': shell('none', nothing, chosen(openedBook)),
  /** A book made of what `app.exportBook` wrote. */
  'app.restoreBook': shell('none', nothing, chosen(openedBook)),
  'app.openRecent': shell('none', z.strictObject({ recentId: z.string() }), openedBook),
  'app.forgetRecent': shell('none', z.strictObject({ recentId: z.string() }), done),
  'app.closeBook': shell('none', nothing, done),
  'app.backupBook': shell('book.backup', nothing, chosen(savedFile)),
  /** Everything in the book as open files in a new folder: its name, the folder around it, and what was written. */
  'app.exportBook': shell('book.export', nothing, chosen(savedFile.extend({ files: z.int(), rows: z.int() }))),
  'app.chooseImportFile': shell('assets.import', nothing, chosen(z.strictObject({ fileId, fileName: z.string(), bytes: z.int() }))),
  /** Our own import template: a workbook with the book's lists, saved where the person says. */
  'app.saveImportTemplate': shell('assets.import', z.strictObject({ language }), chosen(savedFile)),
  'app.exportReport': shell('reports.view', exportInput, chosen(savedFile)),
  'app.printReport': shell('reports.view', exportInput.omit({ format: true }), z.strictObject({ printed: z.boolean() })),
  'app.showLastExport': shell('reports.view', nothing, done),
};
