import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ApiKey } from '#libs/identity';

/** A key for the user, as a login at that moment would have made it. */
export async function aKey(db: DataSource, userId: number, now = new Date()): Promise<string> {
  const key = randomBytes(20).toString('hex');
  await db.manager.insert(ApiKey, {
    userId,
    keyHash: createHash('sha256').update(key).digest('hex'),
    createdAt: now,
    lastUsedAt: now,
  });
  return key;
}
