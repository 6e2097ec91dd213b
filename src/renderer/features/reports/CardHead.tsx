import type { Output } from '#shared/contract/index.ts';
import { Code } from '../../ui/index.ts';
import type { ReportLanguage } from './language.ts';
import css from './reports.module.css';
import { Texts } from './Texts.tsx';

type Card = NonNullable<Output<'reports.run'>['card']>;

/** White modules around a code, which cameras look for. */
const QUIET_ZONE = 4;

/** Who the report is about: picture, names in both languages, state, and its number for eyes and cameras. */
export function CardHead({ card, language }: { card: Card; language: ReportLanguage }) {
  const main = language === 'ar' ? 'ar' : 'en';
  const other = main === 'ar' ? 'en' : 'ar';
  return (
    <div className={css.identity}>
      {card.photo !== null && <img className={css.photo} src={`data:${card.photo.mediaType};base64,${card.photo.data}`} alt={card.name[main]} />}
      <div className={css.names}>
        <p className={css.cardName} lang={main}>
          <bdi>{card.name[main]}</bdi>
        </p>
        {card.name[other] !== card.name[main] && (
          <p lang={other} className={css.otherName}>
            <bdi>{card.name[other]}</bdi>
          </p>
        )}
        <p className={css.state}>
          <Texts of={card.status} language={language} /> · <Texts of={card.category} language={language} />
        </p>
      </div>
      <figure className={css.code}>
        <QrCode modules={card.modules} label={card.code} />
        <figcaption>
          <Code>{card.code}</Code>
        </figcaption>
      </figure>
    </div>
  );
}

/** Black on white in every theme: a camera reads it from the screen too. */
function QrCode({ modules, label }: { modules: readonly string[]; label: string }) {
  const size = modules.length + 2 * QUIET_ZONE;
  const runs = modules.flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index + QUIET_ZONE} ${y + QUIET_ZONE}h${length}v1h-${length}z`));
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path fill="#000" d={runs.join('')} />
    </svg>
  );
}
