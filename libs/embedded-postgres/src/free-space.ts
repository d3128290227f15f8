import { statfs } from 'node:fs/promises';

/** Bytes that an ordinary account may still write there; null where the system does not tell. */
export async function freeSpace(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk && disk.bavail * disk.bsize;
}
