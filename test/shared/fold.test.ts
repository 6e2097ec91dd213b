import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiDigits, fold, matches, plainCode, plainText } from '#shared/values/fold.ts';

describe('folding', () => {
  test.each([
    ['أَثَاثُ', 'اثاث', 'tashkeel'], ['المكـــاتب', 'المكاتب', 'tatweel'], ['إدارة', 'اداره', 'alef below hamza, teh marbuta'], ['آلات', 'الات', 'alef madda'], ['ٱلأصول', 'الاصول', 'alef wasla'],
    ['مؤسسة', 'موسسه', 'waw with hamza'], ['شاطئ', 'شاطي', 'yeh with hamza'], ['مبنى', 'مبني', 'alef maksura'], ['هٰذا', 'هذا', 'superscript alef'], ['کیک', 'كيك', 'Farsi letters'], ['ﻻﺻﻮل', 'لاصول', 'presentation forms'],
    ['١٢٣', '123', 'Arabic digits'], ['۴۵۶', '456', 'Persian digits'], ['CAFÉ  Île', 'cafe ile', 'case, accents and spaces'], ['\u2066FA-2026\u2069', 'fa-2026', 'isolates'], ['  a\u00a0b ', 'a b', 'hard spaces'],
  ])('%s is compared as %s (%s)', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('twice is the same as once', () => {
    assert(property(string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  test('does not care how letters are composed', () => {
    assert(property(string({ unit: 'grapheme' }), (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))));
  });
});

test('a search finds its words in any order, in whichever text they stand', () => {
  expect(matches('مستودع jeddah', 'Jeddah warehouse', 'مُستودَع جدّة')).toBe(true);
  expect(matches('warehouse jed', 'Jeddah warehouse', null)).toBe(true);
  expect(matches('riyadh', 'Jeddah warehouse', null)).toBe(false);
  expect(matches('', 'anything')).toBe(true);
});

describe('what is stored', () => {
  test('keeps its spelling and loses what only guards it on a screen', () => {
    expect(plainText(' \u2067أَثَاثُ المكاتب\u2069 ')).toBe('أَثَاثُ المكاتب');
    expect(plainText('e\u0301')).toBe('é');
    expect(plainText('\u200f')).toBe('');
  });

  test('has ASCII digits in codes, however they were typed', () => {
    expect(plainCode('\u2066١٢١٠-۰۱\u2069')).toBe('1210-01');
    expect(asciiDigits('رف ٣')).toBe('رف 3');
  });
});
