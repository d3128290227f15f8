import { Injectable } from '@nestjs/common';
import { DATABASE_VERSION_SQL, type Work } from '#libs/platform';
import type { LiveState } from './page-context.js';

/** The feed shows as many lines. */
const MAX_FEED_LINES = 500;

@Injectable()
export class LiveStateQueries {
  /** The version of the database, and what the bell shows. One statement. */
  async read(work: Work): Promise<LiveState> {
    const row = await work.row<LiveState>(
      `select ${DATABASE_VERSION_SQL} as version,
              (select count(*)
                 from (select n.read from notifications n where n.company_id = any($1) order by n.id desc limit ${MAX_FEED_LINES}) newest
                where not newest.read) as unread`,
      [work.actor.companyIdsAs('manager')],
    );
    return row!;
  }
}
