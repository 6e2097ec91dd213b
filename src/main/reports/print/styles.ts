import type { Bilingual } from '../texts.ts';
import { text } from '../texts.ts';
import { inLanguage, type ReportLanguage } from '../forms/columns.ts';
import { cssString } from './markup.ts';

const FONT = '"IBM Plex Sans", "IBM Plex Sans Arabic", sans-serif';
const BOX = `font: 400 7.5pt ${FONT}; color: #4d5a53;`;

/** "Page 1 of 5", the two numbers filled in by whoever lays out the pages. */
function pageNumberContent(language: ReportLanguage): string {
  const MARK = '\u0001';
  const sentence = inLanguage(text('page', 'of', { page: `${MARK}page${MARK}`, pages: `${MARK}pages${MARK}` }), language, '   ·   ');
  return sentence.split(MARK).filter((part) => part !== '').map((part) => (part === 'page' || part === 'pages' ? `counter(${part})` : cssString(part))).join(' ');
}

/** The page and what stands in its margins. A page-number box reads in the report's direction; counters are page counters of the document. */
export function pageRules(language: ReportLanguage, boxes: { running: { start: Bilingual; end: Bilingual } | null; firstHasHeading: boolean; pageNumbers: boolean; portrait: boolean }): string {
  const rtl = language === 'ar';
  const direction = `direction: ${rtl ? 'rtl' : 'ltr'};`;
  const [startBox, endBox] = rtl ? ['@top-right', '@top-left'] : ['@top-left', '@top-right'];
  const running = boxes.running
    ? `${startBox} { content: ${cssString(inLanguage(boxes.running.start, language))}; ${BOX} ${direction} font-weight: 600; text-align: ${rtl ? 'right' : 'left'}; }
       ${endBox} { content: ${cssString(inLanguage(boxes.running.end, language))}; ${BOX} ${direction} text-align: ${rtl ? 'left' : 'right'}; }`
    : '';
  const numbers = boxes.pageNumbers ? `@bottom-center { content: ${pageNumberContent(language)}; ${BOX} ${direction} }` : '';
  const first = boxes.firstHasHeading ? '@page :first { @top-left { content: none; } @top-right { content: none; } }' : '';
  return `@page { size: A4 ${boxes.portrait ? 'portrait' : 'landscape'}; margin: 14mm 10mm 13mm; ${running} ${numbers} }\n${first}`;
}

export const STYLE_SHEET = `* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; font: 400 7.5pt/1.5 ${FONT}; color: #17211c; font-variant-numeric: tabular-nums; }
header { margin-block-end: 4mm; }
.company { margin: 0; font-size: 10pt; font-weight: 600; display: flex; justify-content: space-between; gap: 8mm; }
h1 { margin: 1mm 0 2.5mm; font-size: 15pt; font-weight: 600; line-height: 1.4; color: #0b6b53; display: flex; justify-content: space-between; gap: 8mm; }
dl { margin: 0; display: grid; grid-template-columns: repeat(4, 1fr); grid-auto-flow: row dense; gap: 1.2mm 6mm; border-block: 0.3pt solid #cbd3ce; padding-block: 2mm; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1.5mm; align-items: baseline; align-content: flex-start; }
dl > .wide { grid-column: span 2; }
dl > .whole-line { grid-column: 1 / -1; display: block; }
.whole-line > dt, .whole-line > dd { display: inline; }
dt { color: #4d5a53; }
dt::after { content: ":"; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
/* A date or a number within a sentence stays on its line. */
bdi bdi[dir="ltr"] { white-space: nowrap; }
.quiet { color: #7c8a82; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1mm 1.1mm; text-align: start; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; border-block-end: 0.3pt solid #e3e7e4; }
thead th { vertical-align: bottom; font-weight: 600; line-height: 1.35; overflow-wrap: break-word; background: #e4f1ec; color: #0b4b3b; border-block-end: 0.6pt solid #0b6b53; }
/* Figures stand on the right in both directions, so that decimals line up. */
.figure { text-align: right; }
td.figure { white-space: nowrap; overflow-wrap: normal; }
td.figure > bdi { unicode-bidi: isolate; direction: ltr; }
td.negative { color: #b3261e; }
.figure + :not(.figure) { padding-inline-start: 4mm; }
tr.group th { font-weight: 600; color: #0b6b53; padding-block-start: 2.2mm; }
tr.group { break-after: avoid; }
td.pen { height: 8mm; border: 0.3pt solid #7c8a82; }
tr.subtotal > * { font-weight: 600; border-block-start: 0.5pt solid #7c8a82; }
tr.subtotal, tr.total { break-before: avoid; }
tr.total > * { font-weight: 600; border-block-start: 0.9pt solid #17211c; border-block-end: 2.2pt double #17211c; }
/* A report wider than paper goes on in a table below, on a page where it is whole if there is one. */
table + table { margin-block-start: 7mm; break-inside: avoid; }
/* More columns than a page has room for at its usual size. */
table.dense { font-size: 7pt; }
table.dense th, table.dense td { padding-inline: 0.9mm; }
thead th.family { text-align: center; border-inline: 0.6pt solid #fff; border-block-end: 0.3pt solid #0b6b53; }
figure { margin: 0 0 4mm; }
figcaption { font-weight: 600; margin-block-end: 1mm; }
figure svg { display: block; width: 100%; height: 38mm; }
/* Documents are read and signed by people: larger letters, and room for a pen. */
.upright { font-size: 9pt; }
.upright header dl { grid-template-columns: repeat(2, 1fr); }
.upright th, .upright td { padding: 1.6mm 1.4mm; }
.upright:not(.card) table.many { font-size: 7.5pt; }
.upright:not(.card) .many th, .upright:not(.card) .many td { padding: 1.3mm 0.9mm; }
footer { break-inside: avoid; margin-block-start: 7mm; }
.declared { font-size: 10.5pt; line-height: 1.8; border-inline-start: 1mm solid #0b6b53; padding-inline-start: 4mm; }
.declared p { margin: 0 0 2mm; }
.signatures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8mm; margin-block-start: 9mm; }
.signatures h2 { margin: 0 0 3mm; font-size: 10pt; font-weight: 600; color: #0b6b53; }
.signatures dl { display: block; border: 0; padding: 0; }
.signatures dl > div { display: block; border-block-end: 0.5pt solid #17211c; min-block-size: 13mm; padding-block-start: 2mm; }
.signatures dd { min-block-size: 5mm; }
/* Smaller tables beside the report's own. */
.beside { margin-block: 5mm 4mm; }
.beside h2 { margin: 0 0 1.5mm; font-size: 9.5pt; font-weight: 600; color: #0b6b53; break-after: avoid; }
table + .beside { margin-block-start: 7mm; }
/* A card: who it is first, then everything that is known of it. */
.card { font-size: 7pt; }
.card th, .card td { padding: 0.9mm 0.8mm; }
.card td > bdi[dir="ltr"] { white-space: nowrap; }
.card header dl { grid-template-columns: repeat(3, 1fr); font-size: 8pt; }
.identity { display: flex; align-items: center; gap: 6mm; margin-block: 1mm 4mm; }
.identity .photo { inline-size: 44mm; block-size: 33mm; object-fit: cover; border-radius: 2mm; border: 0.3pt solid #cbd3ce; }
.identity .names { flex: 1; min-inline-size: 0; }
.identity p { margin: 0; }
.identity .name { font-size: 14pt; font-weight: 600; line-height: 1.45; text-align: start; }
.identity .other-name { font-size: 11.5pt; line-height: 1.5; color: #4d5a53; }
.identity .names p[dir] { unicode-bidi: isolate; }
html[dir="ltr"] .identity .names p[dir="rtl"] { text-align: left; }
html[dir="rtl"] .identity .names p[dir="ltr"] { text-align: right; }
.identity .state { margin-block-start: 2mm; font-size: 9pt; color: #4d5a53; }
.pill { display: inline-block; padding: 0.2mm 2.4mm; border-radius: 3mm; background: #e4f1ec; color: #0b4b3b; font-weight: 600; margin-inline-end: 1.5mm; }
.identity .code { margin: 0; text-align: center; }
.identity .qr { display: block; inline-size: 30mm; block-size: 30mm; }
.identity .code figcaption { margin: 0; font-size: 8.5pt; font-weight: 600; }
.unseen { visibility: hidden; position: absolute; }
.blank { break-after: page; height: 1px; }
.blank:last-child { break-after: auto; }`;

/** Named pages: each part of a document carries its own title in the margin. */
export function partPageRule(name: string, title: Bilingual, language: ReportLanguage): string {
  const rtl = language === 'ar';
  return `@page ${name} { ${rtl ? '@top-left' : '@top-right'} { content: ${cssString(inLanguage(title, language))}; ${BOX} direction: ${rtl ? 'rtl' : 'ltr'}; text-align: ${rtl ? 'left' : 'right'}; } }`;
}

/** A document of several parts: a cover with contents and checksums, and each part from a new page. */
export const PACK_STYLES = `.cover h1 { font-size: 20pt; margin: 3mm 0 4mm; }
.cover .company { font-size: 13pt; }
.cover dl { margin-block-end: 3mm; }
.cover .whole { border: 0.8pt solid #0b6b53; padding: 2.5mm 4mm; margin-block-end: 3mm; }
.cover .whole dl { display: block; border: 0; padding: 0; margin: 0; }
.hash { font-size: 6.4pt; letter-spacing: 0; overflow-wrap: anywhere; }
.cover .whole dd { font-size: 9.5pt; }
.promise { color: #4d5a53; margin: 1.5mm 0 0; }
.contents td, .contents th { padding-block: 0.7mm; }
.contents a { color: inherit; text-decoration: none; }
.part { break-before: page; }
.part.shared { break-before: auto; break-inside: avoid; margin-block-start: 9mm; }
.part h2 { margin: 0 0 2mm; font-size: 14pt; font-weight: 600; line-height: 1.4; color: #0b6b53; display: flex; justify-content: space-between; gap: 8mm; }
.part dl { margin-block-end: 4mm; }
.note { font-size: 9pt; color: #4d5a53; margin: 3mm 0; }
.watermark { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center; z-index: 1; pointer-events: none; }
.watermark span { font-size: 110pt; font-weight: 600; color: rgba(179, 38, 30, 0.13); transform: rotate(-24deg); white-space: nowrap; }`;
