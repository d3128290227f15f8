import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex, dropIndex, inSteps } from './online-change.js';

const NAME = 'labor_requirements_call_time_id_idx';

/** Attendance of a call counts hours of archived requirements, too; only live ones had an index by their call. */
export class FindRequirementsByCall1795780100000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await inSteps(runner, (inUse) =>
      createIndex(runner, inUse, { name: NAME, on: 'labor_requirements (call_time_id)' }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await inSteps(runner, (inUse) => dropIndex(runner, inUse, NAME));
  }
}
