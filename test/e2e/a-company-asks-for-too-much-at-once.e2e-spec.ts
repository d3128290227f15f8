import { ContactExportService } from '#libs/labor';
import { type Caller, MetricsService, UnitOfWork } from '#libs/platform';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aWorker } from '../factories/a-worker.js';
import type { Client } from '../support/client.js';
import { patiently } from '../support/patiently.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** One runs, two hundred wait. */
const PLACES = 201;

describe('a company that asks for too much at once', () => {
  let app: TestApp;
  let noisy: Client;
  let quiet: Client;
  let noisyCompany: number;
  let letNoisyGoOn: () => void;
  let gate: Promise<void>;
  let held = 0;

  beforeAll(async () => {
    app = await aTestApp({ readsPerCompany: 1 });
    noisyCompany = (await aCompany(app.db)).id;
    noisy = await app.as(await aManager(app.db, noisyCompany));
    const { id } = await aCompany(app.db);
    quiet = await app.as(await aManager(app.db, id));
    await aWorker(app.db, { companyId: id });
    holdNoisy();
  });
  beforeEach(() => {
    held = 0;
    gate = new Promise((resolve) => (letNoisyGoOn = resolve));
  });
  afterAll(() => app.close());

  /** What is built for the noisy company takes as long as the test wants. */
  function holdNoisy(): void {
    const [files, unitOfWork] = [app.get(ContactExportService), app.get(UnitOfWork)];
    const [ofCompany, inSnapshot] = [
      files.ofCompany.bind(files),
      unitOfWork.inSnapshot.bind(unitOfWork),
    ];
    const waitAt = async (isNoisy: boolean): Promise<void> => {
      if (!isNoisy) return;
      held++;
      await gate;
    };
    files.ofCompany = async (...given) => {
      await waitAt(given[1] === noisyCompany);
      return ofCompany(...given);
    };
    unitOfWork.inSnapshot = async <T>(caller: Caller, read: (caller: Caller) => Promise<T>) => {
      await waitAt(caller.actor.grants.some(({ companyId }) => companyId === noisyCompany));
      return inSnapshot(caller, read);
    };
  }

  const refused = async (kind: string): Promise<number> => {
    const metric = app
      .get(MetricsService)
      .registry.getSingleMetric('callmanager_company_turns_refused_total');
    const { values } = await metric!.get();
    return values.find(({ labels }) => labels['kind'] === kind)!.value;
  };

  it.each`
    what         | kind        | path
    ${'exports'} | ${'heavy'}  | ${(nth: number) => `/workers/export/?nth=${nth}`}
    ${'lists'}   | ${'answer'} | ${(nth: number) => `/events/list/?limit=${nth}`}
  `(
    'has $what one after the other, 429 for what is more than may wait, and holds up nobody else',
    async ({ kind, path }: { kind: string; path: (nth: number) => string }) => {
      const asked = Array.from({ length: PLACES + 3 }, (_, at) => noisy.get(path(at + 1)));
      await patiently('three are refused', async () => (await refused(kind)) === 3);
      expect((await quiet.get(path(1))).status).toBe(200);
      expect(held).toBe(1);

      letNoisyGoOn();
      const answers = await Promise.all(asked);
      const busy = answers.filter(({ status }) => status === 429);
      expect(busy).toHaveLength(3);
      for (const { headers, body } of busy) {
        expect(headers.get('retry-after')).toBe('2');
        expect(body).toEqual({
          code: 'company.busy',
          detail:
            'Your company asks for more at once than we do for one company. Please try again in some seconds.',
        });
      }
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(PLACES);
      expect(held).toBe(PLACES);
      expect((await noisy.get(path(1))).status).toBe(200);
    },
  );
});
