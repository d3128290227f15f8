import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { hashToken } from '#libs/identity';
import { RegistrationToken } from '#libs/labor';

/** Lets the worker make an account; as it stands in the link, and nowhere else. */
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
