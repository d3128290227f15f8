import sharp from 'sharp';
import { aRequest } from '../factories/a-request.js';
import { aPhoneNumber } from '../factories/numbers.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  fillPath,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { multiplyRows } from '../support/multiply-rows.js';
import type { Client } from '../support/client.js';
import {
  EXCLUDED_PATHS,
  queryFor,
  type Reader,
  AUDITED_READS,
  PAID_READS,
  READ_STATEMENT_COUNTS,
} from '../support/read-statement-counts.js';
import { EVERYWHERE_RECORDING, expectNoOthers, expectRecorded } from '../support/sql/recordings.js';
import { REVISED_READS, SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { recordSentStatements, type SentStatement } from '../support/sql/statement-recorder.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { upload } from '../support/upload.js';

const MOST = 4;
/** Pay is computed of hours, rates, extras, settings and rules, and compared with what was frozen. */
const MOST_OF_PAY = 14;
const mostOf = (path: string): number =>
  PAID_READS.includes(path)
    ? MOST_OF_PAY
    : MOST +
      Number(AUDITED_READS.includes(path)) +
      (REVISED_READS.includes(path) ? SNAPSHOT_STATEMENTS : 0);

/** The single-page app reads whole screens again after each click: their cost must not grow with the data. */
describe('the statements a screen costs, authentication included', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let readers: Record<Reader, Client>;
  /** Paths that a show does not contain. */
  const own: Record<string, string> = {};
  let station: string;

  beforeAll(async () => {
    app = await aTestApp({ keptAnswersMegabytes: 0 });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    await aRequest(app.db, { laborRequirementId: show.open.id, workerId: show.unasked.id });
    readers = {
      nobody: app.visitor(),
      worker: await app.as({ userId: house.workerUser.id }),
      steward: await app.as(house.steward),
      manager: await app.as(house.manager),
      owner: await app.as(house.owner),
      administrator: await app.as(house.administrator),
    };
    const { body } = await readers.manager.post(`/event/${show.event.slug}/generate-station/`);
    station = tokenIn(body.station_url as string);
    own['/steward/register/{token}/'] =
      `/steward/register/${await invited('manager', '/send-steward-invite/')}/`;
    own['/owner/register/{token}/'] =
      `/owner/register/${await invited('administrator', '/admin/invite-owner/')}/`;
    for (const action of ['sign_in', 'sign_out'])
      await readers.manager.post(`/call-times/${show.call.slug}/tracking/`, {
        request_id: show.confirmed.id,
        action,
      });
    const [entry] = await app.db.query<[{ id: number }]>(
      'select id from time_entries where labor_request_id = $1',
      [show.confirmed.id],
    );
    own['/pay/time-entries/{id}/'] = `/pay/time-entries/${entry.id}/`;
    own['/pay/time-entries/{id}/frozen/'] = `/pay/time-entries/${entry.id}/frozen/`;
    await app.db.query(
      `insert into pay_periods (company_id, starts_on, ends_on, payday, closed_at)
       values ($1, '2031-01-05', '2031-01-11', '2031-01-16', now())`,
      [house.company.id],
    );
    own['/pay/periods/{starts_on}/workers/{slug}/'] =
      `/pay/periods/2031-01-05/workers/${show.worker.slug}/`;
    const { body: rules } = await readers.manager.post('/pay/rule-sets/', {
      ...{ name: 'House', layer: 'contract' },
      rules: { daily: [{ after: 600, multiplier: 200 }] },
    });
    own['/pay/rule-sets/{id}/'] = `/pay/rule-sets/${rules.id as number}/`;
    own['/pay/workers/{slug}/'] = `/pay/workers/${show.worker.slug}/`;
    own['/pay/time-entries/{id}/details/'] = `/pay/time-entries/${entry.id}/details/`;
    const logo = await upload(readers.owner, '/company/settings/', {
      method: 'PATCH',
      field: 'logo',
      name: 'logo.png',
      bytes: await aLogo(),
    });
    own['/company/{slug}/logo/{file}/'] = new URL(logo.body.logo as string).pathname;
    await app.finishTasks();
  });
  afterAll(() => app.close());

  async function invited(by: Reader, path: string): Promise<string> {
    const phone = aPhoneNumber();
    await readers[by].post(path, { phone });
    return tokenIn((await app.textsTo(phone)).join());
  }

  const sentBy = async (
    path: string,
    reader: Reader,
  ): Promise<{ status: number; statements: SentStatement[] }> => {
    const concrete = own[path] ?? fillPath(show, station, path);
    let status = 0;
    const statements = await recordSentStatements(
      app.db,
      async () =>
        ({ status } = await readers[reader].get(concrete + queryFor(reader, path, house))),
    );
    return { status, statements };
  };

  let isMultiplied = false;
  const multiplyOnce = async (): Promise<void> => {
    if (!isMultiplied) await multiplyRows(app.db, house, show);
    isMultiplied = true;
  };

  const counted = async (): Promise<typeof READ_STATEMENT_COUNTS> => {
    const counts: typeof READ_STATEMENT_COUNTS = {};
    for (const [path, { as }] of Object.entries(READ_STATEMENT_COUNTS)) {
      const { status, statements } = await sentBy(path, as);
      expect([path, as, status]).toEqual([path, as, 200]);
      counts[path] = { as, statements: statements.length };
    }
    return counts;
  };

  it('is stated for every GET of the running application', async () => {
    const document = (await (await fetch(`${app.url}/docs/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    const reads = Object.entries(document.paths).flatMap(([path, item]) =>
      'get' in item && !EXCLUDED_PATHS.test(path) ? [path] : [],
    );
    expect(Object.keys(READ_STATEMENT_COUNTS).sort()).toEqual(reads.sort());
  });

  it('is at most four, and does not grow with the company', async () => {
    const few = await counted();
    expect(few).toEqual(READ_STATEMENT_COUNTS);
    expect(
      Object.entries(few).filter(([path, { statements }]) => statements > mostOf(path)),
    ).toEqual([]);

    await multiplyOnce();
    expect(await counted()).toEqual(few);
  });

  it('is checked in, screen by screen', async () => {
    await multiplyOnce();
    const { statements: actor } = await sentBy('/user/info/', 'worker');
    expectRecorded(
      EVERYWHERE_RECORDING,
      'Whose key it is, before anything else',
      actor.slice(0, 1),
    );
    const names = [EVERYWHERE_RECORDING];
    for (const [path, { as }] of Object.entries(READ_STATEMENT_COUNTS)) {
      const name = path.replaceAll(/[{}]/g, '').replaceAll('/', ' ').trim().replaceAll(' ', '-');
      names.push(name);
      expectRecorded(name, `GET ${path} as ${as}`, (await sentBy(path, as)).statements);
    }
    expectNoOthers('.', names);
  });

  it('is at most four for everybody else who is let in, too', async () => {
    const dear: string[] = [];
    for (const path of Object.keys(READ_STATEMENT_COUNTS)) {
      for (const reader of Object.keys(readers) as Reader[]) {
        const { status, statements } = await sentBy(path, reader);
        if (status === 200 && statements.length > mostOf(path))
          dear.push(`${path} as ${reader}: ${statements.length}`);
      }
    }
    expect(dear).toEqual([]);
  });
});

function tokenIn(text: string): string {
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)![0];
}

function aLogo(): Promise<Buffer> {
  return sharp({ create: { width: 200, height: 120, channels: 3, background: 'navy' } })
    .png()
    .toBuffer();
}
