import { describe, expect, test } from 'vitest';
import { closeMonths, draft, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { attach, JPEG, pdf, PNG, stage } from '../support/documents.ts';
import { signIn, staffed } from '../support/people.ts';
import { importBook } from '../exchange/book.ts';

const list = (book: TestBook, assetId: string, includeRemoved = false) => book.call('attachments.list', { assetId, includeRemoved });
const content = (book: TestBook, attachmentId: string) => {
  const read = book.host.readAttachment({ attachmentId });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const THUMBNAIL = JPEG.toString('base64');

describe('a document', () => {
  test('is kept to the byte, with who attached it, when, and what it is', () => {
    const book = memoryHost();
    const { id } = draft(book);
    const added = attach(book, id, 'فاتورة ١١٨.pdf', pdf(), { note: 'الأصل عند المحاسب' });
    expect(added).toMatchObject({ attachmentId: 'att-1', kind: 'invoice', fileName: 'فاتورة ١١٨.pdf', mediaType: 'application/pdf', bytes: pdf().length, note: 'الأصل عند المحاسب', actor: 'Noura', at: book.clock.now, hasPicture: false, removed: null });
    const read = content(book, 'att-1');
    expect([read.fileName, Buffer.from(read.bytes).equals(pdf())]).toEqual(['فاتورة ١١٨.pdf', true]);
    expect(list(book, id)).toEqual({ items: [added], photoId: null });
    expect(book.call('audit.list', { size: 1 }).items[0]).toMatchObject({ operation: 'attachments.add', subject: 'FA-2026-000001' });
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('has no path in its name, wherever it came from', () => {
    const book = memoryHost();
    const { id } = draft(book);
    expect(attach(book, id, '../../../home/noura/in:voice?.pdf', pdf()).fileName).toBe('in:voice?.pdf');
    expect(content(book, 'att-1').fileName).toBe('in voice.pdf');
    expect(attach(book, id, 'C:\\Temp\\CON.pdf', pdf('other')).fileName).toBe('CON.pdf');
    expect(content(book, 'att-2').fileName).toBe('_CON.pdf');
  });

  test('comes to an asset of any status, in a closed month too, and named in any way an asset is named', () => {
    const book = memoryHost();
    const { assetNumber } = inService(book, { externalId: 'ERP-7' });
    closeMonths(book, '2026-01');
    book.call('attachments.add', { assetNumber, fileId: stage(book, 'a.pdf', pdf('a')), kind: 'contract' });
    book.call('attachments.add', { assetExternalId: 'ERP-7', fileId: stage(book, 'b.pdf', pdf('b')), kind: 'other' });
    expect(book.call('attachments.list', { assetNumber }).items.map(({ kind }) => kind)).toEqual(['contract', 'other']);
  });

  test('is attached to an asset once; another asset may have it too, and the book keeps it once', () => {
    const book = memoryHost();
    const [one, two] = [draft(book).id, draft(book, { name: 'Second' }).id];
    attach(book, one, 'invoice.pdf', pdf());
    expect(book.refusal('attachments.add', { assetId: one, fileId: stage(book, 'again.pdf', pdf()), kind: 'other' })).toEqual({ code: 'ATTACHMENT_EXISTS', params: { file: 'again.pdf', known: 'invoice.pdf' } });
    attach(book, two, 'invoice.pdf', pdf());
    expect(book.call('attachments.summary')).toEqual({ count: 2, bytes: pdf().length });
  });

  test('is refused where it is a program, a page or too large, and leaves nothing behind', () => {
    const book = memoryHost();
    const { id } = draft(book);
    const refused = (name: string, bytes: Uint8Array, kind = 'other') => book.refusal('attachments.add', { assetId: id, fileId: stage(book, name, bytes), kind });
    expect(refused('setup.exe', pdf())).toEqual({ code: 'FILE_TYPE_REFUSED', params: { file: 'setup.exe', reason: 'program' } });
    expect(refused('x.svg', Buffer.from('<svg/>'))).toMatchObject({ params: { reason: 'markup' } });
    expect(refused('big.pdf', Buffer.alloc(25 * 2 ** 20 + 1, 0x25))).toEqual({ code: 'FILE_TOO_LARGE', params: { file: 'big.pdf', limitMiB: 25 } });
    expect(refused('invoice.pdf', pdf(), 'photo')).toEqual({ code: 'ATTACHMENT_NOT_PICTURE', params: { file: 'invoice.pdf' } });
    expect(book.refusal('attachments.inspect', { fileId: stage(book, 'setup.exe', pdf()) })).toMatchObject({ code: 'FILE_TYPE_REFUSED' });
    expect(book.call('attachments.summary')).toEqual({ count: 0, bytes: 0 });
  });

  test('input before existence, existence before what the file is', () => {
    const book = memoryHost();
    const { id } = draft(book);
    const fileId = stage(book, 'setup.exe', pdf());
    const code = (input: object) => book.refusal('attachments.add', { kind: 'other', ...input }).code;
    expect(code({ assetId: 'asset-99', fileId, kind: 'poem' })).toBe('INVALID_INPUT');
    expect(code({ assetId: 'asset-99', fileId, thumbnail: PNG.toString('base64') })).toBe('INVALID_INPUT');
    expect(code({ assetId: 'asset-99', fileId })).toBe('ASSET_NOT_FOUND');
    expect(code({ assetId: id, fileId: 'file-99' })).toBe('FILE_NOT_FOUND');
    expect(code({ assetId: id, fileId })).toBe('FILE_TYPE_REFUSED');
    expect(book.refusal('attachments.photo', { attachmentId: 'att-9' })).toEqual({ code: 'ATTACHMENT_NOT_FOUND', params: { attachment: 'att-9' } });
    expect(book.host.readAttachment({ attachmentId: '../att-1' })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  test('is looked at before it is attached: what it is, how large, and a picture to see', () => {
    const book = memoryHost();
    expect(book.call('attachments.inspect', { fileId: stage(book, 'صورة.png', PNG), withPicture: true })).toEqual({ fileName: 'صورة.png', mediaType: 'image/png', bytes: PNG.length, suggestedKind: 'photo', picture: { mediaType: 'image/png', data: PNG.toString('base64') } });
    expect(book.call('attachments.inspect', { fileId: stage(book, 'a.pdf', pdf()), withPicture: true })).toMatchObject({ suggestedKind: 'invoice', picture: null });
  });
});

describe('removing', () => {
  test('is a mark with a reason: the content stays, and is read as before', () => {
    const book = memoryHost();
    const { id } = inService(book);
    attach(book, id, 'invoice.pdf', pdf());
    const removed = book.call('attachments.remove', { attachmentId: 'att-1', reason: 'The wrong van' });
    expect(removed.removed).toEqual({ at: book.clock.now, actor: 'Noura', reason: 'The wrong van', isPurged: false });
    expect(list(book, id).items).toEqual([]);
    expect(list(book, id, true).items).toEqual([removed]);
    expect(Buffer.from(content(book, 'att-1').bytes).equals(pdf())).toBe(true);
    expect(book.refusal('attachments.remove', { attachmentId: 'att-1', reason: 'again' })).toEqual({ code: 'ATTACHMENT_REMOVED', params: { file: 'invoice.pdf' } });
    expect(book.refusal('attachments.remove', { attachmentId: 'att-1', reason: ' ' }).code).toBe('INVALID_INPUT');
    expect(attach(book, id, 'invoice.pdf', pdf()).attachmentId).toBe('att-2');
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('from a draft takes the content along, unless another asset has it', () => {
    const book = memoryHost();
    const [one, two] = [draft(book).id, draft(book, { name: 'Second' }).id];
    attach(book, one, 'photo.png', PNG, { kind: 'photo', thumbnail: THUMBNAIL });
    attach(book, two, 'photo.png', PNG, { kind: 'photo', thumbnail: THUMBNAIL });
    expect(book.call('attachments.remove', { attachmentId: 'att-1', reason: 'blurred' }).removed).toMatchObject({ isPurged: true });
    expect(book.host.readAttachment({ attachmentId: 'att-1' })).toEqual({ ok: false, error: { code: 'ATTACHMENT_REMOVED', params: { file: 'photo.png' } } });
    expect(book.call('attachments.summary')).toEqual({ count: 1, bytes: PNG.length + JPEG.length });
    book.call('attachments.remove', { attachmentId: 'att-2', reason: 'blurred' });
    expect(book.call('attachments.summary')).toEqual({ count: 0, bytes: 0 });
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('a draft that is deleted takes its documents along', () => {
    const book = memoryHost();
    const { id } = draft(book);
    attach(book, id, 'a.pdf', pdf('a'));
    attach(book, id, 'b.pdf', pdf('b'));
    book.call('attachments.remove', { attachmentId: 'att-1', reason: 'twice' });
    book.call('assets.deleteDraft', { assetId: id });
    expect(book.call('attachments.summary')).toEqual({ count: 0, bytes: 0 });
    expect(book.call('book.verify').ok).toBe(true);
  });
});

describe('the picture of an asset', () => {
  const photos = (book: TestBook) => {
    const { id } = draft(book);
    attach(book, id, 'invoice.pdf', pdf());
    attach(book, id, 'front.png', PNG, { kind: 'photo', thumbnail: THUMBNAIL });
    attach(book, id, 'back.jpg', JPEG, { kind: 'photo' });
    return id;
  };

  test('is its first photo, until another is chosen; a removed one stands for nothing', () => {
    const book = memoryHost();
    const id = photos(book);
    expect(list(book, id).photoId).toBe('att-2');
    book.call('attachments.choosePhoto', { attachmentId: 'att-3' });
    expect(list(book, id).photoId).toBe('att-3');
    book.call('attachments.remove', { attachmentId: 'att-3', reason: 'blurred' });
    expect(list(book, id).photoId).toBe('att-2');
    expect(book.refusal('attachments.choosePhoto', { attachmentId: 'att-3' }).code).toBe('ATTACHMENT_REMOVED');
    expect(book.refusal('attachments.choosePhoto', { attachmentId: 'att-1' }).code).toBe('ATTACHMENT_NOT_PICTURE');
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('is shown small where a thumbnail was made, else as it is; other documents have none', () => {
    const book = memoryHost();
    photos(book);
    expect(book.call('attachments.photo', { attachmentId: 'att-2' })).toEqual({ mediaType: 'image/jpeg', data: THUMBNAIL });
    expect(book.call('attachments.photo', { attachmentId: 'att-3' })).toEqual({ mediaType: 'image/jpeg', data: JPEG.toString('base64') });
    expect(book.refusal('attachments.photo', { attachmentId: 'att-1' }).code).toBe('ATTACHMENT_NOT_PICTURE');
    expect(book.refusal('attachments.add', { assetId: 'asset-1', fileId: stage(book, 'c.pdf', pdf('c')), kind: 'other', thumbnail: THUMBNAIL }).code).toBe('ATTACHMENT_NOT_PICTURE');
  });
});

test('the history of an asset tells of its documents, each on its day', () => {
  const book = memoryHost({ clock: '2026-01-20T08:00:00.000Z' });
  const { id } = inService(book);
  attach(book, id, 'عقد.pdf', pdf(), { kind: 'contract' });
  book.clock.now = '2026-02-05T08:00:00.000Z';
  book.call('attachments.remove', { attachmentId: 'att-1', reason: 'Signed anew' });
  const history = book.call('assets.history', { assetId: id });
  expect(history.map(({ kind, date }) => [kind, date])).toEqual([['registered', '2026-01-10'], ['capitalization', '2026-01-10'], ['in_service', '2026-01-10'], ['attachment_added', '2026-01-20'], ['attachment_removed', '2026-02-05']]);
  expect(history.at(-1)).toMatchObject({ amount: null, journal: null, actor: 'Noura', details: { file: 'عقد.pdf', document: 'contract', reason: 'Signed anew' } });
});

test('an import whose assets have documents by now is not undone', () => {
  const book = importBook();
  const mapping = { columns: { Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost' } } as const;
  const { batchId } = book.call('imports.commit', { fileId: book.stage('Name,Category,Bought,Cost\nDesk,FURN,2026-01-05,1200\n'), mapping });
  attach(book, 'asset-1', 'invoice.pdf', pdf());
  expect(book.call('imports.list')).toMatchObject([{ undoable: false }]);
  expect(book.refusal('imports.undo', { batchId })).toEqual({ code: 'IMPORT_NOT_UNDOABLE', params: { batch: batchId, reason: 'changed', assets: 'FA-2026-000001' } });
  book.call('attachments.remove', { attachmentId: 'att-1', reason: 'undo the import' });
  book.call('imports.undo', { batchId });
  expect(book.call('book.verify').ok).toBe(true);
});

test('who may only look sees documents and changes none', () => {
  const book = staffed();
  const { id } = draft(book);
  attach(book, id, 'invoice.pdf', pdf());
  signIn(book, 'viewer');
  expect(list(book, id).items).toHaveLength(1);
  expect(book.refusal('attachments.add', { assetId: id, fileId: 'file-1', kind: 'other' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'attachments.add' } });
  expect(book.refusal('attachments.remove', { attachmentId: 'att-1', reason: 'x' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'attachments.remove' } });
  book.call('session.logout');
  expect(book.host.readAttachment({ attachmentId: 'att-1' })).toEqual({ ok: false, error: { code: 'LOGIN_REQUIRED', params: {} } });
});
