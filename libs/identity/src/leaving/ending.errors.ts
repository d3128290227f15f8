import { Conflict } from '#libs/kernel';

/** The last owner or administrator cannot be removed, since nobody could invite others. */
export class LastOwner extends Conflict {
  constructor() {
    super(
      'role.last_owner',
      'This is the last owner of the company. Make somebody else an owner first.',
    );
  }
}

export class LastAdministrator extends Conflict {
  constructor() {
    super(
      'role.last_administrator',
      'This is the last administrator. Make another one first, with the command create-administrator.',
    );
  }
}
