import { choice, list, object, type Static, text } from '../../edge/openapi/response-shapes.js';
import {
  CallTimeShape,
  CreatedLaborRequirementShape,
  LaborRequirementShape,
} from '../presenters/call-time.presenter.js';
import { EventShape } from '../presenters/event.presenter.js';
import { DELETION_REPORT } from '../presenters/deletion-report.js';
import { LaborTypeShape } from '../presenters/labor-type.presenter.js';

export const NewLaborFormShape = object('NewLaborForm', {
  call_time: CallTimeShape,
  labor_types: list(LaborTypeShape, 'All skills of the company.'),
  event: EventShape,
});
export type NewLaborFormView = Static<typeof NewLaborFormShape>;

export const LaborFormShape = object('LaborForm', {
  labor_requirement: LaborRequirementShape,
  labor_types: list(LaborTypeShape, 'All skills of the company.'),
  event_slug: text('qsn1tEh'),
});
export type LaborFormView = Static<typeof LaborFormShape>;

export type CreatedLaborRequirementView = Static<typeof CreatedLaborRequirementShape>;

export const LaborDoneShape = object('LaborDone', {
  status: choice(['success']),
  message: text('Labor requirement updated.', 'For people.'),
  event_slug: text('qsn1tEh'),
});
export type LaborDoneView = Static<typeof LaborDoneShape>;

export const DeletedLaborShape = object('DeletedLabor', {
  ...DELETION_REPORT,
  event_slug: text('qsn1tEh'),
});
export type DeletedLaborView = Static<typeof DeletedLaborShape>;
