import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface EndedCommand {
  code: number | null;
  out: string;
  errors: string;
}

/**
 * The built command line, as an operator runs it, with no environment but what it is given.
 *
 * @param build folder of the build; default: this project's
 */
export async function runCli(
  given: readonly string[],
  env: Record<string, string>,
  build = '.',
): Promise<EndedCommand> {
  const child = spawn(process.execPath, [join(build, 'dist/cli.js'), ...given], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, errors };
}
