import { describe, expect, test } from 'vitest';
import { extensionOf, keptFileName, safeFileName, uniqueName } from '../../src/main/exchange/attachments/names.ts';

describe('the name a document is kept under', () => {
  test.each([
    ['فاتورة رقم ١١٨.pdf', 'فاتورة رقم ١١٨.pdf'], ['../../etc/passwd.txt', 'passwd.txt'], ['C:\\Users\\noura\\invoice.pdf', 'invoice.pdf'], ['/home/noura/', 'noura'], ['setup.exe. . ', 'setup.exe'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'], ['a\u0000b\n.pdf', 'ab.pdf'], ['\u2067عقد\u2069.pdf', 'عقد.pdf'], ['e\u0301te\u0301.pdf', 'été.pdf'], ['', 'attachment'], ['///', 'attachment'], ['..', 'attachment'], ['\ud800.pdf', '\ufffd.pdf'],
  ])('%j is kept as %j', (name, kept) => {
    expect(keptFileName(name)).toBe(kept);
  });

  test('a long one keeps its ending', () => {
    expect(keptFileName(`${'س'.repeat(300)}.pdf`)).toBe(`${'س'.repeat(196)}.pdf`);
    expect(keptFileName('😀'.repeat(200))).toMatch(/^\p{Emoji}+$/u);
  });
});

describe('the name a copy is written under', () => {
  test.each([
    ['فاتورة رقم ١١٨.pdf', ['pdf'], 'فاتورة رقم ١١٨.pdf'], ['a:b*c?.PDF', ['pdf'], 'a b c.pdf'], ['CON.txt', ['txt'], '_CON.txt'], ['lpt1.tar.txt', ['txt'], '_lpt1.tar.txt'], ['.pdf', ['pdf'], 'pdf.pdf'], ['-rf.txt', ['txt'], 'rf.txt'],
    ['invoice.pdf', ['png'], 'invoice.pdf.png'], ['photo.jpeg', ['jpg', 'jpeg'], 'photo.jpeg'], ['scan', ['pdf'], 'scan.pdf'], ['..', ['pdf'], 'attachment.pdf'], ['<>|.pdf', ['pdf'], 'attachment.pdf'],
  ])('%j of %j is written as %j', (name, extensions, written) => {
    expect(safeFileName(name, extensions)).toBe(written);
  });

  test('fits into what file systems allow, in any letters', () => {
    for (const letter of ['س', '😀', 'x']) expect(Buffer.byteLength(safeFileName(`${letter.repeat(200)}.pdf`, ['pdf']))).toBeLessThanOrEqual(200);
  });

  test('is given once, and case tells no two apart', () => {
    const taken = new Set<string>();
    expect(['invoice.pdf', 'Invoice.PDF', 'invoice.pdf', 'other.pdf'].map((name) => uniqueName(name, taken))).toEqual(['invoice.pdf', 'Invoice (2).pdf', 'invoice (3).pdf', 'other.pdf']);
  });
});

test('an ending is what follows the last point', () => {
  expect(['a.PDF', 'a.tar.gz', '.bashrc', 'a', 'a.', 'a.b.'].map(extensionOf)).toEqual(['pdf', 'gz', '', '', '', '']);
});
