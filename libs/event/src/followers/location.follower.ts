import { LocationDeleted } from '#libs/company';
import { Follower, OnFact, type Work } from '#libs/platform';
import { LocationInUse } from '../event.errors.js';

/** Refuses to delete locations where events take place. */
@Follower('event')
export class LocationFollower {
  /** @throws LocationInUse an event that is not archived takes place there */
  @OnFact(LocationDeleted)
  async whenLocationDeleted(work: Work, fact: LocationDeleted): Promise<void> {
    const event = await work.row(
      'select 1 from events where location_profile_id = $1 and archived_at is null limit 1',
      [fact.subjectId],
    );
    if (event) throw new LocationInUse();
  }
}
