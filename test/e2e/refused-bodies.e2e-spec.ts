import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  aPopulatedCompany,
  fillPath,
  holdEveryRole,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { bodyFor } from '../support/route-bodies.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { wrongBodiesOf, wrongBody, type WrongBody } from '../support/wrong-bodies.js';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

/** What is said of values, without the code; `code` where it is not one of those that any field may get. */
interface RecordedAnswer {
  code?: string;
  answer: Json;
}
/** Answers of one field of a route: each 400, with the values that cause it. */
interface RecordedField {
  refused: (RecordedAnswer & { values: string[] })[];
  /** Values that are not answered 400, in the order they were sent. */
  accepted: string[];
}
type Case = WrongBody & { accepted?: boolean };
/** By route, then by `field` or `field when action=…`. */
type Recorded = Record<string, Record<string, RecordedField>>;

const FILE = `${process.cwd()}/test/recorded/refused-bodies.json`;
const RECORDING = process.env['RECORD_REFUSALS'] === '1';
/** Codes of what the checks of fields and of the server itself refuse. */
const OF_ANY_FIELD = new Set([
  'body.invalid',
  'fields.invalid',
  'request.malformed',
  'text.unreadable',
  'value.invalid',
]);
const OUTSIDE = /^\/(health|metrics|dev|docs|app|webhooks)\//;
/** Routes whose accepted values are not tried: they count by mailbox, or cost a password hash. */
const WITHOUT_ACCEPTED = /^POST \/(login|contact|forgot-password)\//;

/**
 * Each wrong body gets the same answer as before, and accepted values still are. The file was recorded before the
 * checks moved to class-validator. After an intended change of an answer, or with a new field: delete its entry (if
 * there is one) and run `RECORD_REFUSALS=1 npx jest test/e2e/refused-bodies`.
 */
describe('a wrong body', () => {
  let app: TestApp;
  let clients = 0;
  let recorded: Recorded;
  beforeAll(async () => {
    app = await aTestApp({
      trustProxy: true,
      codesPerNumberADay: 1_000,
      codesPerCompanyADay: 10_000,
    });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded;
    if (RECORDING) await recordMissing();
  }, 600_000);
  afterAll(() => app.close());

  it('is answered as recorded', async () => {
    const differences: string[] = [];
    for (const [route, fields] of Object.entries(recorded))
      differences.push(...differencesOf(route, fields, await answersTo(route, casesOf(fields))));
    expect(differences.join('\n')).toBe('');
    const cases = Object.values(recorded).flatMap(casesOf);
    expect(cases.length).toBeGreaterThan(5_000);
  }, 600_000);

  it('is tried with every field that the documentation declares', async () => {
    const missing = (await documentedCases()).flatMap(({ route, cases }) =>
      cases
        .filter((wrong) => !recorded[route]?.[nameOf(wrong)])
        .map((wrong) => `${route} ${nameOf(wrong)}`),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  /** Adds the fields that the file lacks: all bodies of a field once, then again in the order of the file. */
  async function recordMissing(): Promise<void> {
    for (const { route, cases } of await documentedCases()) {
      const missing = cases.filter((wrong) => !recorded[route]?.[nameOf(wrong)]);
      let before: Record<string, RecordedField> = {};
      let fields = await answersTo(route, missing, 1);
      for (let pass = 1; !isDeepStrictEqual(before, fields); pass++) {
        if (pass > 4) throw new Error(differencesOf(route, before, fields).join('\n'));
        before = fields;
        fields = await answersTo(route, casesOf(fields));
      }
      recorded[route] = { ...recorded[route], ...fields };
    }
    writeFileSync(FILE, fileOf(recorded));
  }

  /** Tries each action of a route in a company of its own. */
  async function answersTo(
    route: string,
    cases: Case[],
    atOnce = 8,
  ): Promise<Record<string, RecordedField>> {
    const found: Record<string, RecordedField> = {};
    for (const action of new Set(cases.map((wrong) => wrong.action))) {
      const ofAction = cases.filter((wrong) => wrong.action === action);
      Object.assign(found, await answersOfAction(route, ofAction, atOnce));
    }
    return found;
  }

  /** First the accepted values, one by one, since each may change the data for the next; then the refused ones. */
  async function answersOfAction(
    route: string,
    cases: Case[],
    atOnce: number,
  ): Promise<Record<string, RecordedField>> {
    const send = await senderOf(route);
    const found = Object.fromEntries(
      cases.map((wrong): [string, RecordedField] => [nameOf(wrong), { refused: [], accepted: [] }]),
    );
    const note = (wrong: WrongBody, status: number, answer: Json): void => {
      const field = found[nameOf(wrong)]!;
      if (status !== 400) return void field.accepted.push(wrong.value);
      const told = recordedAnswer(answer);
      const same = field.refused.find(
        (each) => each.code === told.code && isDeepStrictEqual(each.answer, told.answer),
      );
      if (same) same.values.push(wrong.value);
      else field.refused.push({ ...told, values: [wrong.value] });
    };
    for (const wrong of WITHOUT_ACCEPTED.test(route) ? [] : cases.filter((each) => each.accepted)) {
      const { status, body } = await send(wrong);
      note(wrong, status, body);
    }
    const refused = cases.filter(({ accepted }) => !accepted);
    for (let start = 0; start < refused.length; start += atOnce) {
      const some = refused.slice(start, start + atOnce);
      const answers = await Promise.all(some.map(send));
      some.forEach((wrong, index) => note(wrong, answers[index]!.status, answers[index]!.body));
    }
    return found;
  }

  /** Each call comes from another address, so that no limit is reached. */
  async function senderOf(
    route: string,
  ): Promise<(wrong: WrongBody) => Promise<{ status: number; body: Json }>> {
    const [method, path] = route.split(' ') as [string, string];
    const company = await aPopulatedCompany(app);
    await holdEveryRole(app, company);
    const manager = await app.as(company.manager);
    const show = await company.show();
    const { body } = await manager.post(`/event/${show.event.slug}/generate-station/`);
    const [station] = /[0-9a-f-]{36}/.exec(body.station_url as string) as unknown as [string];
    const valid = bodyFor(route, show, company) ?? {};
    return async (wrong) => {
      const client = ++clients;
      const answer = await fetch(`${app.url}${fillPath(show, station, path)}`, {
        method,
        headers: {
          Authorization: `Token ${manager.key}`,
          'Content-Type': 'application/json',
          'X-Forwarded-For': `10.${client >> 16}.${(client >> 8) & 255}.${client & 255}`,
        },
        body: wrongBody(valid, wrong),
      });
      const text = await answer.text();
      return { status: answer.status, body: answer.status === 400 ? JSON.parse(text) : null };
    };
  }

  async function documentedCases(): Promise<{ route: string; cases: WrongBody[] }[]> {
    const document: Json = await (await fetch(`${app.url}/docs/openapi.json`)).json();
    return Object.entries<Json>(document.paths)
      .filter(([path]) => !OUTSIDE.test(path))
      .flatMap(([path, item]) =>
        Object.entries<Json>(item).map(([method, operation]) => ({
          route: `${method.toUpperCase()} ${path}`,
          cases: wrongBodiesOf(document, operation),
        })),
      )
      .filter(({ cases }) => cases.length > 0);
  }
});

function recordedAnswer({ code, ...answer }: Json): RecordedAnswer {
  if (typeof code !== 'string') throw new Error(`There is no code in ${JSON.stringify(answer)}`);
  return OF_ANY_FIELD.has(code) ? { answer } : { code, answer };
}

function differencesOf(
  route: string,
  before: Record<string, RecordedField>,
  now: Record<string, RecordedField>,
): string[] {
  return Object.keys(before)
    .filter((field) => !isDeepStrictEqual(now[field], before[field]))
    .map(
      (field) =>
        `${route} ${field}\n  was ${JSON.stringify(before[field])}\n  is  ${JSON.stringify(now[field])}`,
    );
}

function nameOf({ field, action }: WrongBody): string {
  return action ? `${field} when action=${action}` : field;
}

function casesOf(fields: Record<string, RecordedField>): Case[] {
  return Object.entries(fields).flatMap(([name, { refused, accepted }]) => {
    const [field, action = ''] = name.split(' when action=') as [string, string?];
    return [
      ...refused.flatMap(({ values }) => values.map((value) => ({ value, accepted: false }))),
      ...accepted.map((value) => ({ value, accepted: true })),
    ].map((each) => ({ ...each, field, action }));
  });
}

/** One line for each answer, which keeps diffs short. */
function fileOf(recorded: Recorded): string {
  const routes = Object.entries(recorded).map(([route, fields]) => {
    const lines = Object.entries(fields).map(([name, { refused, accepted }]) => {
      const answers = refused.map((each) => `\n        ${JSON.stringify(each)}`);
      return `    ${JSON.stringify(name)}: {\n      "refused": [${answers.join(',')}],\n      "accepted": ${JSON.stringify(accepted)}\n    }`;
    });
    return `  ${JSON.stringify(route)}: {\n${lines.join(',\n')}\n  }`;
  });
  return `{\n${routes.join(',\n')}\n}\n`;
}
