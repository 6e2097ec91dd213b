import type { Connection } from '../../book/connection.ts';
import { findAct } from '../../book/tables/acts.ts';
import { actDraftHash, decisionHash, iterateActDrafts } from '../../book/tables/actDrafts.ts';
import { approvalIdOf } from '../approvals/show.ts';
import type { Expect } from './check.ts';

/** Prepared acts say what their hashes were made of, and what was approved was posted by whoever approved it, when they did. */
export function verifyApprovals(connection: Connection, expect: Expect): number {
  const drafts = [...iterateActDrafts(connection)];
  for (const draft of drafts) {
    const where = approvalIdOf(draft.id);
    expect.same('approval_content', where, actDraftHash(draft), draft.content_hash);
    expect.same('approval_decision', where, draft.status === 'PREPARED' ? null : decisionHash(draft), draft.decision_hash);
    if (draft.first_act_id === null || draft.last_act_id === null) continue;
    for (let id = draft.first_act_id; id <= draft.last_act_id; id += 1) {
      const act = findAct(connection, id);
      expect.same('approval_act', where, `${draft.decided_by} ${draft.decided_at}`, act && `${act.actor} ${act.at}`);
    }
  }
  return drafts.length;
}
