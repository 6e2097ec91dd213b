import type { useNavigation } from '../../state/navigation.ts';
import type { FindingItem } from '../../ui/index.ts';

type Go = ReturnType<typeof useNavigation.getState>['go'];

export interface Fix {
  label: 'asset' | 'usage' | 'policy' | 'transfers' | 'approvals' | 'register' | 'categories' | 'check' | 'month' | 'reconciliation';
  open: (go: Go) => void;
}

/** Where a finding is settled, one press away; null for what is in order or settles itself. */
export function fixOf(finding: FindingItem): Fix | null {
  if (finding.severity === 'ok') return null;
  const [asset, another] = finding.assets;
  switch (finding.code) {
    case 'earlier_month_open':
      return { label: 'month', open: (go) => go('close', { period: String(finding.params['period']) }) };
    case 'month_closed':
      return { label: 'month', open: (go) => go('close') };
    case 'policy_differs':
      return { label: 'policy', open: (go) => go('settings', { section: 'policy' }) };
    case 'usage_missing':
    case 'book_usage_missing':
      return { label: 'usage', open: (go) => go('usage') };
    case 'pending_transfers':
      return { label: 'transfers', open: (go) => go('transfers', { show: 'pending' }) };
    case 'pending_approvals':
      return { label: 'approvals', open: (go) => go('approvals') };
    case 'account_inactive':
      return { label: 'categories', open: (go) => go('categories') };
    case 'reconciliation_missing':
    case 'reconciliation_open':
    case 'reconciliation_incomplete':
      return { label: 'reconciliation', open: (go) => go('reconciliation', { period: String(finding.params['period']) }) };
    case 'register_differs':
      return { label: 'check', open: (go) => go('settings', { section: 'check' }) };
    default:
      if (asset === undefined) return null;
      if (another === undefined) return { label: 'asset', open: (go) => go('asset', { assetId: asset.assetId }) };
      return { label: 'register', open: (go) => go('register', { needsAttention: true }) };
  }
}
