import { Conflict } from '#libs/kernel';

/** Somebody has to be able to invite, and to end what has to end. */
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
