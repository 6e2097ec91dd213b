import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { usePreferences } from '../../state/preferences.ts';
import { usePerform } from '../../state/usePerform.ts';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Card, FormGrid, RadioGroup } from '../../ui/index.ts';

/** How the window speaks and looks: taken at once, kept on this computer. */
export function ScreenSettings() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { preferences, change } = usePreferences();
  const perform = usePerform();
  const set = (part: Input<'app.setPreferences'>): void => void perform(() => change(part));
  return (
    <Card title={t('screen.title')}>
      <FormGrid>
        <RadioGroup label={t('screen.language')} value={preferences.language} onChange={(language) => set({ language })} options={[{ value: 'en', label: t('screen.english') }, { value: 'ar', label: t('screen.arabic') }]} />
        <RadioGroup label={t('screen.digits')} value={preferences.digits} onChange={(digits) => set({ digits })} options={[{ value: 'latin', label: t('screen.latin') }, { value: 'arabic', label: t('screen.arabicIndic') }]} />
        <RadioGroup
          label={t('screen.calendar')}
          value={preferences.calendar}
          onChange={(calendar) => set({ calendar })}
          options={[{ value: 'gregorian', label: t('screen.gregorian') }, { value: 'gregorian_hijri', label: t('screen.hijri'), more: format.hijri(today()) ?? '' }]}
        />
        <RadioGroup
          label={t('screen.theme')}
          value={preferences.theme}
          onChange={(theme) => set({ theme })}
          options={[{ value: 'system', label: t('screen.system') }, { value: 'light', label: t('screen.light') }, { value: 'dark', label: t('screen.dark') }]}
        />
        <RadioGroup label={t('screen.density')} value={preferences.density} onChange={(density) => set({ density })} options={[{ value: 'compact', label: t('screen.compact') }, { value: 'roomy', label: t('screen.roomy') }]} />
      </FormGrid>
    </Card>
  );
}
