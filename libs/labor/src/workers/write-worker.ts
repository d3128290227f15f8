import { violatedConstraint, type Work, updateColumns } from '#libs/platform';
import { WorkerExists } from './worker.errors.js';

/**
 * Updates columns of a worker; the unique index refuses a number of another contact. @throws
 * WorkerExists
 */
export async function writeWorker(work: Work, id: number, columns: object): Promise<void> {
  try {
    await updateColumns(work, 'workers', id, columns);
  } catch (error) {
    if (violatedConstraint(error) === 'workers_company_id_phone_number_key')
      throw new WorkerExists();
    throw error;
  }
}
