import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NAMES_AT_MOST, OwnNamesService } from '#libs/identity';

/** Names of the companies and events of a user's contacts, which are refused as passwords. */
@Injectable()
export class WorkerNamesService implements OnModuleInit {
  constructor(private readonly ownNames: OwnNamesService) {}

  onModuleInit(): void {
    this.ownNames.register(async (work, { userId }) => {
      const found = await work.rows<{ name: string }>(
        `with own as (select w.company_id, w.name from workers w where w.user_id = $1)
         select name from own
          union all
         select c.name from companies c where c.id in (select company_id from own)
          union all
         (select e.event_name from events e where e.company_id in (select company_id from own) order by e.id desc limit ${NAMES_AT_MOST})`,
        [userId],
      );
      return found.map(({ name }) => name);
    });
  }
}
