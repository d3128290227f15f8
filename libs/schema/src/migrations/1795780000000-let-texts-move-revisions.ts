import type { MigrationInterface, QueryRunner } from 'typeorm';
import { triggersOf, withoutTriggers } from './1795770000000-count-revisions-of-companies.js';
import { inShortTransaction, inSteps } from './online-change.js';

/** Read by pages that are kept, and by no kept answer of REST. */
const TABLES = ['billing_accounts', 'outgoing_messages'];

/** An event's page and Today say how texts go, and every page what is due: their changes are changes of the company, too. */
export class LetTextsMoveRevisions1795780000000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const companies = (rows: string): string => `select distinct company_id from (${rows}) changed`;
    await inSteps(runner, async () => {
      for (const name of TABLES) await inShortTransaction(runner, triggersOf({ name, companies }));
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async () => {
      for (const name of TABLES) await inShortTransaction(runner, withoutTriggers(name));
    });
  }
}
