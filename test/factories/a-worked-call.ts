import type { DataSource } from 'typeorm';
import { LaborRequirement, type Worker } from '#libs/labor';
import { instantOf } from '#libs/kernel';
import type { SheetState } from '#libs/time-entry';
import { aCall } from './a-call.js';
import { anEvent } from './an-event.js';
import { aRequirement } from './a-requirement.js';
import { aConfirmedRequest } from './a-request.js';
import { aWorker } from './a-worker.js';

const ZONE = 'America/New_York';

export interface WorkedCall {
  callTimeId: number;
  callSlug: string;
  eventSlug: string;
  eventId: number;
  requirementId: number;
  workerId: number;
  entryId: number;
}

/**
 * A call of a company in New York at which one worker has worked from one time of its date to another ('08:00', '16:00'; later
 * than '24:00' is none), without breaks, and the sheet of which is as far as given.
 */
export async function aWorkedCall(
  db: DataSource,
  given: {
    companyId: number;
    date: string;
    from?: string;
    to?: string;
    worker?: Pick<Worker, 'id'>;
    sheet?: SheetState;
  },
): Promise<WorkedCall> {
  const { companyId, date, from = '08:00', to = '12:00', sheet = 'approved' } = given;
  const event = await anEvent(db, {
    companyId,
    startDate: date,
    endDate: date,
    locationProfileId: null,
  });
  const call = await aCall(db, { eventId: event.id, date, time: from });
  const requirement: LaborRequirement = await aRequirement(db, { callTimeId: call.id });
  const worker = given.worker ?? (await aWorker(db, { companyId }));
  const request = await aConfirmedRequest(db, {
    laborRequirementId: requirement.id,
    workerId: worker.id,
  });
  const [{ id }] = await db.query(
    `insert into time_entries (labor_request_id, start_at, end_at, minimum_minutes, meal_trigger_minutes, round_up_minutes, round_up_target, time_zone)
     values ($1, $2, $3, 0, 1440, 0, 0, $4) returning id`,
    [request.id, instantOf(date, from, ZONE), instantOf(date, to, ZONE), ZONE],
  );
  await setSheet(db, { companyId, callTimeId: call.id }, sheet);
  return {
    ...{ callTimeId: call.id, callSlug: call.slug, eventSlug: event.slug, eventId: event.id },
    ...{ requirementId: requirement.id, workerId: worker.id, entryId: id as number },
  };
}

/** Puts a sheet into a state, without the steps that lead there. */
export async function setSheet(
  db: DataSource,
  { companyId, callTimeId }: { companyId: number; callTimeId: number },
  state: SheetState,
): Promise<void> {
  const at = (is: boolean): Date | null => (is ? new Date('2020-01-01T00:00:00Z') : null);
  const isClosed = state === 'approved' || state === 'exported';
  await db.query(
    `insert into time_sheets (company_id, call_time_id, state, submitted_at, approved_at, exported_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (call_time_id) do update set state = excluded.state, submitted_at = excluded.submitted_at,
       approved_at = excluded.approved_at, exported_at = excluded.exported_at`,
    [companyId, callTimeId, state, at(state !== 'draft'), at(isClosed), at(state === 'exported')],
  );
}

/** A rate per hour of everybody of the company. @param amount hundredths of a cent */
export async function anHourlyRate(
  db: DataSource,
  companyId: number,
  amount = 220_000,
): Promise<void> {
  await db.query(
    `insert into pay_rates (company_id, per, amount, effective_from) values ($1, 'hour', $2, '2000-01-01')`,
    [companyId, amount],
  );
}
