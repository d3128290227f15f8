import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface EndedCommand {
  code: number | null;
  out: string;
  errors: string;
}

/** The built command line, as an operator runs it, with no environment but what it is given. */
export async function runCli(
  given: readonly string[],
  env: Record<string, string>,
): Promise<EndedCommand> {
  const child = spawn(process.execPath, ['dist/cli.js', ...given], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, errors };
}
