import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../state/navigation.ts';
import { Button, Card, Chip, FindingList, type FindingItem } from '../../ui/index.ts';
import { fixOf } from './fixes.ts';
import type { Preview } from './OpenMonth.tsx';

/** Every check of the month, what it found, and the place to settle it. */
export function Checklist({ preview }: { preview: Preview }) {
  const { t } = useTranslation('close');
  const go = useNavigation((state) => state.go);
  return (
    <Card
      title={t('checklist.title')}
      isPadded={false}
      actions={
        <>
          {preview.blocking > 0 && <Chip tone="bad">{t('checklist.blocking', { count: preview.blocking })}</Chip>}
          {preview.warnings > 0 && <Chip tone="warn">{t('checklist.warnings', { count: preview.warnings })}</Chip>}
          {preview.blocking + preview.warnings === 0 && <Chip tone="ok">{t('checklist.clear')}</Chip>}
        </>
      }
    >
      <FindingList
        findings={preview.findings}
        onOpenAsset={(assetId) => go('asset', { assetId })}
        onOpenRegister={() => go('register', { needsAttention: true })}
        empty={t('checklist.clear')}
        actionOf={(finding) => <FixButton finding={finding} />}
      />
    </Card>
  );
}

function FixButton({ finding }: { finding: FindingItem }) {
  const { t } = useTranslation('close');
  const go = useNavigation((state) => state.go);
  const fix = fixOf(finding);
  if (fix === null) return null;
  return (
    <Button size="small" onPress={() => fix.open(go)}>
      {t(`fix.${fix.label}`)}
    </Button>
  );
}
