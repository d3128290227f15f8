import { UsernameTwinsService } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import { type Command, type OptionValues, UsageError } from '../command.js';

export const renameUser: Command = {
  name: 'rename-user',
  summary: 'Gives an account another user name.',
  options: {
    from: { type: 'string', value: '<name>', help: 'the exact name it has; required' },
    to: { type: 'string', value: '<name>', help: 'the name it gets; required' },
  },
  prepare(values) {
    const [from, to] = [required(values, 'from'), required(values, 'to')];
    return async ({ app, print }) => {
      const twins = app.get(UsernameTwinsService, { strict: false });
      await app.get(UnitOfWork).asSystem((work) => twins.rename(work, from, to));
      print(`${from} is called ${to} from now on.`);
    };
  },
};

function required(values: OptionValues, name: string): string {
  const given = values[name];
  if (typeof given !== 'string' || given === '') throw new UsageError(`--${name} is required.`);
  return given;
}
