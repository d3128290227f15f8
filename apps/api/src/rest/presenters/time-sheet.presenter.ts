import type { TimeSheetBoard } from '#libs/time-entry';
import { list, nullable, object, type Static, text } from '../../edge/openapi/response-shapes.js';
import { CallTimeShape, presentCallTime } from './call-time.presenter.js';
import { presentTrackedRequest, TrackedRequestShape } from './labor-request.presenter.js';
import { LaborTypeShape, presentLaborType } from './labor-type.presenter.js';
import { logoUrl } from './logo-url.js';

export const TimeSheetShape = object('TimeSheet', {
  call_time: CallTimeShape,
  labor_requests: list(TrackedRequestShape, 'Confirmed workers and no-shows.'),
  labor_types: list(LaborTypeShape, 'The skills among the requests.'),
  company_name: text('Acme Productions'),
  company_logo: nullable(
    text(
      'https://api.example.com/company/slBZ3w5/logo/9f2c5e0e6f5a4c589f0a0d6f6b1f3c11.png',
      'Absolute URL.',
    ),
  ),
});
export type TimeSheetView = Static<typeof TimeSheetShape>;

export function presentTimeSheet({ call, requirements, requests }: TimeSheetBoard): TimeSheetView {
  const types = new Map(
    requests.map(({ requirement }) => [requirement.labor_type_id, requirement.labor_type]),
  );
  return {
    call_time: presentCallTime(call, call.event, requirements),
    labor_requests: requests.map(presentTrackedRequest),
    labor_types: [...types.values()].map(presentLaborType),
    company_name: call.event.company.name,
    company_logo: logoUrl(call.event.company),
  };
}
