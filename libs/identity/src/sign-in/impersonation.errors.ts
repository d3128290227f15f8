import { Conflict } from '#libs/kernel';

/** What another administrator does is theirs alone, and oneself one is already. */
export class NotToBeImpersonated extends Conflict {
  constructor() {
    super(
      'impersonation.refused',
      'Nobody acts as an administrator. Choose an account without that role.',
    );
  }
}

/** The session or key acts as nobody else, or the administrator's own has ended. */
export class NoImpersonation extends Conflict {
  constructor() {
    super('impersonation.none', 'You act as nobody else. Log in again.');
  }
}
