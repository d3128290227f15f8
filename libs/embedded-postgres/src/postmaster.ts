import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runProgram } from './run-program.js';

/** A running PostgreSQL server, as its lock file describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** True when it takes connections; false while it starts, recovers or stops. */
  readonly ready: boolean;
}

/**
 * The server that runs on these tables, if any. A lock file that was left behind is passed over, and removed when its
 * process number now belongs to another program, which PostgreSQL would take for a running server.
 */
export async function postmasterOf(tables: string): Promise<Postmaster | undefined> {
  const lockFile = join(tables, 'postmaster.pid');
  const text = await readFile(lockFile, 'utf8').catch(() => '');
  const [pid, , , port, , , , status = ''] = text.split('\n');
  if (!Number(pid) || !Number(port) || !isAlive(Number(pid))) return undefined;

  if (await isServerOf(tables, Number(pid))) {
    return { pid: Number(pid), port: Number(port), ready: status.trim() === 'ready' };
  }
  const unchanged = (await readFile(lockFile, 'utf8').catch(() => '')) === text;
  if (unchanged) await rm(lockFile, { force: true });
  return undefined;
}

/** True when a process has this number, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isServerOf(tables: string, pid: number): Promise<boolean> {
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') {
    const { output } = await runProgram('ps', ['-p', String(pid), '-o', 'comm=']);
    return basename(output).startsWith('postgres');
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!basename(command.split('\0')[0] ?? '').startsWith('postgres')) return false;
  // The server works inside its tables. Root without the right to trace may not look: then the name has to do.
  const worksIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return worksIn === undefined || worksIn === (await realpath(tables));
}
