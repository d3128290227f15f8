import pg from 'pg';
import { databaseFailure } from '../database/database-failure.js';
import { PrimaryClient } from '../database/primary-client.js';

/** The one code for which the task library tries again long enough: cannot_connect_now. */
const TRY_AGAIN = '57P03';

/**
 * Connections for the task library. It ends the process when it cannot store that a task is done, unless the error's code is one
 * that passes: so all errors get that code that pass once the database is back, or has room again.
 */
export class TaskPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ ...options, Client: TaskClient });
  }

  override connect = ((callback?: Parameters<pg.Pool['connect']>[0]) =>
    callback
      ? super.connect(callback)
      : super.connect().catch(throwRetryable)) as pg.Pool['connect'];
}

class TaskClient extends PrimaryClient {
  private readonly send = pg.Client.prototype.query.bind(this) as (...given: unknown[]) => unknown;

  override query = ((...given: unknown[]) => {
    const answer = this.send(...given);
    return answer instanceof Promise ? answer.catch(throwRetryable) : answer;
  }) as pg.Client['query'];
}

function throwRetryable(error: unknown): never {
  if (databaseFailure(error) === null) throw error;
  throw Object.assign(new Error((error as Error).message, { cause: error }), { code: TRY_AGAIN });
}
