import { FilledValues } from '../bench/floors/filled-values.js';
import type { SentStatement } from '../bench/floors/scout.js';
import type { WriteSample } from '../bench/floors/value-explainer.js';
import { planOf } from '../bench/floors/write-plan.js';

const HASHES = ['0f', 'a1', '7c'].map((byte) => byte.repeat(32));
const UUIDS = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-aaaa-4bbb-8ccc-123456789abc`);
const STARTS = ['2031-05-01T12:00:00.000Z', '2031-05-02T12:00:00.000Z', '2031-06-01T12:00:00.000Z'];
const DAY = 86_400_000;
const SAMPLES = [0, 1, 2] as const;
const WRITE = 'insert into offers (call_id) values ($1)';

type Values = (nth: 0 | 1 | 2, now: Date) => unknown[];

/** One statement with these values, after the item's call was read and its entry was made. */
function sampleOf(nth: 0 | 1 | 2, text: string, values: Values): WriteSample {
  const began = Date.UTC(2031, 0, 1, 12, nth);
  const now = new Date(began + 5);
  const call = { id: 70 + nth * nth, company_id: 1, starts_at: new Date(STARTS[nth]!) };
  return {
    item: { slug: `call-${nth}`, worker: [31, 17, 24][nth]! },
    began,
    ended: began + 20,
    statements: [
      sent('START TRANSACTION', [], null),
      sent('select id, company_id, starts_at from calls where slug = $1', [`call-${nth}`], 1, [
        call,
      ]),
      sent('insert into entries (at) values ($1) returning id', [now], 1, [{ id: 900 + nth }]),
      sent(text, values(nth, now), 1),
      sent('COMMIT', [], null),
      sent('select after_the_commit()', [], 1),
    ],
  };
}

function sent(
  text: string,
  values: unknown[],
  count: number | null,
  rows: SentStatement['rows'] = [],
): SentStatement {
  return { text, values, count, rows };
}

const planFor = (values: Values, text = WRITE): ReturnType<typeof planOf> =>
  planOf(
    'offer',
    SAMPLES.map((nth) => sampleOf(nth, text, values)),
  );

it.each<[string, Values, unknown]>([
  [
    'what is always the same',
    () => [['available', null]],
    { from: 'constant', value: ['available', null] },
  ],
  ['the item', (nth) => [`call-${nth}`], { from: 'item', field: 'slug' }],
  ['a row read before', (nth) => [70 + nth * nth], { from: 'row', statement: 1, path: [0, 'id'] }],
  [
    'an instant in it',
    (nth) => [new Date(STARTS[nth]!)],
    { from: 'row', statement: 1, path: [0, 'starts_at'] },
  ],
  [
    'the same as text',
    (nth) => [STARTS[nth]],
    { from: 'row', statement: 1, path: [0, 'starts_at'] },
  ],
  ['a row inserted before', (nth) => [900 + nth], { from: 'insert', table: 'entries' }],
  ['the present', (_, now) => [now], { from: 'clock', before: 0 }],
  ['a day ago', (_, now) => [new Date(now.getTime() - DAY)], { from: 'clock', before: DAY }],
  [
    'a hash',
    (nth) => [HASHES[nth]],
    { from: 'random', form: { alphabet: 'hex', length: 64 }, nth: 0 },
  ],
  [
    'a token',
    (nth) => [`aB3dE5gH${nth}k`],
    { from: 'random', form: { alphabet: 'letters and digits', length: 10 }, nth: 0 },
  ],
  [
    'a list',
    (nth) => [[[31, 17, 24][nth], 'a']],
    {
      from: 'list',
      entries: [
        { from: 'item', field: 'worker' },
        { from: 'constant', value: 'a' },
      ],
    },
  ],
  [
    'a JSON',
    (nth) => [JSON.stringify([{ about: 900 + nth, state: 'asked' }])],
    {
      from: 'json',
      value: {
        from: 'list',
        entries: [
          {
            from: 'object',
            fields: {
              about: { from: 'insert', table: 'entries' },
              state: { from: 'constant', value: 'asked' },
            },
          },
        ],
      },
    },
  ],
])('a value is explained by %s', (_, values, source) => {
  expect(planFor(values).statements[3]!.values).toEqual([source]);
});

it('draws once what is sent twice', () => {
  const [first, other, again] = planFor((nth) => [UUIDS[nth], HASHES[nth], UUIDS[nth]])
    .statements[3]!.values;
  expect(again).toEqual(first);
  expect(other).toMatchObject({ from: 'random', nth: 1 });
});

it.each<[string, Values]>([
  ['a number from nowhere', (nth) => [[5, 3, 8][nth]]],
  ['an item’s value in two samples of three', (nth) => [nth === 2 ? 99 : [31, 17][nth]]],
  ['a word as long as a token', (nth) => [['Carpenters', 'Stagehands', 'Spotlights'][nth]]],
  ['an instant that is neither known nor present', (nth) => [new Date(DAY * nth * nth)]],
  [
    'an hour ago in one, a day in others',
    (nth, now) => [new Date(now.getTime() - (nth ? DAY : 3_600_000))],
  ],
  ['lists of several lengths', (nth) => [Array(nth).fill(31)]],
  ['an unknown number inside a JSON', (nth) => [JSON.stringify({ a: [5, 3, 8][nth] })]],
])('refuses %s, and says where it is', (_, values) => {
  expect(() => planFor((nth, now) => ['a', ...values(nth, now)])).toThrow(
    /^Nothing explains \$2 of statement 4 of "offer" in all samples: .* in insert into offers/,
  );
});

it('refuses samples that send other statements, or commit nothing', () => {
  const samples = SAMPLES.map((nth) => sampleOf(nth, WRITE, () => ['a']));
  const longer = structuredClone(samples);
  longer[1]!.statements.splice(2, 0, sent('select 2', [], 1));
  expect(() => planOf('offer', longer)).toThrow(/^"offer" sends other statements for one item/);
  samples[0]!.statements.splice(4);
  expect(() => planOf('offer', samples)).toThrow('"offer" committed nothing.');
});

it('ends with the commit, reads beforehand what values come from, and knows what is written', () => {
  const plan = planFor((nth) => [70 + nth * nth], 'update offers set state = $1');
  expect(plan.statements.map(({ text }) => text)).toEqual([
    'START TRANSACTION',
    'select id, company_id, starts_at from calls where slug = $1',
    'insert into entries (at) values ($1) returning id',
    'update offers set state = $1',
    'COMMIT',
  ]);
  expect(plan.statements.map(({ leastRows }) => leastRows)).toEqual([0, 0, 1, 1, 0]);
  expect(plan).toMatchObject({ readBefore: [1], tables: ['entries', 'offers'] });
});

it('asks the sequence for an id that the transaction inserts, alone and inside a JSON', () => {
  const newest = `currval(pg_get_serial_sequence('entries', 'id'))`;
  const plan = planFor(
    (nth) => [900 + nth, JSON.stringify({ key: 900 + nth })],
    'insert into notes select $1, $2::jsonb, $12',
  );
  expect(plan.statements[3]!.text).toBe(
    `insert into notes select coalesce($1::bigint, ${newest}), replace($2::text, '"inserted into entries"', ${newest}::text)::jsonb, $12`,
  );
  const filled = new FilledValues({ item: {}, rows: new Map() }, new Date());
  expect(plan.statements[3]!.values.map((each) => filled.of(each))).toEqual([
    null,
    '{"key":"inserted into entries"}',
  ]);
});

it('fills the values of another item in the same form', () => {
  const now = new Date('2032-02-29T08:00:00.000Z');
  const { values } = planFor((nth, present) => [
    [[31, 17, 24][nth]],
    JSON.stringify({ from: STARTS[nth], at: present, by: UUIDS[nth] }),
    new Date(present.getTime() - DAY),
    HASHES[nth],
    UUIDS[nth],
  ]).statements[3]!;
  const rows = new Map([[1, [{ starts_at: new Date('2032-03-01T00:00:00.000Z') }]]]);
  const filled = new FilledValues({ item: { worker: 8 }, rows }, now);
  const [workers, json, ago, hash, id] = values.map((each) => filled.of(each));
  expect(workers).toEqual([8]);
  expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(json).toBe(
    `{"from":"2032-03-01T00:00:00.000Z","at":"2032-02-29T08:00:00.000Z","by":"${String(id)}"}`,
  );
  expect(ago).toEqual(new Date('2032-02-28T08:00:00.000Z'));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});
