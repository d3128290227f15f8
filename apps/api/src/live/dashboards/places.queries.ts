import { Injectable } from '@nestjs/common';
import { type ChangedSubject, UnitOfWork } from '#libs/platform';
import type { Place } from './room.js';

/** Where a changed thing hangs, and how clients know it if it is a requirement. */
export interface ChangedPlace extends Place {
  requirement_slug: string | null;
}

const STATEMENTS: Record<ChangedSubject, string> = {
  event:
    'select e.id as event_id, null::bigint as call_time_id, null::bigint as requirement_id, null as requirement_slug from events e where e.id = $1',
  call_time: `select ct.event_id, ct.id as call_time_id, null::bigint as requirement_id, null as requirement_slug from call_times ct where ct.id = $1`,
  labor_requirement: `select ct.event_id, ct.id as call_time_id, r.id as requirement_id, r.slug as requirement_slug
                        from labor_requirements r join call_times ct on ct.id = r.call_time_id where r.id = $1`,
};
const MOST_REMEMBERED = 5000;

/** Nothing ever moves to another call or event, so that places are remembered. */
@Injectable()
export class Places {
  private readonly known = new Map<string, Promise<ChangedPlace | null>>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null for what is not there (any more). One statement at the first time. */
  of(subject: ChangedSubject, id: number): Promise<ChangedPlace | null> {
    const key = `${subject} ${id}`;
    const known =
      this.known.get(key) ?? this.unitOfWork.reading().row<ChangedPlace>(STATEMENTS[subject], [id]);
    this.remember(key, known);
    return known;
  }

  private remember(key: string, place: Promise<ChangedPlace | null>): void {
    if (this.known.has(key)) return;
    if (this.known.size >= MOST_REMEMBERED) this.known.delete(this.known.keys().next().value!);
    this.known.set(key, place);
    place.then(
      (found) => found ?? this.known.delete(key),
      () => this.known.delete(key),
    );
  }
}
