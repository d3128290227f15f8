import { Conflict, Invalid } from '#libs/kernel';

export class LocationInUse extends Invalid {
  constructor() {
    super(
      'location_profile.in_use',
      'An event takes place at this location, so it cannot be deleted.',
    );
  }
}

/** Only deleted entities can be restored. */
export class NotDeleted extends Conflict {
  constructor() {
    super('archive.live', 'This is not deleted, so there is nothing to restore.');
  }
}

/** The entity above it is deleted, and has to be restored first. */
export class ParentDeleted extends Conflict {
  /** @param parent the entity to restore first, as in `event` */
  constructor(parent: 'event' | 'call time') {
    super('archive.parent_deleted', `Its ${parent} is deleted. Restore the ${parent} first.`);
  }
}
