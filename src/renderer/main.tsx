import './ui/theme/fonts.ts';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { start } from './app/start.ts';
import { applyPreferences, followSystemTheme, usePreferences } from './state/preferences.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

// Before the first picture: the right language, direction and theme, so that nothing flips under the eye.
await start();
applyPreferences(usePreferences.getState().preferences);
followSystemTheme();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
