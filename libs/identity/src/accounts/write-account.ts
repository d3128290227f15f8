import { drawUntilFree, randomSlug } from '#libs/kernel';
import { type Work, updateColumns, violatedConstraint } from '#libs/platform';
import { EmailTaken } from '../identity.errors.js';

/** Hours for which a replaced address stays reserved, so that the change can be undone. */
export const UNDO_HOURS = 72;

/**
 * Whether another account has the address (ignoring case), or can get it back by undoing a change.
 */
export async function isEmailTaken(
  work: Work,
  email: string,
  exceptUserId: number | null,
): Promise<boolean> {
  const keptSince = new Date(work.now.getTime() - UNDO_HOURS * 3_600_000);
  const taken = await work.row(
    `select 1 from users where lower(email) = lower($1) and id is distinct from $2::bigint
      union all
     select 1 from account_changes where lower(old_email) = lower($1) and user_id is distinct from $2::bigint
        and old_email <> new_email and applied_at > $3 and ended_at is null
      limit 1`,
    [email, exceptUserId, keptSince],
  );
  return taken !== null;
}

/** @throws EmailTaken another transaction was faster */
export async function writeAccount(
  work: Work,
  userId: number,
  columns: { first_name?: string; last_name?: string; email?: string },
): Promise<void> {
  try {
    await updateColumns(work, 'users', userId, columns);
  } catch (error) {
    if (violatedConstraint(error) === 'users_email_key') throw new EmailTaken();
    throw error;
  }
}

/**
 * Writes the number into the account's profile, which is made where there is none.
 *
 * @param phoneNumber E.164; null: none
 * @param verifiedAt when a code proved it; null: unproven
 */
export async function writePhone(
  work: Work,
  userId: number,
  phoneNumber: string | null,
  verifiedAt: Date | null = null,
): Promise<void> {
  const changed = await work.execute(
    'update user_profiles set phone_number = $2, phone_verified_at = $3 where user_id = $1',
    [userId, phoneNumber, verifiedAt],
  );
  if (changed > 0) return;
  await drawUntilFree(() =>
    work.row(
      `insert into user_profiles (user_id, phone_number, phone_verified_at, slug) values ($1, $2, $3, $4)
       on conflict (slug) do nothing returning user_id`,
      [userId, phoneNumber, verifiedAt, randomSlug()],
    ),
  );
}
