import type { Contacts } from '#libs/labor';
import { list, object, type Static } from '../../edge/answers.js';
import { LaborTypeShape, presentLaborType } from './labor-type.presenter.js';
import { presentWorker, WorkerShape } from './worker.presenter.js';

export const ContactsShape = object('Contacts', {
  workers: list(WorkerShape, 'By name.'),
  labor_types: list(LaborTypeShape, 'All skills of the company, by name.'),
});
export type ContactsView = Static<typeof ContactsShape>;

export function presentContacts({ workers, laborTypes }: Contacts): ContactsView {
  return {
    workers: workers.map((worker) => presentWorker(worker, worker.alt_phones)),
    labor_types: laborTypes.map(presentLaborType),
  };
}
