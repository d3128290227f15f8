import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runProgram } from './run-program.js';

/** A running PostgreSQL server, from its lock file. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** False while it starts, recovers or stops. */
  readonly ready: boolean;
}

/**
 * The server of a cluster, if one runs. Ignores stale lock files, and removes those whose process
 * number belongs to another program now, because PostgreSQL would take that for a running server.
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

/** True when a process with this id exists, of any user. */
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
  // A server's working folder is its cluster. Root without ptrace rights cannot read it; then the
  // program's name decides.
  const worksIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return worksIn === undefined || worksIn === (await realpath(tables));
}
