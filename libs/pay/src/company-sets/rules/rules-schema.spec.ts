import { readRules } from './read-rules.js';
import { RULES_SCHEMA } from './rules-schema.js';

const { properties, ...whole } = RULES_SCHEMA as {
  properties: Record<string, object>;
  example?: unknown;
};
const minutes = (minimum: number, maximum: number) => ({
  ...{ type: 'integer', format: 'int32', minimum, maximum, description: 'Minutes.', example: 60 },
});
const multiplier = {
  ...{ type: 'integer', format: 'int32', minimum: 101, maximum: 1000, example: 150 },
  description: 'Hundredths: 150 is one and a half times the rate.',
};

describe('the schema of rules', () => {
  it('lets each option be missing, and no other be there', () => {
    expect(whole).toEqual({
      ...{ type: 'object', additionalProperties: false, description: expect.any(String) },
      example: expect.objectContaining({ daily: [{ after: 600, multiplier: 200 }] }),
    });
  });

  it('describes each option in a sentence', () => {
    for (const [option, { description }] of Object.entries(
      properties as Record<string, { description?: string }>,
    ))
      expect(`${option}: ${description}`).toMatch(/^\w+: [A-Z].{10,}\.$/);
  });

  it('has an example that is read as it says', () => {
    expect(readRules(whole.example, 'contract')).toMatchObject({
      daily: [{ after: 600, multiplier: 200 }],
      meals: [{ after: 300, cure: 'until_meal', multiplier: 200 }],
      nights: [{ from: 0, to: 480, multiplier: 150 }],
    });
  });

  it.each`
    option          | schema
    ${'continuity'} | ${{ ...minutes(0, 1440), description: 'Two entries with at most such a gap are one call.' }}
    ${'bonus'}      | ${{ type: 'string', enum: ['straight_hours'], example: 'straight_hours', description: 'In state sets only.' }}
    ${'daily'}      | ${{ type: 'array', minItems: 1, maxItems: 6, items: { type: 'object', additionalProperties: false, required: ['after', 'multiplier'], properties: { after: minutes(0, 10080), multiplier } }, description: 'Overtime of the day, ascending.' }}
  `('has $option with its bounds, unit and example', ({ option, schema }) => {
    expect(properties[option as string]).toEqual(schema);
  });

  it.each`
    option            | part
    ${'rounding'}     | ${{ step: { type: 'integer', format: 'int32', enum: [5, 6, 15], description: 'Minutes.', example: 15 } }}
    ${'minimum'}      | ${{ minutes: { anyOf: [{ type: 'string', enum: ['call'] }, minutes(1, 1440)], description: 'Minutes, or `call`: what each call says.', example: 300 } }}
    ${'minimum'}      | ${{ counts: { type: 'boolean', example: true, description: 'Whether top-ups count towards overtime.' } }}
    ${'holidays'}     | ${{ dates: { type: 'array', minItems: 1, maxItems: 400, items: { type: 'string', format: 'date', example: '2031-12-25', description: 'On the clocks of the event.' }, description: 'Days on the clocks of the event.' } }}
    ${'cancellation'} | ${{ notice: minutes(1, 60480), minutes: minutes(1, 1440) }}
  `('has $part within $option', ({ option, part }) => {
    expect(properties[option as string]).toMatchObject({ type: 'object', properties: part });
  });

  it.each`
    option           | field        | unit
    ${'reporting'}   | ${'percent'} | ${['Percent.', 50]}
    ${'spread'}      | ${'cents'}   | ${['Cents.', 1700]}
    ${'consecutive'} | ${'nth'}     | ${['Days.', 7]}
    ${'nights'}      | ${'from'}    | ${['Minute of the local day; midnight is 0.', 0]}
  `('names the unit of $option.$field', ({ option, field, unit }) => {
    const schema = properties[option as string] as { items?: object; properties?: object };
    const { properties: fields } = (schema.items ?? schema) as {
      properties: Record<string, object>;
    };
    const [description, example] = unit as [string, number];
    expect(fields[field as string]).toMatchObject({ description, example });
  });
});
