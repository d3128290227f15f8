import {
  choice,
  date,
  inline,
  integer,
  list,
  map,
  nullable,
  object,
  optional,
  text,
  type Static,
} from './response-shapes.js';

const Skill = object('Skill', { id: integer(3), name: text('Rigger') });
const Gig = object('Gig', {
  id: integer(17),
  call_date: nullable(date()),
  response: nullable(choice(['yes', 'no'])),
  skill: nullable(Skill),
  skills: list(Skill),
  counts: map(integer(2), { rigger: 2 }),
  place: inline({ name: text('Arena') }),
  hint: optional(text('Gate 4')),
});

describe('shapes of answers', () => {
  it('type the presenter that fills them', () => {
    const full: Static<typeof Gig> = {
      id: 1,
      call_date: null,
      response: 'no',
      skill: { id: 1, name: 'Audio' },
      skills: [],
      counts: { audio: 1 },
      place: { name: 'Hall' },
    };
    // @ts-expect-error "maybe" is no answer
    const wrong: Static<typeof Gig> = { ...full, response: 'maybe' };
    // @ts-expect-error the id is missing
    const partial: Static<typeof Skill> = { name: 'Audio' };
    expect([full, wrong, partial]).toHaveLength(3);
    expect(Object.keys(full)).toEqual(Gig.required);
  });

  it.each`
    shape                              | schema                                                                                      | because
    ${nullable(choice(['yes', 'no']))} | ${{ type: ['string', 'null'], enum: ['yes', 'no', null], example: 'yes' }}                  | ${'null is one more word'}
    ${nullable(Skill)}                 | ${{ anyOf: [Skill, { type: 'null' }] }}                                                     | ${'a named shape is referred to'}
    ${nullable(list(Skill))}           | ${{ type: ['array', 'null'], items: Skill }}                                                | ${'a list has no name'}
    ${map(integer(2), { rigger: 2 })}  | ${{ type: 'object', additionalProperties: integer(2), example: { rigger: 2 } }}             | ${'its keys are data'}
    ${Skill}                           | ${{ type: 'object', $id: 'Skill', required: ['id', 'name'], properties: Skill.properties }} | ${'every key is there'}
  `('$schema, because $because', ({ shape, schema }) => {
    expect(JSON.parse(JSON.stringify(shape))).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});
