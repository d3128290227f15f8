import { Inject, Injectable } from '@nestjs/common';
import { PeopleQueries } from '#libs/identity';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';
import { DEMONSTRATION_ACCOUNTS } from '../../demonstration/accounts.js';

/** The demonstration accounts that the login page offers. */
@Injectable()
export class DemonstrationService {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly people: PeopleQueries,
  ) {}

  /** User names of those that exist and are open. None, and no statement, without the development tools. */
  async accounts(work: Work): Promise<string[]> {
    if (!this.configuration.devTools) return [];
    const names = DEMONSTRATION_ACCOUNTS.map(({ username }) => username);
    const open = await this.people.activeAmong(work, names);
    return names.filter((name) => open.includes(name));
  }
}
