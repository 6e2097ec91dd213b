/** What a scan tells as it goes. Names come without their prefix, for writers differ in it. */
export interface XmlListener {
  open?: (name: string, attributes: string, selfClosing: boolean) => void;
  close?: (name: string) => void;
  text?: (raw: string) => void;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * One pass over an XML text, for workbook parts. It knows no document types and resolves no entities but the five
 * of XML and character numbers, so that nothing in a file can expand or fetch anything.
 */
export function scanXml(xml: string, listener: XmlListener): void {
  let position = 0;
  while (position < xml.length) {
    const start = xml.indexOf('<', position);
    if (start < 0) return;
    if (start > position) listener.text?.(xml.slice(position, start));
    if (xml.startsWith('<![CDATA[', start)) {
      const end = xml.indexOf(']]>', start);
      listener.text?.(escapeMarkup(xml.slice(start + 9, end < 0 ? undefined : end)));
      position = end < 0 ? xml.length : end + 3;
    } else if (xml.startsWith('<!--', start)) {
      position = after(xml, '-->', start);
    } else {
      position = scanTag(xml, start, listener);
    }
  }
}

function scanTag(xml: string, start: number, listener: XmlListener): number {
  const end = tagEnd(xml, start);
  const mark = xml[start + 1];
  if (mark === '/') listener.close?.(localName(xml, start + 2, end));
  else if (mark !== '?' && mark !== '!') {
    const selfClosing = xml[end - 1] === '/';
    let nameEnd = start + 1;
    while (nameEnd < end && !isSpaceOrSlash(xml.charCodeAt(nameEnd))) nameEnd += 1;
    const name = localName(xml, start + 1, nameEnd);
    listener.open?.(name, xml.slice(nameEnd, selfClosing ? end - 1 : end), selfClosing);
    if (selfClosing) listener.close?.(name);
  }
  return end + 1;
}

/** The closing bracket of a tag; one inside a quoted attribute does not count. */
function tagEnd(xml: string, start: number): number {
  let end = xml.indexOf('>', start);
  if (end < 0) return xml.length;
  let quote = '';
  let position = start;
  while (position <= end) {
    const character = xml[position] ?? '';
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
    if (position === end && quote !== '') {
      end = xml.indexOf('>', end + 1);
      if (end < 0) return xml.length;
    }
    position += 1;
  }
  return end;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found < 0 ? xml.length : found + mark.length;
}

function isSpaceOrSlash(code: number): boolean {
  return code === 32 || code === 47 || code === 9 || code === 10 || code === 13;
}

function localName(xml: string, start: number, end: number): string {
  // Cut out first: a search for the colon must not run on through the whole document.
  const name = xml.slice(start, end).trimEnd();
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute's value, by its name with or without a prefix. */
export function attribute(attributes: string, name: string): string | null {
  let from = 0;
  for (;;) {
    const at = attributes.indexOf(`${name}=`, from);
    if (at < 0) return null;
    const before = at === 0 ? ' ' : (attributes[at - 1] ?? ' ');
    const quote = attributes[at + name.length + 1];
    if (/[\s:]/.test(before) && (quote === '"' || quote === "'")) {
      const start = at + name.length + 2;
      const end = attributes.indexOf(quote, start);
      return decodeXml(attributes.slice(start, end < 0 ? undefined : end));
    }
    from = at + 1;
  }
}

/** Text as written in the file to text as meant, including the _x000D_ escapes of spreadsheets. */
export function decodeXml(raw: string): string {
  const text = raw.includes('&') ? raw.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{2,4});/g, (whole, name: string) => entity(name) ?? whole) : raw;
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))) : text;
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;');
}
