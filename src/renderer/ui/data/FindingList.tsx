import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isDate, isPeriod } from '#shared/values/calendar.ts';
import type { Format } from '../../i18n/format.ts';
import { useFormat, useNameOf } from '../../i18n/useFormat.ts';
import { Button } from '../Button.tsx';
import { joinClasses } from '../joinClasses.ts';
import css from './findings.module.css';

export interface FindingItem {
  code: string;
  severity: 'block' | 'warn' | 'ok';
  count: number;
  assets: readonly { assetId: string; assetNumber: string; name: string; nameAr: string | null }[];
  params: Readonly<Record<string, string | number>>;
}

interface FindingListProps {
  findings: readonly FindingItem[];
  onOpenAsset: (assetId: string) => void;
  /** For findings about more assets than are named. */
  onOpenRegister: () => void;
  empty: string;
  /** The way to settle a finding, one press away. */
  actionOf?: (finding: FindingItem) => ReactNode;
}

const NAMED_ASSETS = 3;

/** A month, a day or an amount of a finding as people read it. */
function shownFact(format: Format, value: string): string {
  if (isPeriod(value)) return format.period(value);
  if (isDate(value)) return format.date(value);
  return /^-?\d+\.\d+$/.test(value) ? format.amount(value) : value;
}

/** What a check found: a sentence, how bad it is in words and colour, and the assets it is about, one press away. */
export function FindingList({ findings, onOpenAsset, onOpenRegister, empty, actionOf }: FindingListProps) {
  const { t } = useTranslation('findings');
  const format = useFormat();
  const nameOf = useNameOf();
  if (findings.length === 0) return <p className={css.nothing}>{empty}</p>;
  const shown = (params: FindingItem['params']): Record<string, string | number> =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shownFact(format, value) : value]));
  return (
    <ul className={css.list}>
      {findings.map((finding) => (
        <li key={`${finding.code}|${JSON.stringify(finding.params)}`} className={css.finding}>
          <span className={joinClasses(css.dot, css[finding.severity])} role="img" aria-label={t(`severity.${finding.severity}`)} />
          <div className={css.text}>
            <span>{t(finding.code, { ...shown(finding.params), count: finding.count })}</span>
            {finding.severity !== 'ok' && <span className={css.fix}>{t(`fix.${finding.code}`)}</span>}
            {finding.severity !== 'ok' && finding.assets.length > 0 && (
              <span className={css.assets}>
                {finding.assets.slice(0, NAMED_ASSETS).map((asset) => (
                  <Button key={asset.assetId} variant="link" onPress={() => onOpenAsset(asset.assetId)}>
                    <bdi dir="ltr">{asset.assetNumber}</bdi> <bdi>{nameOf(asset)}</bdi>
                  </Button>
                ))}
                {finding.count > NAMED_ASSETS && (
                  <Button variant="link" onPress={onOpenRegister}>
                    {t('more', { count: finding.count - Math.min(NAMED_ASSETS, finding.assets.length) })}
                  </Button>
                )}
              </span>
            )}
          </div>
          {actionOf?.(finding)}
        </li>
      ))}
    </ul>
  );
}
