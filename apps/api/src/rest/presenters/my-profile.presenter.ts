import type { MyRequests } from '#libs/labor';
import { list, object, type Static, text } from '../../edge/openapi/response-shapes.js';
import {
  presentPublicRequest,
  presentPublicWorker,
  PublicRequestShape,
} from './confirm-page.presenter.js';
import { PublicWorkerShape } from './worker.presenter.js';

/** For workers: no notes, no counters, no accounts. */
export const MyProfileShape = object('MyProfile', {
  workers: list(PublicWorkerShape),
  companies: list(text('Acme Productions'), 'Names, each once.'),
  labor_requests: list(PublicRequestShape, 'All of them, by the instant of their call.'),
  upcoming: list(PublicRequestShape, 'Told, today or later by the clocks of the venue.'),
  past: list(PublicRequestShape, 'Told and confirmed, on an earlier day.'),
});
export type MyProfileView = Static<typeof MyProfileShape>;

export function presentMyProfile({ workers, requests, upcoming, past }: MyRequests): MyProfileView {
  return {
    workers: workers.map(presentPublicWorker),
    companies: [...new Set(workers.map((worker) => worker.company_name))],
    labor_requests: requests.map(presentPublicRequest),
    upcoming: upcoming.map(presentPublicRequest),
    past: past.map(presentPublicRequest),
  };
}
