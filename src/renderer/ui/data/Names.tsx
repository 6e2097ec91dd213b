import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import css from './data.module.css';

interface Named {
  name: string;
  nameAr: string | null;
}

/** The name in the language on screen. */
export function Name({ of }: { of: Named }) {
  const nameOf = useNameOf();
  return <bdi>{nameOf(of)}</bdi>;
}

/** Both names, the one of the screen's language first. */
export function BilingualName({ of }: { of: Named }) {
  const { settings } = useFormat();
  const isArabic = settings.language === 'ar' && of.nameAr !== null;
  const other = isArabic ? of.name : of.nameAr;
  return (
    <span className={css.names}>
      <bdi lang={isArabic ? 'ar' : 'en'}>{isArabic ? of.nameAr : of.name}</bdi>
      {other !== null && other !== '' && (
        <bdi className={css.otherName} lang={isArabic ? 'en' : 'ar'}>
          {other}
        </bdi>
      )}
    </span>
  );
}
