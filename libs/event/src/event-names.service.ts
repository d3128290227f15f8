import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NAMES_AT_MOST, OwnNamesService } from '#libs/identity';

/** Names of a company's latest events, which are refused as passwords of its people. */
@Injectable()
export class EventNamesService implements OnModuleInit {
  constructor(private readonly ownNames: OwnNamesService) {}

  onModuleInit(): void {
    this.ownNames.register(async (work, { companyIds }) => {
      const events = await work.rows<{ event_name: string }>(
        `select e.event_name from events e where e.company_id = any($1::bigint[]) order by e.id desc limit ${NAMES_AT_MOST}`,
        [companyIds],
      );
      return events.map(({ event_name: name }) => name);
    });
  }
}
