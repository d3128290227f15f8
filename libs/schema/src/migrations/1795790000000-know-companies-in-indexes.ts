import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex, inShortTransaction, inSteps } from './online-change.js';

/** Lists read these alone, without the rows. */
const INDEXES = [
  {
    name: 'labor_requests_confirmed_idx',
    on: 'labor_requests (labor_requirement_id, id)',
    where: `where state = 'confirmed'`,
  },
  { name: 'workers_user_id_idx', on: 'workers (user_id)', where: '' },
];
const SKILLS = { name: 'worker_skills_pkey', on: 'worker_skills (worker_id, labor_type_id)' };
const WITH_COMPANY = 'include (company_id)';

/** A policy asks each row for its company: an index that lacks it cannot answer for its rows any more. */
export class KnowCompaniesInIndexes1795790000000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await inSteps(runner, (inUse) => replaceAll(runner, inUse, WITH_COMPANY));
  }

  async down(runner: QueryRunner): Promise<void> {
    await inSteps(runner, (inUse) => replaceAll(runner, inUse, ''));
  }
}

async function replaceAll(runner: QueryRunner, inUse: boolean, include: string): Promise<void> {
  for (const { name, on, where } of INDEXES)
    await replace(runner, inUse, name, {
      definition: { on: `${on} ${include} ${where}` },
      swap: (made) => `drop index ${name}; alter index ${made} rename to ${name}`,
    });
  await replace(runner, inUse, SKILLS.name, {
    definition: { on: `${SKILLS.on} ${include}`, unique: true },
    swap: (made) =>
      `alter table worker_skills drop constraint ${SKILLS.name}, add constraint ${SKILLS.name} primary key using index ${made}`,
  });
}

/** Makes the new index beside the old one, which has the name until the end: it is there when that one is gone. */
async function replace(
  runner: QueryRunner,
  inUse: boolean,
  name: string,
  { definition, swap }: Replacement,
): Promise<void> {
  const wanted = definition.on.includes(WITH_COMPANY);
  const [{ has }] = (await runner.query(
    `select pg_get_indexdef('${name}'::regclass) like '%INCLUDE (company_id)%' as has`,
  )) as [{ has: boolean }];
  if (has === wanted) return;
  const made = `${name}_new`;
  await createIndex(runner, inUse, { name: made, ...definition });
  await inShortTransaction(runner, swap(made));
}

interface Replacement {
  definition: { on: string; unique?: boolean };
  swap: (made: string) => string;
}
