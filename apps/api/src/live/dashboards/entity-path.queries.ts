import { Injectable } from '@nestjs/common';
import { type ChangedSubject, UnitOfWork } from '#libs/platform';
import type { EntityPath } from './room.js';

const STATEMENTS: Record<ChangedSubject, string> = {
  event:
    'select e.id as event_id, null::bigint as call_time_id, null::bigint as requirement_id from events e where e.id = $1',
  call_time:
    'select ct.event_id, ct.id as call_time_id, null::bigint as requirement_id from call_times ct where ct.id = $1',
  labor_requirement: `select ct.event_id, ct.id as call_time_id, q.id as requirement_id
                        from labor_requirements q join call_times ct on ct.id = q.call_time_id where q.id = $1`,
};
const MAX_CACHED = 5000;

/**
 * Finds the event, call and requirement above a changed row, for hints that do not name them. Rows never move to
 * another parent, so the result is cached.
 */
@Injectable()
export class EntityPathQueries {
  private readonly cache = new Map<string, Promise<EntityPath | null>>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null if the row is gone. One statement for the first read. */
  findUnchecked(subject: ChangedSubject, id: number): Promise<EntityPath | null> {
    const key = `${subject} ${id}`;
    const known =
      this.cache.get(key) ?? this.unitOfWork.reading().row<EntityPath>(STATEMENTS[subject], [id]);
    this.store(key, known);
    return known;
  }

  private store(key: string, path: Promise<EntityPath | null>): void {
    if (this.cache.has(key)) return;
    if (this.cache.size >= MAX_CACHED) this.cache.delete(this.cache.keys().next().value!);
    this.cache.set(key, path);
    path.then(
      (found) => found ?? this.cache.delete(key),
      () => this.cache.delete(key),
    );
  }
}
