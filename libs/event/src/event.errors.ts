import { Invalid } from '#libs/kernel';

export class LocationInUse extends Invalid {
  constructor() {
    super(
      'location_profile.in_use',
      'An event takes place at this location, so it cannot be deleted.',
    );
  }
}
