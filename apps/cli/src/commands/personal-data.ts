import { PersonErasingService, PersonExportService, type PersonKey } from '#libs/labor';
import { UnitOfWork } from '#libs/platform';
import { type Command, type OptionValues, UsageError } from '../command.js';

const WHO = {
  worker: { type: 'string', value: '<slug>', help: 'the contact' },
  user: { type: 'string', value: '<id>', help: 'or the account' },
} as const;

export const erasePerson: Command = {
  name: 'erase-person',
  summary:
    'Forgets a person: account, contacts, messages and mentions, for good. Hours stay under a pseudonym.',
  options: { ...WHO, yes: { type: 'boolean', help: 'required, since nothing brings it back' } },
  prepare(values) {
    const key = personIn(values);
    if (values['yes'] !== true) throw new UsageError('--yes is required.');
    return async ({ app, print }) => {
      const { contacts, accounts } = await app
        .get(UnitOfWork)
        .asSystem((work) => app.get(PersonErasingService, { strict: false }).erase(work, key));
      print(`Forgotten: ${contacts.length} contacts, ${accounts.length} accounts.`);
    };
  },
};

export const exportPerson: Command = {
  name: 'export-person',
  summary: 'Prints all that is stored about a person, as JSON.',
  options: WHO,
  prepare(values) {
    const key = personIn(values);
    return async ({ app, print }) => {
      const sections = await app
        .get(UnitOfWork)
        .asSystem((work) => app.get(PersonExportService, { strict: false }).export(work, key));
      print(JSON.stringify(sections, null, 2));
    };
  },
};

function personIn({ worker, user }: OptionValues): PersonKey {
  if (typeof worker === 'string' && user === undefined) return { workerSlug: worker };
  if (typeof user === 'string' && worker === undefined && /^\d{1,15}$/.test(user))
    return { userId: Number(user) };
  throw new UsageError('Give --worker <slug> or --user <id>.');
}
