import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex, dropIndex, inSteps } from './online-change.js';

const INDEXES = [
  {
    name: 'labor_requests_live_links_idx',
    on: `labor_requests (id) where not token_short like '-%'`,
  },
  {
    name: 'outgoing_messages_readable_idx',
    on: `outgoing_messages (created_at) where body <> ''`,
  },
  {
    name: 'incoming_messages_readable_idx',
    on: `incoming_messages (received_at) where body <> '' or reply is not null`,
  },
];

/** What is not purged yet is found by indexes that are as large as that, however much was purged before. */
export class FindWhatIsPurged1795820000000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async (inUse) => {
      for (const index of INDEXES) await createIndex(runner, inUse, index);
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async (inUse) => {
      for (const { name } of INDEXES) await dropIndex(runner, inUse, name);
    });
  }
}
