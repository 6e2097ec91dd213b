import { textsIn, type Bilingual, type ReportLanguage } from './language.ts';
import css from './reports.module.css';

/** A text in the language of the report; both, where it speaks both. */
export function Texts({ of, language }: { of: Bilingual; language: ReportLanguage }) {
  return (
    <span className={css.texts}>
      {textsIn(of, language).map(({ lang, text }) => (
        <bdi key={lang} lang={lang}>
          {text}
        </bdi>
      ))}
    </span>
  );
}
