import type { LaborTypeRow } from '#libs/company';
import type { ContactRow } from '#libs/labor';
import { list, object, type Static } from '../../edge/openapi/response-shapes.js';
import { LaborTypeShape, presentLaborType } from './labor-type.presenter.js';
import { presentWorker, WorkerShape, type WorkerView } from './worker.presenter.js';

export const ContactsShape = object('Contacts', {
  workers: list(WorkerShape, 'By name.'),
  labor_types: list(LaborTypeShape, 'All skills of the company, by name.'),
});
export type ContactsView = Static<typeof ContactsShape>;

export function presentContact(worker: ContactRow): WorkerView {
  return presentWorker(worker, worker.alt_phones);
}

export function presentContacts(
  workers: WorkerView[],
  laborTypes: readonly LaborTypeRow[],
): ContactsView {
  return { workers, labor_types: laborTypes.map(presentLaborType) };
}
