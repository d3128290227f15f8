import type { Work } from '#libs/platform';

/** Ends the mailed reset links of an account; a link that was used or ended before keeps its instant. */
export async function endResetLinks(work: Work, userId: number): Promise<void> {
  await work.rows(
    'update password_reset_tokens set used_at = $2 where user_id = $1 and used_at is null',
    [userId, work.now],
  );
}
