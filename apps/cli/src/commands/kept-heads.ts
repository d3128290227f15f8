import type { AuditReport, KeptHead } from '#libs/notification';
import { UsageError } from '../command.js';

/** Heads as lines that an auditor keeps: company id, its slug, position, hash. Chains without a link have none. */
export function linesOfHeads(heads: AuditReport['heads']): string[] {
  return heads
    .filter(({ position }) => position > 0)
    .map(({ chain, slug, position, hash }) =>
      [chain, slug ?? '-', position, hash.toString('hex')].join(' '),
    );
}

/** Reads what `linesOfHeads` made; other lines of the same output are passed over. @throws UsageError it has none */
export function readHeads(text: string): KeptHead[] {
  const heads = text.split(/\r?\n/).flatMap((line) => {
    const [, chain, position, hash] = /^(\d+) \S+ (\d+) ([0-9a-f]{64})$/.exec(line.trim()) ?? [];
    return hash ? [{ chain: Number(chain), position: Number(position), hash }] : [];
  });
  if (heads.length === 0) throw new UsageError('--against names a file without heads.');
  return heads;
}
