import type { Actor } from '#libs/kernel';

/** An actor with the API key or the session that identified them; the other one is null. */
export interface SignedInActor {
  actor: Actor;
  keyId: number | null;
  sessionId: number | null;
  /** See `RevisionQueries.ofActor`, as the look-up of the key read it; null: a session, or it was not looked up. */
  revision: string | null;
}
