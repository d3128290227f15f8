import { backUp } from './backup/back-up.js';
import { restore } from './backup/restore.js';
import type { Command, DatabaseContext } from './command.js';
import { closeAudit } from './commands/close-audit.js';
import { createAdministrator } from './commands/create-administrator.js';
import { deleteExpiredStations } from './commands/delete-expired-stations.js';
import { exportOpenApi } from './commands/export-openapi.js';
import { listUsernameTwins } from './commands/list-username-twins.js';
import { mergeDuplicateWorkers } from './commands/merge-duplicate-workers.js';
import { migrateTables } from './commands/migrate-tables.js';
import { normalisePhones } from './commands/normalise-phones.js';
import { erasePerson, exportPerson } from './commands/personal-data.js';
import { renameUser } from './commands/rename-user.js';
import { verifyAudit } from './commands/verify-audit.js';
import { resetConsentQuestions } from './commands/reset-consent-questions.js';

export const COMMANDS: readonly Command[] = [
  createAdministrator,
  normalisePhones,
  mergeDuplicateWorkers,
  deleteExpiredStations,
  resetConsentQuestions,
  listUsernameTwins,
  renameUser,
  erasePerson,
  exportPerson,
  verifyAudit,
  closeAudit,
  exportOpenApi,
];

/** About the database as a whole: they open it themselves. */
export const DATABASE_COMMANDS: readonly Command<DatabaseContext>[] = [
  migrateTables,
  backUp,
  restore,
];
