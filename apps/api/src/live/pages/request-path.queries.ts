import { Injectable } from '@nestjs/common';
import { type ChangedPath, UnitOfWork } from '#libs/platform';

/** Finds what requests belong to, for hints about their texts. One statement. */
@Injectable()
export class RequestPathQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The requirements of these requests, each once. */
  findUnchecked(requestIds: readonly number[]): Promise<ChangedPath[]> {
    return this.unitOfWork.reading().rows<ChangedPath>(
      `select distinct ct.event_id, ct.id as call_time_id, q.id as requirement_id
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
        where r.id = any($1)`,
      [requestIds],
    );
  }
}
