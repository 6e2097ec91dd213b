/**
 * Written beside everything that is computed to stay: books, terms, runs. It rises when the same facts would give another figure,
 * so that an old figure can be told from a wrong one.
 */
export const ENGINE_VERSION = '1';
