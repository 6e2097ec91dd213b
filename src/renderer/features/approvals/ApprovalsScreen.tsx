import type { ScreenParams } from '../../state/navigation.ts';
import { ApprovalList } from './ApprovalList.tsx';
import { ApprovalPage } from './ApprovalPage.tsx';

/** All acts that were sent for approval, or one of them. */
export function ApprovalsScreen({ params: { approval } }: { params: ScreenParams['approvals'] }) {
  return approval === undefined ? <ApprovalList /> : <ApprovalPage key={approval} approvalId={approval} />;
}
