import type { DataSource } from 'typeorm';
import type { LaborRequest } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';

/** Somebody with an unanswered offer, and the call that says yes to it. */
export interface Asked {
  phoneNumber: string;
  path: string;
  body: object;
}
export interface Crew {
  crew: Asked[];
  /** @returns how many of them have each state */
  states: () => Promise<Record<string, number>>;
}

/** A crew with unanswered offers, for a call of its own in this event. */
export async function aCrew(
  db: DataSource,
  event: { id: number; slug: string; companyId: number },
  { size, places = size }: { size: number; places?: number },
): Promise<Crew> {
  const { id: callTimeId } = await aCall(db, { eventId: event.id });
  const { id: laborRequirementId } = await aRequirement(db, {
    callTimeId,
    neededLabor: size,
    fcfsPositions: places,
  });
  const ask = async (): Promise<Asked> => {
    const { id: workerId, phoneNumber } = await aWorker(db, { companyId: event.companyId });
    const { id, tokenShort }: LaborRequest = await aRequest(db, { laborRequirementId, workerId });
    return {
      phoneNumber,
      path: `/event/${event.slug}/confirm/${tokenShort}/`,
      body: { [`response_${id}`]: 'yes' },
    };
  };
  const crew = await Promise.all(Array.from({ length: size }, ask));
  const states = async (): Promise<Record<string, number>> => {
    const rows = await db.query<{ state: string; count: number }[]>(
      'select state, count(*) from labor_requests where labor_requirement_id = $1 group by 1',
      [laborRequirementId],
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  return { crew, states };
}
