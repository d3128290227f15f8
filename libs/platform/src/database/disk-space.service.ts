import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { databaseFailure } from './database-failure.js';
import { DATABASE_SERVER, type DatabaseServer } from './database-server.js';

/** A segment of PostgreSQL's log; when it cannot begin another one, it stops. */
const NEEDED_BYTES = 16 * 1024 * 1024;
/** Written and thrown away: 200 kilobytes of files, which have to be extended for it. */
const PROBE = `create temporary table callmanager_probe on commit drop as
  select repeat('x', 1000) as filling from generate_series(1, 200)`;

/**
 * Whether the database has disk space for writes. An external server shows it by failing; it is then retried until a
 * write succeeds.
 */
@Injectable()
export class DiskSpaceService {
  private hasFailed = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(DATABASE_SERVER) private readonly server: DatabaseServer,
  ) {}

  /** Told of each transaction that failed. */
  noteFailure(error: unknown): void {
    if (databaseFailure(error) === 'full') this.hasFailed = true;
  }

  async hasSpace(): Promise<boolean> {
    const free = await this.server.freeSpace();
    if (free !== null && free < NEEDED_BYTES) return false;
    if (this.hasFailed) this.hasFailed = !(await this.canWrite());
    return !this.hasFailed;
  }

  private async canWrite(): Promise<boolean> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query(PROBE);
      return true;
    } catch {
      return false;
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
  }
}
