import { aCall } from '../factories/a-call.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import type { PopulatedEvent } from '../support/a-populated-company.js';
import { moveRevisions } from '../support/record-statements.js';
import { recordSentStatements } from '../support/sql/statement-recorder.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { eventPages, type Path } from '../support/event-pages.js';

describe('statements of pages of events, calls and labor', () => {
  const pages = eventPages();
  const { pathFor } = pages;

  it.each([
    ['/app/events/', '/events/list/'],
    ['/app/events/create', '/create-event/'],
    [
      ({ event }: PopulatedEvent) => `/app/events/${event.slug}/`,
      ({ event }: PopulatedEvent) => `/event/${event.slug}/`,
    ],
    [
      ({ event }: PopulatedEvent) => `/app/pay/event/${event.slug}/`,
      ({ event }: PopulatedEvent) => `/pay/events/${event.slug}/`,
    ],
    [
      ({ event }: PopulatedEvent) => `/app/events/${event.slug}/add-call`,
      ({ event }: PopulatedEvent) => `/call-time/${event.slug}/add-call-time/`,
    ],
    [
      ({ call }: PopulatedEvent) => `/app/call/${call.slug}/add-labor/`,
      ({ call }: PopulatedEvent) => `/call-times/${call.slug}/add-labor/`,
    ],
    [
      ({ open }: PopulatedEvent) => `/app/labor/${open.slug}/edit/`,
      ({ open }: PopulatedEvent) => `/labor/${open.slug}/edit/`,
    ],
  ] as [Path | string, Path | string][])(
    '%s costs at most two statements more than %s',
    async (path, twin) => {
      const client = await pages.app.as(pages.house.manager);
      const count = async (read: () => Promise<{ status: number }>): Promise<number> => {
        expect((await read()).status).toBe(200);
        await moveRevisions(pages.app.db); // What did not change is not read again.
        return (await recordSentStatements(pages.app.db, async () => void (await read()))).length;
      };
      const ofTwin = await count(() => client.get(pathFor(twin)));
      const ofPage = await count(() => pages.manager.open(pathFor(path)));
      // Forms of calls and labor say whether the rules of pay know a minimum: three.
      const isForm = /\/(add-call|add-labor\/|edit\/)$/.test(pathFor(path));
      // What the event costs is kept with a revision, its twin is not.
      const isKept = pathFor(path).startsWith('/app/pay/event/');
      const beside = (isForm ? 3 : 0) + (isKept ? SNAPSHOT_STATEMENTS : 0);
      expect(ofPage - ofTwin).toBeLessThanOrEqual(2 + beside);
      for (let more = 0; more < 5; more++) {
        const call = await aCall(pages.app.db, { eventId: pages.show.event.id });
        const { id } = await aRequirement(pages.app.db, { callTimeId: call.id });
        await aRequest(pages.app.db, { laborRequirementId: id });
      }
      const again = await count(() => pages.manager.open(pathFor(path)));
      expect(again).toBe(ofPage);
    },
  );
});
