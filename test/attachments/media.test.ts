import { describe, expect, test } from 'vitest';
import { ATTACHMENT_LIMIT_BYTES, identifyMedia } from '../../src/main/exchange/attachments/media.ts';
import { JPEG, office, pdf, PNG } from '../support/documents.ts';
import { refusalOf } from '../exchange/support.ts';

const text = (content: string, encoding: BufferEncoding = 'utf8') => Buffer.from(content, encoding);
const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 0x18]), text('ftypheic'), Buffer.alloc(16)]);
const WEBP = Buffer.concat([text('RIFF'), Buffer.from([26, 0, 0, 0]), text('WEBPVP8 ')]);
const MSG = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512), text('__properties_version1.0', 'utf16le')]);
const UTF16 = Buffer.concat([Buffer.from([0xff, 0xfe]), text('الأصل,التكلفة', 'utf16le')]);
const ELF = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);

const refused = (name: string, bytes: Uint8Array) => refusalOf(() => identifyMedia(name, bytes));

describe('what a file is, its content tells', () => {
  test.each([
    ['photo.png', PNG, 'image/png'], ['صورة.jpg', JPEG, 'image/jpeg'], ['moving.gif', text('GIF89a....'), 'image/gif'], ['photo.webp', WEBP, 'image/webp'], ['IMG_0001.HEIC', HEIC, 'image/heic'],
    ['فاتورة.pdf', pdf(), 'application/pdf'], ['list.xlsx', office('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], ['contract.docx', office('word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['letter.msg', MSG, 'application/vnd.ms-outlook'], ['letter.eml', text('From: a@b\r\nSubject: Van\r\n\r\nHello'), 'message/rfc822'], ['list.csv', text('a,b\n1,2'), 'text/csv'], ['list.csv', UTF16, 'text/csv'], ['note.txt', text('ملاحظة'), 'text/plain'], ['README', text('plain'), 'text/plain'],
    ['windows-1256.txt', Buffer.from([0xc7, 0xe1, 0xc3, 0xd5, 0xe1]), 'text/plain'],
  ])('%s', (name, bytes, mediaType) => {
    expect(identifyMedia(name, bytes).mediaType).toBe(mediaType);
  });

  test('whatever its name says: a picture called a document is a picture', () => {
    expect(identifyMedia('invoice.pdf', PNG)).toMatchObject({ mediaType: 'image/png', isImage: true, extensions: ['png'] });
    expect(identifyMedia('scan', pdf()).mediaType).toBe('application/pdf');
  });
});

describe('what could be started or run is refused, by name and by content', () => {
  test.each(['setup.exe', 'INVOICE.PDF.EXE', 'run.bat', 'a.cmd', 'a.ps1', 'a.vbs', 'a.js', 'a.jar', 'a.msi', 'a.lnk', 'a.scr', 'a.hta', 'a.sh', 'a.desktop', 'a.app', 'a.apk', 'a.iso', 'a.url', 'a.reg'])('%s, even where it holds a PDF', (name) => {
    expect(refused(name, pdf())).toEqual({ code: 'FILE_TYPE_REFUSED', params: { file: name, reason: 'program' } });
  });

  test.each([['a Windows program', text('MZ\u0090\u0000', 'latin1')], ['a Linux program', ELF], ['a macOS program', Buffer.from([0xcf, 0xfa, 0xed, 0xfe, 7])], ['a script', text('#!/bin/sh\nrm -rf ~')], ['a Windows link', Buffer.from([0x4c, 0, 0, 0, 1, 0x14, 2, 0])]])('%s under the name of a photo', (_what, bytes) => {
    expect(refused('photo.jpg', bytes)).toMatchObject({ params: { reason: 'program' } });
    expect(refused('note.txt', bytes)).toMatchObject({ params: { reason: 'program' } });
  });

  test.each([['page.html', text('<script>alert(1)</script>')], ['drawing.svg', text('<svg onload="alert(1)"/>')], ['data.xml', text('<?xml version="1.0"?>')], ['photo.png', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')], ['note.txt', text('\uFEFF  <!DOCTYPE html><p>')], ['note.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), text('<html>', 'utf16le')])]])('markup: %s', (name, bytes) => {
    expect(refused(name, bytes)).toEqual({ code: 'FILE_TYPE_REFUSED', params: { file: name, reason: 'markup' } });
  });

  test.each([['book.xlsm', office('xl/workbook.xml')], ['book.xlsx', office('xl/workbook.xml', 'xl/vbaProject.bin')], ['letter.docx', office('word/document.xml', 'word/vbaProject.bin')], ['letter.docm', office('word/document.xml')]])('macros: %s', (name, bytes) => {
    expect(refused(name, bytes)).toEqual({ code: 'FILE_TYPE_REFUSED', params: { file: name, reason: 'macros' } });
  });
});

describe('what is not known is refused', () => {
  test.each([['archive.zip', office()], ['data.dat', Buffer.from([0, 1, 2, 3])], ['old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])], ['notes.log', text('plain')], ['photo.jpg', text('no picture')]])('%s', (name, bytes) => {
    expect(refused(name, bytes)).toEqual({ code: 'FILE_TYPE_REFUSED', params: { file: name, reason: 'unknown' } });
  });

  test('and so is nothing, and a damaged archive', () => {
    expect(refused('a.pdf', Buffer.alloc(0))).toMatchObject({ params: { reason: 'empty' } });
    expect(refused('a.docx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

test('a file may weigh 25 MiB and no byte more', () => {
  const of = (size: number) => Buffer.concat([pdf(), Buffer.alloc(size - pdf().length, 0x20)]);
  expect(identifyMedia('a.pdf', of(ATTACHMENT_LIMIT_BYTES)).mediaType).toBe('application/pdf');
  expect(refused('a.pdf', of(ATTACHMENT_LIMIT_BYTES + 1))).toEqual({ code: 'FILE_TOO_LARGE', params: { file: 'a.pdf', limitMiB: 25 } });
});
