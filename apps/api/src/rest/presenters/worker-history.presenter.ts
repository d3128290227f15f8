import type { RequestWithCall, WorkerHistory } from '#libs/labor';
import { list, object, type Static } from '../../edge/openapi/response-shapes.js';
import {
  LaborRequestShape,
  type LaborRequestView,
  presentRequest,
} from './labor-request.presenter.js';
import { presentWorker, WorkerShape } from './worker.presenter.js';

export const WorkerHistoryShape = object('WorkerHistory', {
  worker: WorkerShape,
  confirmed_requests: list(LaborRequestShape),
  declined_requests: list(
    LaborRequestShape,
    'They said no, canceled, or were canceled; no-shows are not among them.',
  ),
  ncns_requests: list(LaborRequestShape, 'No call, no show.'),
  pending_requests: list(LaborRequestShape),
  available_requests: list(LaborRequestShape, 'They said yes and are not confirmed.'),
});
export type WorkerHistoryView = Static<typeof WorkerHistoryShape>;

export function presentWorkerHistory({
  worker,
  altPhones,
  requests,
}: WorkerHistory): WorkerHistoryView {
  const those = (...states: RequestWithCall['state'][]): LaborRequestView[] =>
    requests.filter(({ state }) => states.includes(state)).map(presentRequest);
  return {
    worker: presentWorker(worker, altPhones),
    confirmed_requests: those('confirmed'),
    declined_requests: those('declined', 'canceled'),
    ncns_requests: those('no_show'),
    pending_requests: those('pending'),
    available_requests: those('available'),
  };
}
