/** Every text of the application by language and namespace: the window's own and those it shares with reports and the command line. */
import type { Resource, ResourceLanguage } from 'i18next';

const windowTexts = import.meta.glob<ResourceLanguage>('./{en,ar}/*.json', { eager: true, import: 'default' });
const sharedTexts = import.meta.glob<ResourceLanguage>('../../shared/i18n/{en,ar}/*.json', { eager: true, import: 'default' });

function gather(): Resource {
  const texts: Record<string, Record<string, ResourceLanguage>> = {};
  for (const [path, value] of Object.entries({ ...sharedTexts, ...windowTexts })) {
    const match = /\/(en|ar)\/([^/]+)\.json$/.exec(path);
    if (match === null) continue;
    const [, language = '', namespace = ''] = match;
    const own = (texts[language] ??= {});
    if (own[namespace] !== undefined) throw new Error(`two files of texts are called ${namespace}`);
    own[namespace] = value;
  }
  return texts;
}

export const texts: Resource = gather();
