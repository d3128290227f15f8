import { Actor } from '#libs/kernel';
import { RequestStateChanged, type RequestIds } from '#libs/labor';
import { FactBus, UnitOfWork } from '#libs/platform';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import type { TestApp } from './test-app.js';

export type WatchedEvent = Awaited<ReturnType<typeof aWatchedEvent>>;

/** A company whose steward runs an event, with one request for three positions. */
export async function aWatchedEvent({ db }: TestApp) {
  const company = await aCompany(db);
  const [manager, steward, otherSteward] = [
    await aManager(db, company.id),
    await aSteward(db, company.id),
    await aSteward(db, company.id),
  ];
  const event = await anEvent(db, { companyId: company.id, stewardId: steward.grant.id });
  const call = await aCall(db, { eventId: event.id });
  const requirement = await aRequirement(db, { callTimeId: call.id, neededLabor: 3 });
  const request = await aRequest(db, { laborRequirementId: requirement.id });
  const place: RequestIds = {
    companyId: company.id,
    eventId: event.id,
    callTimeId: call.id,
    requirementId: requirement.id,
    requestId: request.id,
    workerId: request.workerId,
  };
  return { company, manager, steward, otherSteward, event, call, requirement, request, place };
}

/** The requested worker says yes, by the link. */
export async function answerYes(
  app: TestApp,
  { place }: Pick<WatchedEvent, 'place'>,
): Promise<void> {
  const holder = { actor: Actor.withCapability('short-token'), httpRequestId: null, origin: null };
  await app.get(UnitOfWork).as(holder, async (work) => {
    await work.rows(
      `with moved as (update labor_requests set state = 'available' where id = $1) select 1`,
      [place.requestId],
    );
    await app
      .get(FactBus)
      .record(
        work,
        new RequestStateChanged(place, 'available_yes', 'pending', 'available', 'Available'),
      );
  });
}
