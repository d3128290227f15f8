import { OpenApiChecker } from './openapi-checker.js';

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const documented = new OpenApiChecker({
  components: {
    schemas: {
      Worker: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, born: { type: 'string', format: 'date' } },
      },
      DetailError: {
        type: 'object',
        required: ['detail'],
        properties: { detail: { type: 'string' } },
      },
    },
  },
  paths: {
    '/worker/{slug}/': {
      get: {
        responses: {
          200: json({ anyOf: [{ $ref: '#/components/schemas/Worker' }, { type: 'null' }] }),
        },
      },
      delete: { responses: { 204: {} } },
    },
    '/worker/new/': {
      get: {
        responses: { 200: json({ type: 'object', properties: { form: { type: 'boolean' } } }) },
      },
    },
  },
});

describe('what is documented', () => {
  it.each`
    method      | path               | status | type                  | text                                  | complaint                          | because
    ${'GET'}    | ${'/worker/a/'}    | ${200} | ${'application/json'} | ${'{"name":"Dana"}'}                  | ${null}                            | ${'that is a worker'}
    ${'GET'}    | ${'/worker/a?x=1'} | ${200} | ${'application/json'} | ${'null'}                             | ${null}                            | ${'both slash forms and a query are the same route'}
    ${'GET'}    | ${'/worker/a/'}    | ${200} | ${'application/json'} | ${'{"name":"Dana","password":"x"}'}   | ${'additionalProperty":"password'} | ${'a field nobody documented has leaked'}
    ${'GET'}    | ${'/worker/a/'}    | ${200} | ${'application/json'} | ${'{"born":"1999-01-01"}'}            | ${'missingProperty":"name'}        | ${'a field is missing'}
    ${'GET'}    | ${'/worker/a/'}    | ${200} | ${'application/json'} | ${'{"name":"D","born":"1999-13-01"}'} | ${'must match format "date"'}      | ${'there is no thirteenth month'}
    ${'GET'}    | ${'/worker/a/'}    | ${200} | ${'text/html'}        | ${'<p>'}                              | ${'as text/html'}                  | ${'JSON was promised'}
    ${'GET'}    | ${'/worker/a/'}    | ${418} | ${'application/json'} | ${'{}'}                               | ${'documents only 200'}            | ${'nobody expects that status'}
    ${'GET'}    | ${'/worker/a/'}    | ${500} | ${'application/json'} | ${'{}'}                               | ${'nobody may ever see'}           | ${'it is never right'}
    ${'GET'}    | ${'/worker/new/'}  | ${200} | ${'application/json'} | ${'{"form":true}'}                    | ${null}                            | ${'a word wins over a placeholder'}
    ${'DELETE'} | ${'/worker/a/'}    | ${204} | ${null}               | ${''}                                 | ${null}                            | ${'nothing was promised'}
    ${'DELETE'} | ${'/worker/a/'}    | ${204} | ${'application/json'} | ${'{}'}                               | ${'with a body'}                   | ${'nothing was promised'}
    ${'GET'}    | ${'/nowhere/'}     | ${404} | ${'application/json'} | ${'{"detail":"Not found."}'}          | ${null}                            | ${'there is no such route'}
    ${'PUT'}    | ${'/worker/a/'}    | ${405} | ${'application/json'} | ${'{"detail":"Not allowed."}'}        | ${null}                            | ${'there is no such method'}
    ${'PUT'}    | ${'/worker/a/'}    | ${200} | ${'application/json'} | ${'{}'}                               | ${'not documented'}                | ${'it works, and nobody was told'}
    ${'GET'}    | ${'/app/login/'}   | ${200} | ${'text/html'}        | ${'<p>'}                              | ${null}                            | ${'pages are for people'}
  `(
    '$method $path answers $status $text: $because',
    ({ method, path, status, type, text, complaint }) => {
      const check = (): void =>
        documented.assertFits(method, path, { status, text, contentType: type });
      if (complaint === null) expect(check).not.toThrow();
      else expect(check).toThrow(complaint);
    },
  );
});
