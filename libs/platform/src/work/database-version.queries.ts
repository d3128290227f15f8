import { Injectable } from '@nestjs/common';
import { DATABASE_VERSION_SQL } from '../database/database-version.js';
import { UnitOfWork } from './unit-of-work.js';

/** Reads how many transactions have finished: the version of whatever is read afterwards. */
@Injectable()
export class DatabaseVersionQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async read(): Promise<number> {
    const row = await this.unitOfWork
      .reading()
      .row<{ version: number }>(`select ${DATABASE_VERSION_SQL} as version`);
    return row!.version;
  }
}
