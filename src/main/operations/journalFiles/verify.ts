import type { Connection } from '../../book/connection.ts';
import { sha256 } from '../../book/hash.ts';
import { loggedCommands } from '../../book/queries/verify.ts';
import { countExports, deflatedExport, exportHash, journalsOfExport, listExports } from '../../book/tables/journalExports.ts';
import { inflated } from '../../exchange/journals/index.ts';
import type { Expect } from '../verify/check.ts';

/** Every file of journals is the one that was handed over, with the journals it says, and the log tells of it. */
export function verifyJournalExports(connection: Connection, expect: Expect): number {
  const count = countExports(connection);
  const logged = new Map(loggedCommands(connection, 'journals.export').map((command) => [(JSON.parse(command.detail) as { export: number }).export, command]));
  expect.same('export_logged', 'journals.export', logged.size, count);
  for (const batch of listExports(connection, count, 0)) {
    const where = `exp-${batch.id} ${batch.file_name}`;
    const journals = journalsOfExport(connection, batch.id);
    expect.same('export_record', where, batch.content_hash, exportHash(batch, journals));
    expect.same('export_record', where, batch.journal_count, journals.length);
    const bytes = inflated(deflatedExport(connection, batch.id) ?? new Uint8Array());
    expect.same('export_file', where, batch.sha256, sha256(bytes));
    expect.same('export_file', where, batch.size, bytes.byteLength);
    const told = logged.get(batch.id);
    expect.same('export_logged', where, `${batch.at} ${batch.actor}`, told && `${told.at} ${told.actor}`);
  }
  return count;
}
