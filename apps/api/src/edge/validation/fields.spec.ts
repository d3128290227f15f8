import fc from 'fast-check';
import { RequestValidationPipe } from './request-validation.pipe.js';
import { GigDto, aSampleApp, type SampleApp } from '../../../../../test/support/edge-sample-app.js';
import { Invalid, isDate, isTime } from '#libs/kernel';

const read = (body: unknown): Promise<GigDto> =>
  new RequestValidationPipe().transform(body, {
    type: 'body',
    metatype: GigDto,
  }) as Promise<GigDto>;

const complaints = async (body: unknown): Promise<Invalid['fields']> => {
  const error: unknown = await read(body).catch((reason: unknown) => reason);
  return error instanceof Invalid ? error.fields : {};
};

const INTEGER = 'A valid integer is required.';
const NUMBER = 'A valid number is required.';
const STRING = 'Not a valid string.';
const DATE = 'Not a valid date. Use YYYY-MM-DD.';
const TIME = 'Not a valid time. Use HH:MM or HH:MM:SS.';
const WALL_CLOCK = 'Not a valid date and time. Use YYYY-MM-DDTHH:MM, without an offset.';
const BOOLEAN = 'Must be a valid boolean.';
const CHOICE = 'Not a valid choice. Use one of: yes, no.';

describe('a field takes', () => {
  it.each`
    field                  | given                      | kept
    ${'name'}              | ${' a '}                   | ${' a '}
    ${'name'}              | ${'🎸'.repeat(10)}         | ${'🎸'.repeat(10)}
    ${'name'}              | ${'❤️'.repeat(5)}          | ${'❤️'.repeat(5)}
    ${'event_description'} | ${''}                      | ${''}
    ${'event_description'} | ${null}                    | ${undefined}
    ${'message'}           | ${''}                      | ${undefined}
    ${'message'}           | ${null}                    | ${undefined}
    ${'needed'}            | ${4}                       | ${4}
    ${'needed'}            | ${'4'}                     | ${4}
    ${'needed'}            | ${' 4.0 '}                 | ${4}
    ${'needed'}            | ${-0}                      | ${0}
    ${'needed'}            | ${''}                      | ${undefined}
    ${'needed'}            | ${'  '}                    | ${undefined}
    ${'needed'}            | ${null}                    | ${undefined}
    ${'minimum_hours'}     | ${4.5}                     | ${4.5}
    ${'minimum_hours'}     | ${'4.50'}                  | ${4.5}
    ${'minimum_hours'}     | ${'.5'}                    | ${0.5}
    ${'minimum_hours'}     | ${0}                       | ${0}
    ${'minimum_hours'}     | ${''}                      | ${null}
    ${'minimum_hours'}     | ${null}                    | ${null}
    ${'reserved'}          | ${true}                    | ${true}
    ${'reserved'}          | ${'False'}                 | ${false}
    ${'reserved'}          | ${'on'}                    | ${true}
    ${'reserved'}          | ${0}                       | ${false}
    ${'reserved'}          | ${''}                      | ${undefined}
    ${'call_date'}         | ${'2032-02-29'}            | ${'2032-02-29'}
    ${'call_date'}         | ${''}                      | ${null}
    ${'call_time'}         | ${'07:30'}                 | ${'07:30:00'}
    ${'call_time'}         | ${'23:59:59'}              | ${'23:59:59'}
    ${'call_time'}         | ${''}                      | ${undefined}
    ${'start_time'}        | ${'2031-05-01T08:00'}      | ${'2031-05-01T08:00'}
    ${'start_time'}        | ${'2031-05-01T08:00:31'}   | ${'2031-05-01T08:00'}
    ${'location'}          | ${Number.MAX_SAFE_INTEGER} | ${Number.MAX_SAFE_INTEGER}
    ${'location'}          | ${'17'}                    | ${17}
    ${'location'}          | ${''}                      | ${null}
    ${'workers'}           | ${[1, '2']}                | ${[1, 2]}
    ${'workers'}           | ${[]}                      | ${[]}
    ${'workers'}           | ${null}                    | ${undefined}
    ${'response'}          | ${'yes'}                   | ${'yes'}
    ${'response'}          | ${''}                      | ${undefined}
    ${'phone_number'}      | ${'(415) 555-0111'}        | ${'(415) 555-0111'}
    ${'labor_requests'}    | ${[{ id: '1', x: 1 }]}     | ${[{ id: 1 }]}
  `('$field: $given', async ({ field, given, kept }) => {
    const dto = await read({ name: 'Show', [field]: given });
    expect(dto[field as keyof GigDto]).toEqual(kept);
  });

  it('tells "clear" from "not there": absent fields stay undefined, nullable or not', async () => {
    const dto = await read({ name: 'Show' });
    expect(dto.minimum_hours).toBeUndefined();
    expect(dto.needed).toBeUndefined();
  });

  it('ignores undeclared keys', async () => {
    expect(
      Object.keys(await read({ name: 'Show', csrf: 'x', toString: 1, hasOwnProperty: 2, then: 3 })),
    ).toEqual(['name']);
  });
});

describe('a field refuses', () => {
  it.each`
    field               | given                       | sentence
    ${'name'}           | ${undefined}                | ${'This field is required.'}
    ${'name'}           | ${null}                     | ${'This field may not be null.'}
    ${'name'}           | ${''}                       | ${'This field may not be blank.'}
    ${'name'}           | ${' \t'}                    | ${'This field may not be blank.'}
    ${'name'}           | ${'x'.repeat(11)}           | ${'Ensure this field has no more than 10 characters.'}
    ${'name'}           | ${'🎸'.repeat(11)}          | ${'Ensure this field has no more than 10 characters.'}
    ${'name'}           | ${'❤️'.repeat(6)}           | ${'Ensure this field has no more than 10 characters.'}
    ${'name'}           | ${5}                        | ${STRING}
    ${'name'}           | ${true}                     | ${STRING}
    ${'name'}           | ${['a']}                    | ${STRING}
    ${'name'}           | ${{ a: 1 }}                 | ${STRING}
    ${'needed'}         | ${101}                      | ${'Ensure this value is less than or equal to 100.'}
    ${'needed'}         | ${-1}                       | ${'Ensure this value is greater than or equal to 0.'}
    ${'needed'}         | ${1.5}                      | ${INTEGER}
    ${'needed'}         | ${Infinity}                 | ${INTEGER}
    ${'needed'}         | ${NaN}                      | ${INTEGER}
    ${'needed'}         | ${'0x10'}                   | ${INTEGER}
    ${'needed'}         | ${'1e1'}                    | ${INTEGER}
    ${'needed'}         | ${'4 5'}                    | ${INTEGER}
    ${'needed'}         | ${'٤'}                      | ${INTEGER}
    ${'needed'}         | ${true}                     | ${INTEGER}
    ${'needed'}         | ${[4]}                      | ${INTEGER}
    ${'needed'}         | ${{}}                       | ${INTEGER}
    ${'minimum_hours'}  | ${24.5}                     | ${'Ensure this value is less than or equal to 24.'}
    ${'minimum_hours'}  | ${-0.5}                     | ${'Ensure this value is greater than or equal to 0.'}
    ${'minimum_hours'}  | ${4.25}                     | ${'Ensure this value is a multiple of 0.5.'}
    ${'minimum_hours'}  | ${'4,5'}                    | ${NUMBER}
    ${'minimum_hours'}  | ${'4h'}                     | ${NUMBER}
    ${'minimum_hours'}  | ${'.'}                      | ${NUMBER}
    ${'minimum_hours'}  | ${Infinity}                 | ${NUMBER}
    ${'minimum_hours'}  | ${false}                    | ${NUMBER}
    ${'reserved'}       | ${'maybe'}                  | ${BOOLEAN}
    ${'reserved'}       | ${2}                        | ${BOOLEAN}
    ${'reserved'}       | ${[]}                       | ${BOOLEAN}
    ${'call_date'}      | ${'2031-02-29'}             | ${DATE}
    ${'call_date'}      | ${'2031-2-9'}               | ${DATE}
    ${'call_date'}      | ${'0000-01-01'}             | ${DATE}
    ${'call_date'}      | ${'2031-05-01T08:00'}       | ${DATE}
    ${'call_date'}      | ${20310501}                 | ${DATE}
    ${'call_time'}      | ${'24:00'}                  | ${TIME}
    ${'call_time'}      | ${'7:30'}                   | ${TIME}
    ${'call_time'}      | ${'07:60'}                  | ${TIME}
    ${'call_time'}      | ${'7:30 PM'}                | ${TIME}
    ${'call_time'}      | ${730}                      | ${TIME}
    ${'start_time'}     | ${'2031-05-01T08:00Z'}      | ${WALL_CLOCK}
    ${'start_time'}     | ${'2031-05-01T08:00+02:00'} | ${WALL_CLOCK}
    ${'start_time'}     | ${'2031-05-01 08:00'}       | ${WALL_CLOCK}
    ${'start_time'}     | ${'2031-02-30T08:00'}       | ${WALL_CLOCK}
    ${'start_time'}     | ${'2031-05-01T25:00'}       | ${WALL_CLOCK}
    ${'start_time'}     | ${{}}                       | ${WALL_CLOCK}
    ${'location'}       | ${0}                        | ${'Ensure this value is greater than or equal to 1.'}
    ${'location'}       | ${'9223372036854775807'}    | ${'Ensure this value is less than or equal to 9007199254740991.'}
    ${'location'}       | ${'abc'}                    | ${INTEGER}
    ${'workers'}        | ${'1,2'}                    | ${'Expected a list of items.'}
    ${'workers'}        | ${{ length: 1e9 }}          | ${'Expected a list of items.'}
    ${'response'}       | ${'YES'}                    | ${CHOICE}
    ${'response'}       | ${true}                     | ${CHOICE}
    ${'response'}       | ${['yes']}                  | ${CHOICE}
    ${'phone_number'}   | ${4155550111}               | ${STRING}
    ${'phone_number'}   | ${'1'.repeat(33)}           | ${'Ensure this field has no more than 32 characters.'}
    ${'labor_requests'} | ${'x'}                      | ${'Expected a list of items.'}
  `('$field: $given', async ({ field, given, sentence }) => {
    expect(await complaints({ name: 'Show', [field]: given })).toEqual({ [field]: [sentence] });
  });

  it('what is wrong inside lists, by number and name', async () => {
    expect(
      await complaints({
        name: 'Show',
        workers: [1, 'x', null],
        labor_requests: [{ id: 1 }, {}, { id: 'x', notes: 5 }, null, 7, []],
      }),
    ).toEqual({
      'workers.1': [INTEGER],
      'workers.2': ['This field may not be null.'],
      'labor_requests.1.id': ['This field is required.'],
      'labor_requests.2.id': [INTEGER],
      'labor_requests.2.notes': [STRING],
      'labor_requests.3': ['This field may not be null.'],
      'labor_requests.4': ['Invalid data. Expected an object.'],
      'labor_requests.5': ['Invalid data. Expected an object.'],
    });
  });

  it.each`
    field               | given                                                  | errors
    ${'workers'}        | ${[0, null, 1.5, 1]}                                   | ${{ 'workers.0': 'Ensure this value is greater than or equal to 1.', 'workers.1': 'This field may not be null.', 'workers.2': INTEGER }}
    ${'workers'}        | ${[[1], '']}                                           | ${{ 'workers.0': INTEGER, 'workers.1': INTEGER }}
    ${'labor_requests'} | ${[[{ id: 1 }], { id: 1 }]}                            | ${{ 'labor_requests.0': 'Invalid data. Expected an object.' }}
    ${'labor_requests'} | ${[{ id: 0 }, { id: null }]}                           | ${{ 'labor_requests.0.id': 'Ensure this value is greater than or equal to 1.', 'labor_requests.1.id': 'This field may not be null.' }}
    ${'labor_requests'} | ${Array.from({ length: 10_001 }, () => ({ id: 'x' }))} | ${{ labor_requests: 'Ensure this field has no more than 10000 items.' }}
  `('each wrong entry of $field', async ({ field, given, errors }) => {
    const expected = Object.entries(errors).map(([name, sentence]) => [name, [sentence]]);
    expect(await complaints({ name: 'Show', [field]: given })).toEqual(
      Object.fromEntries(expected),
    );
  });

  it('a whole entry before a field of an earlier one', async () => {
    await expect(read({ name: 'Show', labor_requests: [{ id: 'x' }, 7] })).rejects.toMatchObject({
      message: 'Invalid data. Expected an object.',
    });
  });

  it('the days and times that the kernel does not know either', async () => {
    const digits = (length: number) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
        .map((all) => all.join(''));
    const pair = fc.oneof(
      fc.integer({ min: 0, max: 61 }).map((n) => String(n).padStart(2, '0')),
      digits(2),
    );
    const year = fc.oneof(fc.integer({ min: 1890, max: 3010 }).map(String), digits(4));
    const date = fc.tuple(year, pair, pair).map((parts) => parts.join('-'));
    const time = fc.tuple(pair, pair).map((parts) => parts.join(':'));
    await fc.assert(
      fc.asyncProperty(date, time, async (call_date, call_time) => {
        const start_time = `${call_date}T${call_time}`;
        expect(await complaints({ name: 'Show', call_date, call_time, start_time })).toEqual({
          ...(!isDate(call_date) && { call_date: [DATE] }),
          ...(!isTime(call_time) && { call_time: [TIME] }),
          ...(!(isDate(call_date) && isTime(call_time)) && { start_time: [WALL_CLOCK] }),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('says in one sentence what is wrong first', async () => {
    await expect(read({ name: '', needed: 'x' })).rejects.toMatchObject({
      kind: 'invalid',
      message: 'This field may not be blank.',
      fields: { name: ['This field may not be blank.'], needed: [INTEGER] },
    });
  });
});

describe('arbitrary input', () => {
  let sample: SampleApp;
  beforeAll(async () => {
    sample = await aSampleApp({ logLevel: 'silent' });
  });
  afterAll(() => sample.app.close());

  const fields = [
    'name',
    'event_description',
    'needed',
    'minimum_hours',
    'reserved',
    'call_date',
    'call_time',
    'start_time',
    'location',
    'workers',
    'response',
    'phone_number',
    'labor_requests',
    'id',
  ];
  const oddKeys = [
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    'toString',
    'then',
    'length',
    'status',
    'message',
    'errors',
    '',
    '0',
    '$id',
    '\0',
    '\ud800',
  ];
  const keys = fc.oneof(fc.constantFrom(...fields, ...oddKeys), fc.string({ unit: 'binary' }));
  const { value: wild } = fc.letrec((tie) => ({
    leaf: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('', '\0', '\ud800', '1e400', '2031-05-01', '07:00'),
    ),
    object: fc.array(fc.tuple(keys, tie('value')), { maxLength: 6 }),
    value: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object').map((entries) => new Map(entries as [string, unknown][])),
    ),
  }));

  /** Done, or refused with words. */
  const ANSWERS: Record<string, number[]> = {
    'POST /gigs/': [201, 400],
    'PATCH /gig/abc/': [200, 400],
    'DELETE /gigs/': [200, 400],
    'POST /raw/': [200, 400],
  };

  it('is never answered with a server error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(keys, wild)),
        fc.constantFrom(...Object.keys(ANSWERS)),
        async (entries, route) => {
          const [method, url] = route.split(' ') as ['POST', string];
          const answer = await sample.app.inject({
            method,
            url,
            payload: jsonOf(new Map(entries)),
            headers: { 'content-type': 'application/json' },
          });
          expect(ANSWERS[route]).toContain(answer.statusCode);
          if (answer.statusCode === 400)
            expect(answer.json()).toEqual(
              expect.objectContaining({ status: 'error', message: expect.any(String) }),
            );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is never answered with a server error, JSON or not, body or query', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.webQueryParameters(),
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/csv'),
        async (payload, query, type) => {
          const posted = await sample.app.inject({
            method: 'POST',
            url: `/gigs/?${query}`,
            payload,
            headers: { 'content-type': type },
          });
          const listed = await sample.app.inject({
            method: 'GET',
            url: `/gigs/list/?${query}&page=${encodeURIComponent(Buffer.from(payload).toString())}`,
          });
          expect([201, 400, 415]).toContain(posted.statusCode);
          expect([200, 400]).toContain(listed.statusCode);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Creates JSON with keys that an object literal cannot have, such as `__proto__`. */
function jsonOf(value: unknown): string {
  if (value instanceof Map)
    return `{${[...value].map(([key, inner]) => `${JSON.stringify(key)}:${jsonOf(inner)}`).join(',')}}`;
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
  return typeof value === 'number' && !Number.isFinite(value) ? '1e400' : JSON.stringify(value);
}
