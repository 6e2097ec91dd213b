import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { ariaLocale, createFormat } from '../i18n/format.ts';
import { i18next } from '../i18n/index.ts';
import { FormatContext } from '../i18n/useFormat.ts';
import { usePreferences } from '../state/preferences.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './frame/Frame.tsx';
import { queryClient } from './start.ts';

export function App() {
  const { language, digits, calendar } = usePreferences((state) => state.preferences);
  const format = useMemo(() => createFormat({ language, digits, calendar }), [language, digits, calendar]);
  return (
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={i18next}>
        <FormatContext value={format}>
          <I18nProvider locale={ariaLocale(format.settings)}>
            <ErrorBoundary>
              <Frame />
            </ErrorBoundary>
          </I18nProvider>
        </FormatContext>
      </I18nextProvider>
    </QueryClientProvider>
  );
}
