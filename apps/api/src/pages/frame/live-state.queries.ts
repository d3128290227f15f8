import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration, DATABASE_VERSION_SQL, type Work } from '#libs/platform';
import type { LiveState } from './page-context.js';

/** The feed shows as many lines. */
const MAX_FEED_LINES = 500;

@Injectable()
export class LiveStateQueries {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** The version of the database, what the bell shows, and what is due. One statement. */
  async read(work: Work): Promise<LiveState> {
    const { actor } = work;
    const row = await work.row<LiveState>(
      `select ${DATABASE_VERSION_SQL} as version,
              feed.unread, feed.newest,
              (select coalesce(json_agg(json_build_object('company_id', ba.company_id, 'state', ba.state, 'reason', ba.reason, 'restricted_from', ba.restricted_from)), '[]')
                 from billing_accounts ba
                where ba.company_id = any($2) and ba.state in ('past_due', 'restricted', 'ended')) as due
         from (select count(*) filter (where not line.read) as unread, max(line.id) as newest
                 from (select n.id, n.read from notifications n where n.company_id = any($1) order by n.id desc limit ${MAX_FEED_LINES}) line) feed`,
      [actor.companyIdsAs('manager'), actor.companyIdsAs('manager', 'owner')],
    );
    // Without keys nobody can pay, and so nothing is due, also of what was decided with them.
    return this.configuration.billing.stripe ? row! : { ...row!, due: [] };
  }
}
