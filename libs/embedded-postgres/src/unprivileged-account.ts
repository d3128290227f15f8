import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runProgram, type SystemAccount } from './run-program.js';

const ADD_ACCOUNT_COMMANDS = [
  [
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ],
  ['adduser', '--system', '--group', '--no-create-home', 'postgres'],
  ['adduser', '-S', '-D', '-H', 'postgres'],
] as const;

/** True when PostgreSQL would refuse to run as the current account. */
export function isRunningAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account that runs PostgreSQL for root: `postgres`, added when missing, or `nobody` where none
 * can be added.
 *
 * @throws EmbeddedPostgresError there is neither
 */
export async function unprivilegedAccount(): Promise<SystemAccount> {
  const known = await accountNamed('postgres');
  if (known) return known;

  for (const [program, ...args] of ADD_ACCOUNT_COMMANDS) {
    await runProgram(program, args);
    const added = await accountNamed('postgres');
    if (added) return added;
  }

  const nobody = await accountNamed('nobody');
  if (nobody) return nobody;
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root, and no account "postgres" could be added. Add one (useradd --system postgres), ' +
      'start CallManager as an ordinary user, or set DB_HOST to use a PostgreSQL server of your own.',
  );
}

/** True when the account can traverse every folder down to this one, and this one too. */
export async function canEnterFolder(account: SystemAccount, folder: string): Promise<boolean> {
  return (await runProgram('test', ['-x', folder], account)).code === 0;
}

async function accountNamed(name: string): Promise<SystemAccount | undefined> {
  const [user, group] = await Promise.all([
    runProgram('id', ['-u', name]),
    runProgram('id', ['-g', name]),
  ]);
  if (user.code !== 0 || group.code !== 0) return undefined;
  const account = { name, uid: Number(user.output), gid: Number(group.output) };
  return account.uid > 0 ? account : undefined;
}
