/** First strong isolate: what is inserted into a sentence keeps its own direction and disturbs nobody else's. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** For anything that is stored, compared or copied. */
export function stripIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
