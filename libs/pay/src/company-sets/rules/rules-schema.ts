import { RULE_OPTIONS } from './rule-options.js';
import type { FieldShape, OptionShape } from './rule-shape.js';

/** A JSON schema, as OpenAPI 3 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const UNITS: Readonly<Record<string, string>> = {
  minutes: 'Minutes.',
  minute_of_day: 'Minute of the local day; midnight is 0.',
  hundredths: 'Hundredths: 150 is one and a half times the rate.',
  percent: 'Percent.',
  cents: 'Cents.',
  weekday: '0 is Sunday.',
  days: 'Days.',
};

/** A plausible value of a unit. */
const EXAMPLES: Readonly<Record<string, number>> = {
  ...{ minutes: 60, minute_of_day: 0, hundredths: 150, percent: 50, cents: 1700 },
  ...{ weekday: 6, days: 7 },
};

/** The options of a rule set as clients send and receive them; generated from what reads them. */
export const RULES_SCHEMA: JsonSchema = {
  ...objectSchema(RULE_OPTIONS),
  description: 'Every option may be missing.',
  example: {
    daily: [{ after: 600, multiplier: 200 }],
    meals: [{ after: 300, cure: 'until_meal', multiplier: 200 }],
    nights: [{ from: 0, to: 480, multiplier: 150 }],
  },
};

function objectSchema(fields: Readonly<Record<string, FieldShape>>): JsonSchema {
  const required = Object.keys(fields).filter((name) => !fields[name]!.optional);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, { description, ...shape }]) => [
        name,
        { ...schemaOf(shape), ...(description && { description }) },
      ]),
    ),
    ...(required.length > 0 && { required }),
  };
}

function schemaOf(shape: OptionShape): JsonSchema {
  switch (shape.kind) {
    case 'object':
      return objectSchema(shape.fields);
    case 'list':
      return {
        ...{ type: 'array', items: schemaOf(shape.of) },
        ...{ minItems: shape.least, maxItems: shape.most },
      };
    case 'whole':
      return {
        ...{ type: 'integer', format: 'int32', minimum: shape.least, maximum: shape.most },
        description: UNITS[shape.unit],
        example: EXAMPLES[shape.unit],
      };
    case 'call_or_minutes':
      return {
        anyOf: [{ type: 'string', enum: ['call'] }, schemaOf(shape.minutes)],
        description: 'Minutes, or `call`: what each call says.',
        example: 300,
      };
    case 'word':
      return { type: 'string', enum: [...shape.of], example: shape.of[0] };
    case 'step':
      return {
        type: 'integer',
        format: 'int32',
        enum: [...shape.of],
        description: UNITS['minutes'],
        example: shape.of.at(-1),
      };
    case 'flag':
      return { type: 'boolean', example: true };
    case 'date':
      return {
        ...{ type: 'string', format: 'date', example: '2031-12-25' },
        description: 'On the clocks of the event.',
      };
  }
}
