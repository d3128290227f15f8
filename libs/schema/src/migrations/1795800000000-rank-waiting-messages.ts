import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex, dropIndex, inSteps } from './online-change.js';

const NAME = 'outgoing_messages_rank_idx';
const ON = `outgoing_messages (company_id, kind, status, id) where status in ('queued', 'held')`;

/** How many messages of a company and kind wait is counted for each one that is added. */
export class RankWaitingMessages1795800000000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await inSteps(runner, (inUse) => createIndex(runner, inUse, { name: NAME, on: ON }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await inSteps(runner, (inUse) => dropIndex(runner, inUse, NAME));
  }
}
