import { z } from 'zod';

/** How a page of HTML becomes paper. Margins are millimetres; a page's own CSS `@page` rule comes first. */
export const printOptions = z.strictObject({
  landscape: z.boolean().default(false),
  /** Tags for screen readers; parts that will be joined lose them, so that they need not be made. */
  tagged: z.boolean().default(true),
  pageSize: z.enum(['A4', 'A3', 'Letter']).default('A4'),
  marginMm: z.strictObject({ top: z.number().min(0), bottom: z.number().min(0), left: z.number().min(0), right: z.number().min(0) }).optional(),
  /** HTML with spans of class pageNumber, totalPages, title or date; drawn in the margin. */
  headerTemplate: z.string().optional(),
  footerTemplate: z.string().optional(),
});

export type PrintOptions = z.input<typeof printOptions>;

/** Prints a page of HTML to a PDF. The page may load /fonts/… and nothing else, and runs no script. */
export type PrintPdf = (html: string, options: PrintOptions) => Promise<Uint8Array>;
