import { Conflict, Invalid } from '#libs/kernel';

export class LocationInUse extends Invalid {
  constructor() {
    super(
      'location_profile.in_use',
      'An event takes place at this location, so it cannot be deleted.',
    );
  }
}

/** Only what was deleted is restored. */
export class NotDeleted extends Conflict {
  constructor() {
    super('archive.live', 'This is not deleted, so there is nothing to restore.');
  }
}

/** What hangs below something deleted comes back with it or after it. */
export class ParentDeleted extends Conflict {
  /** @param parent what has to come back before, as in `event` */
  constructor(parent: 'event' | 'call time') {
    super('archive.parent_deleted', `Its ${parent} is deleted. Restore the ${parent} first.`);
  }
}
