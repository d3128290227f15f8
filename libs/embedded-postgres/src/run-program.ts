import { execFile } from 'node:child_process';
import { parse } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/**
 * An account of the operating system. PostgreSQL refuses to run as root, so root uses one of these.
 */
export interface SystemAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  /** Exit code; 126: the account may not execute the program, 127: there is no such program. */
  readonly code: number;
  /** Standard output, then standard error. */
  readonly output: string;
}

/**
 * Environment of child processes: none of our secrets, none of the caller's PG* variables, messages
 * in English. They run in `/`, because the caller's folder may be closed to the account.
 */
export function childProcessOptions(account?: SystemAccount) {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return {
    env: { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C' },
    cwd: parse(process.cwd()).root,
    windowsHide: true,
    ...(account && { uid: account.uid, gid: account.gid }),
  };
}

/**
 * Runs a program without a shell and waits for its end.
 *
 * @throws EmbeddedPostgresError this process may not switch to the account
 */
export function runProgram(
  program: string,
  args: readonly string[],
  account?: SystemAccount,
): Promise<ProgramResult> {
  return new Promise((settle, refuse) => {
    execFile(program, args, childProcessOptions(account), (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      if (!error) settle({ code: 0, output });
      else if (error.code === 'EPERM' && account) refuse(cannotActAsError(account, error));
      else if (error.code === 'EACCES') settle({ code: 126, output: error.message });
      else if (error.code === 'ENOENT') settle({ code: 127, output: error.message });
      else
        settle({
          code: typeof error.code === 'number' ? error.code : 1,
          output: output || error.message,
        });
    });
  });
}

/** The message for a root that may not switch accounts, as in a container without capabilities. */
export function cannotActAsError(account: SystemAccount, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root, and this process may not act as "${account.name}". ` +
      'Start CallManager as an ordinary user, or set DB_HOST to use a PostgreSQL server of your own.',
    { cause },
  );
}
