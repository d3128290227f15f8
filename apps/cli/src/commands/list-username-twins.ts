import { UsernameTwinsService } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import type { Command } from '../command.js';

export const listUsernameTwins: Command = {
  name: 'list-username-twins',
  summary: 'Lists accounts whose user name an older account has in another spelling.',
  options: {},
  prepare:
    () =>
    async ({ app, print }) => {
      const work = app.get(UnitOfWork).reading();
      const twins = await app.get(UsernameTwinsService, { strict: false }).list(work);
      for (const { username, keptBy, isActive } of twins)
        print(`${username}${isActive ? '' : ' (ended)'} is a twin of ${keptBy}.`);
      print(
        `Twins: ${twins.length}. They sign in by their exact name; rename-user gives another one.`,
      );
    },
};
