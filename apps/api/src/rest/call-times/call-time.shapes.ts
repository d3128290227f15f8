import { choice, list, object, type Static } from '../../edge/openapi/response-shapes.js';
import { CallTimeShape } from '../presenters/call-time.presenter.js';
import { CompanyShape } from '../presenters/company.presenter.js';
import { EventShape } from '../presenters/event.presenter.js';
import { MOVE_REPORT } from '../presenters/move-report.js';
import { LaborTypeShape } from '../presenters/labor-type.presenter.js';

export const CallTimeFormShape = object('CallTimeForm', {
  event: EventShape,
  company: CompanyShape,
  labor_types: list(LaborTypeShape),
});
export type CallTimeFormView = Static<typeof CallTimeFormShape>;

export const EditedCallTimeShape = object('EditedCallTime', {
  status: choice(['success']),
  call_time: CallTimeShape,
  ...MOVE_REPORT,
});
export type EditedCallTimeView = Static<typeof EditedCallTimeShape>;
