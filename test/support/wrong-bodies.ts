/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

/** Wrong values of a field, an entry of a list or a whole body; the key is the name in the recorded file. */
const VALUES: Record<string, unknown> = {
  absent: undefined,
  ...byJson([null, '', '   ', {}, [], ['x'], [{}], [null], 0, 5, -1, 4.25, 2147483648]),
  ...byJson([true, false, 'true', 'maybe', 'yes', 'abc', '5', ' 5 ', '4,5', '0x10', '٣']),
  ...byJson(['99999999999999999999', 'a\0b', '\ud800', '+15', '+14155550000', 'a@b', '<b>']),
  ...byJson(['2031-05-01', '2031-02-30', '01.05.2031', '2031-05-01T08:00', '12:00', '7:00']),
  ...byJson(['25:00', '2031-05-01T08:00:00-04:00']),
  infinity: Infinity,
  '300 letters': 'x'.repeat(300),
  '40000 letters': 'x'.repeat(40_000),
  '10001 entries': Array.from({ length: 10_001 }, () => 1),
};

/** The field's name for a whole body. */
const BODY = '(body)';
/** Tried where a list is expected, and as a whole body; elsewhere it is refused as the short lists are, but takes long. */
const MANY = '10001 entries';

/** The first action of a route is tried with all values, the others with these. */
const OF_FURTHER_ACTIONS = ['absent', '{}', '-1', '"abc"', '"2031-02-30"', '40000 letters'];

export interface WrongBody {
  /** The value of `action` when the body is otherwise valid; empty where the route has none. */
  action: string;
  /** `name`, `contacts.phone_number` (of the one entry), or `(body)`. */
  field: string;
  /** A key of VALUES. */
  value: string;
}

/** Each field of a route's body, and the body itself, with each value, for each documented action. */
export function wrongBodiesOf(document: Json, operation: Json): WrongBody[] {
  const shape = resolved(
    document,
    operation.requestBody?.content['application/json']?.schema ?? {},
  );
  const properties: Record<string, Json> = shape.properties ?? {};
  const fields = Object.entries(properties).flatMap(([name, property]) => {
    const entry = resolved(document, property.items ?? {});
    return [name, ...Object.keys(entry.properties ?? {}).map((inner) => `${name}.${inner}`)];
  });
  if (fields.length === 0) return [];
  const lists = new Set(fields.filter((name) => properties[name]?.items));
  const actions: string[] = properties['action']?.enum ?? [''];
  return actions.flatMap((action, index) =>
    [BODY, ...fields].flatMap((field) =>
      (index === 0 ? Object.keys(VALUES) : OF_FURTHER_ACTIONS)
        .filter((value) => value !== MANY || field === BODY || lists.has(field))
        .map((value) => ({ action, field, value })),
    ),
  );
}

/** The JSON to send: a valid body with one value replaced. Undefined: no body. */
export function wrongBody(valid: Record<string, unknown>, wrong: WrongBody): string | undefined {
  const value = VALUES[wrong.value];
  if (wrong.field === BODY) return jsonOf(value);
  const body: Record<string, unknown> = wrong.action
    ? { ...valid, action: wrong.action }
    : { ...valid };
  const [name, inner] = wrong.field.split('.') as [string, string?];
  if (!inner) return jsonOf({ ...body, [name]: value });
  const [entry] = Array.isArray(body[name]) ? (body[name] as object[]) : [{}];
  return jsonOf({ ...body, [name]: [{ ...entry, [inner]: value }] });
}

/** JSON with infinity as a number that is too large: `JSON.stringify` would write null. */
function jsonOf(value: unknown): string | undefined {
  const text = JSON.stringify(value, (_, each: unknown) =>
    each === Infinity ? '\u0001infinity' : each,
  ) as string | undefined;
  return text?.replaceAll('"\\u0001infinity"', '1e400');
}

function byJson(values: unknown[]): Record<string, unknown> {
  return Object.fromEntries(values.map((value) => [JSON.stringify(value), value]));
}

function resolved(document: Json, schema: Json): Json {
  return schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema;
}
