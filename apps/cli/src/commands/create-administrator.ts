import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { looksLikeEmail } from '#libs/company';
import {
  loadCommonPasswords,
  passwordProblem,
  PasswordHashingService,
  UserService,
} from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import { type Command, type OptionValues, requiredOption, UsageError } from '../command.js';

export const createAdministrator: Command = {
  name: 'create-administrator',
  summary: 'Makes an account that may do everything in every company.',
  options: {
    username: { type: 'string', value: '<name>', help: 'what they sign in with; required' },
    email: { type: 'string', value: '<address>', help: 'for resetting the password; required' },
    'first-name': { type: 'string', value: '<name>', help: 'how they are called in texts' },
    'last-name': { type: 'string', value: '<name>', help: 'how they are called in lists' },
    'password-stdin': {
      type: 'boolean',
      help: 'read the password from standard input; else one is made and shown',
    },
  },
  async prepare(values) {
    const [username, email] = [requiredOption(values, 'username'), requiredOption(values, 'email')];
    if (!looksLikeEmail(email)) throw new UsageError('--email must be one mail address.');
    const [firstName, lastName] = [
      textOption(values, 'first-name'),
      textOption(values, 'last-name'),
    ];
    const isGiven = values['password-stdin'] === true;
    const password = isGiven
      ? (await text(process.stdin)).replace(/\r?\n[\s\S]*$/, '')
      : randomBytes(15).toString('base64url');
    const details = { username, email, firstName, lastName };
    const complaint = passwordProblem(password, details, await loadCommonPasswords());
    if (complaint) throw new UsageError(complaint);

    return async ({ app, print }) => {
      const passwordHash = await app.get(PasswordHashingService, { strict: false }).hash(password);
      const person = {
        username,
        email,
        firstName,
        lastName,
        passwordHash,
        grants: [{ role: 'administrator' as const, companyId: null }],
      };
      await app
        .get(UnitOfWork)
        .asSystem((work) => app.get(UserService, { strict: false }).create(work, person));
      print(
        isGiven
          ? `${username} is an administrator now.`
          : `${username} is an administrator now. Their password, shown this once: ${password}`,
      );
    };
  },
};

function textOption(values: OptionValues, name: string): string {
  const given = values[name];
  return typeof given === 'string' ? given.trim() : '';
}
