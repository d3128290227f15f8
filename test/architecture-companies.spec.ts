import { PRODUCT, read } from './support/source-tree.js';

/**
 * Who sees the rows of all companies though nobody asked who does (`unitOfWork.asSystem`, `unitOfWork.reading()` without a
 * caller), and why. Beside them `reachOf` lets administrators, holders of links, and who is not signed in see all
 * (docs/decisions/0054). A path ending with `/` is a folder.
 */
const SYSTEM: Record<string, string> = {
  'apps/api/src/demonstration/': 'sets up demonstration companies before anybody signs in',
  'apps/api/src/edge/auth/import-cookie.service.ts':
    'finds whose a link is, before there is an actor',
  'apps/api/src/edge/idempotency/settle-idempotency-keys.ts': 'keys belong to users, of no company',
  'apps/api/src/live/': 'tells many readers of one change; each has been let into its room before',
  'apps/api/src/pages/worker/own-hours-pages.controller.tsx': 'asks the clock alone',
  'apps/cli/src/': 'commands of who operates the installation',
  'libs/billing/src/': 'tasks, and messages of Stripe, about the account of whichever company',
  'libs/company/src/company-replica.service.ts': 'reads for tasks, which name the company',
  'libs/identity/src/sign-in/actor.queries.ts': 'finds what an actor reaches, before there is one',
  'libs/identity/src/sign-in/revision.queries.ts':
    'reads revisions of many readers at once, each of their own companies',
  'libs/identity/src/sign-in/sign-in-network.service.ts':
    'counts attempts of a network, of no company',
  'libs/identity/src/tasks/mail-reset-link.task.ts': 'a task',
  'libs/labor/src/reminders/remind-crew.task.ts': 'a task',
  'libs/labor/src/running-calls/look-for-replacement.task.ts': 'a task',
  'libs/labor/src/workers/contact-import/import-job.service.ts':
    'finds whose import a task goes on with; then it is a manager of that company',
  'libs/messaging/src/outgoing/message-metrics.service.ts': 'a measure of the installation',
  'libs/messaging/src/outgoing/send-message.task.ts': 'a task',
  'libs/messaging/src/providers/simulated-message-store.service.ts': 'phones of development',
  'libs/notification/src/audit/': 'tasks and measures of the chains of all companies',
  'libs/pay/src/exports/': 'a task, which writes the export that a manager asked for',
  'libs/platform/src/idempotency/delete-expired-idempotency-keys.task.ts': 'a task',
  'libs/platform/src/tasks/lift-waiting-tasks.task.ts': 'a task about the tasks of all',
  'libs/platform/src/tasks/purge-in-parts.ts': 'tasks that delete what is old',
  'libs/platform/src/work/database-version.queries.ts': 'the version is that of the database',
  'libs/time-entry/src/missing-crew/missing-crew.service.ts': 'a task',
  'libs/time-entry/src/stations/delete-expired-stations.task.ts': 'a task',
};

/** Who looks beyond the companies of its actor within their transaction (`work.seeingAll`, `opensLink`), and why. */
const OF_ANY_COMPANY: Record<string, string> = {
  'apps/api/src/rest/workers/consent-history.controller.ts':
    'a STOP to a shared number is the answer of one company, and the others are not told its words',
  'libs/labor/src/workers/own/own-number.service.ts':
    'who has proven a number gets its contacts, whichever companies have them',
  'libs/messaging/src/outgoing/code-allowance.service.ts':
    'a number gets no more codes a day, whichever companies send them',
};

/** Who sends statements past the unit of work, which thus say nothing, and why that is right. */
const BESIDE_THE_UNIT_OF_WORK: Record<string, string> = {
  'apps/api/src/health/health.controller.ts': 'asks whether the database answers',
  'apps/cli/src/backup/postgres-tools.ts':
    'signs in as the owner of the tables, and asks the catalog',
  'libs/embedded-postgres/src/back-up-cluster.ts': 'copies files of the server as its owner',
  'libs/embedded-postgres/src/ensure-application-role.ts': 'asks the catalog, as the owner',
  'libs/embedded-postgres/src/ensure-database.ts': 'makes the database',
  'libs/platform/src/database/assert-database-reachable.ts': 'asks whether the database answers',
  'libs/platform/src/database/disk-space.service.ts': 'writes into a temporary table',
  'libs/platform/src/database/pg-listener.ts': 'listens',
  'libs/platform/src/database/primary-server.ts': 'asks which server takes writes',
  'libs/platform/src/database/replica.ts':
    'makes the connections of the unit of work to a replica; asks by others whether it answers',
  'libs/platform/src/metrics/pool-metrics.service.ts': 'asks the pool, and sends nothing',
  'libs/platform/src/tasks/task-metrics.service.ts': "counts the queue's tasks, of no company",
  'libs/platform/src/tasks/task-pool.ts': "the queue's own statements; tasks have units of work",
  'libs/platform/src/work/replica-metrics.service.ts': 'asks how far the log of a server is',
  'libs/platform/src/work/unit-of-work.ts': 'is the unit of work',
  'libs/schema/src/migrate-back.ts': 'signs in as the owner of the tables',
  'libs/schema/src/prepare-tables.ts': 'asks which migrations ran',
  'libs/schema/src/migrate.ts':
    'signs in as the owner of the tables, who says nothing and sees all',
};

describe('statements that see more than their actor does', () => {
  it('are sent by these for all companies, and by nobody else', () => {
    const system = /\basSystem\(|\.reading\(\)|\bActor\.system\(\)/;
    expect(unlisted(system, SYSTEM)).toEqual(NOTHING);
  });

  it('are sent by these within the transaction of an actor, and by nobody else', () => {
    expect(unlisted(/\bwork\.seeingAll\(|\bopensLink: true\b/, OF_ANY_COMPANY)).toEqual(NOTHING);
  });

  it('are sent past the unit of work by these, and by nobody else', () => {
    const beside =
      /@InjectDataSource|\bnew DataSource\(|\bnew (pg\.)?(Primary)?(Client|Pool)\(|extends (pg\.)?Pool\b/;
    expect(unlisted(beside, BESIDE_THE_UNIT_OF_WORK)).toEqual(NOTHING);
  });
});

const NOTHING = { unlisted: [], stale: [] };

function unlisted(pattern: RegExp, list: Record<string, string>): typeof NOTHING {
  const found = PRODUCT.filter(
    (file) => file !== 'libs/platform/src/work/unit-of-work.ts' || list === BESIDE_THE_UNIT_OF_WORK,
  ).filter((file) => pattern.test(read(file)));
  const covers = (entry: string, file: string): boolean =>
    entry.endsWith('/') ? file.startsWith(entry) : file === entry;
  const entries = Object.keys(list);
  return {
    unlisted: found.filter((file) => !entries.some((entry) => covers(entry, file))) as never[],
    stale: entries.filter((entry) => !found.some((file) => covers(entry, file))) as never[],
  };
}
