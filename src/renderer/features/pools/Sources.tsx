import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Code } from '../../ui/index.ts';
import css from './pools.module.css';

/** Where the rules come from, and when they were written down from there. */
export function Sources({ preset }: { preset: Output<'pools.presets'>[number] }) {
  const { t } = useTranslation('pools');
  const format = useFormat();
  return (
    <div>
      <p>{t('sources', { date: format.gregorianDate(preset.validFrom) })}</p>
      <ul className={css.sources}>
        {preset.sources.map((source) => (
          <li key={source.url}>
            {t('source', { title: source.title[format.settings.language], date: format.gregorianDate(source.recordedOn) })}
            <div className={css.quiet}>
              <Code>{source.url}</Code>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
