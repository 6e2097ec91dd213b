import { useTranslation } from 'react-i18next';
import { useOperation } from '../../api/queries.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Card, Chip, FindingList, MonthStrip } from '../../ui/index.ts';
import css from './home.module.css';
import type { Summary } from './Home.tsx';

/** What stands between the open month and its close, each thing with the way to settle it. */
export function OpenPeriod({ period, findings }: { period: string; findings: Summary['findings'] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const blocking = findings.filter((finding) => finding.severity === 'block').length;
  const warnings = findings.filter((finding) => finding.severity === 'warn').length;
  return (
    <Card
      title={t('needs.title', { period: format.period(period) })}
      isPadded={false}
      actions={
        <>
          {blocking > 0 && <Chip tone="bad">{t('needs.blocking', { count: blocking })}</Chip>}
          {warnings > 0 && <Chip tone="warn">{t('needs.warnings', { count: warnings })}</Chip>}
          {findings.length === 0 && <Chip tone="ok">{t('needs.ready')}</Chip>}
          <Button size="small" onPress={() => go('close')}>
            {t('needs.open')}
          </Button>
        </>
      }
    >
      <Year period={period} />
      <FindingList findings={findings} onOpenAsset={(assetId) => go('asset', { assetId })} onOpenRegister={() => go('register', { needsAttention: true })} empty={t('needs.nothing')} />
    </Card>
  );
}

/** The months of the fiscal year and where the book stands in them; each leads to its close. */
function Year({ period }: { period: string }) {
  const { t } = useTranslation('home');
  const go = useNavigation((state) => state.go);
  const { data } = useOperation('periods.list');
  if (data === undefined) return null;
  return (
    <div className={css.year}>
      <MonthStrip label={t('months')} months={data.periods} selected={period} onSelect={(month) => go('close', { period: month })} />
    </div>
  );
}
