import { randomUUID } from 'node:crypto';
import i18next from 'i18next';
import ar from '#shared/i18n/ar/errors.json' with { type: 'json' };
import en from '#shared/i18n/en/errors.json' with { type: 'json' };
import type { UsoolError } from '#shared/errors.ts';

/** An error as the source documents print it. */
export interface PrintedError {
  errorCode: string;
  message: string;
  timestamp: string;
  requestId: string;
  details: Record<string, unknown>;
}

const texts = i18next.createInstance();
await texts.init({ resources: { en: { translation: en }, ar: { translation: ar } }, lng: 'en', fallbackLng: false, interpolation: { escapeValue: false } });

/** The sentence of a refusal: what happened and why, then what to do about it. */
export function sentenceOf(error: UsoolError, language: 'en' | 'ar'): string {
  const params: Record<string, unknown> = { ...error.params };
  const context = typeof params['reason'] === 'string' && /^[a-z_]+$/.test(params['reason']) ? params['reason'] : undefined;
  const t = texts.getFixedT(language);
  const next = t(`next.${error.code}`, { ...params, defaultValue: '' });
  return [t(error.code, { ...params, context }), next].filter(Boolean).join(' ');
}

export function printedError(error: UsoolError, now: string, language: 'en' | 'ar'): PrintedError {
  const reference = error.code === 'FAULT' && 'reference' in error.params ? error.params.reference : undefined;
  return { errorCode: error.code, message: sentenceOf(error, language), timestamp: now, requestId: reference ?? randomUUID(), details: { ...error.params } };
}
