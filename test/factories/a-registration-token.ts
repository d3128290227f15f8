import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { hashToken } from '#libs/identity';
import { RegistrationToken } from '#libs/labor';

/** Creates a registration token for the worker; returns it as in the link, only its hash is stored. */
export async function aRegistrationToken(
  db: DataSource,
  given: Partial<RegistrationToken> & { workerId: number; expiresAt: Date },
): Promise<string> {
  const token = randomUUID();
  await db.manager.save(
    db.manager.create(RegistrationToken, { tokenHash: hashToken(token), ...given }),
  );
  return token;
}
