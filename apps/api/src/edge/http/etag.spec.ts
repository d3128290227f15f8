import Fastify, { type FastifyInstance } from 'fastify';
import { addEtags } from './etag.js';

describe('an answer that did not change', () => {
  let server: FastifyInstance;
  let crew: string[];
  beforeEach(() => {
    crew = ['Robin'];
    server = Fastify();
    addEtags(server);
    server.get('/crew', () => ({ crew }));
    server.get('/gone', (_request, reply) => reply.code(404).send({ detail: 'Not found.' }));
    server.get('/page', (_request, reply) => reply.type('text/html').send('<p>Hello</p>'));
    server.post('/crew', () => ({ crew }));
  });

  const tag = async (): Promise<string> => String((await server.inject('/crew')).headers['etag']);

  it('is not sent twice', async () => {
    const again = await server.inject({ url: '/crew', headers: { 'if-none-match': await tag() } });
    expect([again.statusCode, again.body, again.headers['content-type']]).toEqual([
      304,
      '',
      undefined,
    ]);
  });

  it('is sent when it changed', async () => {
    const before = await tag();
    crew.push('Riley');
    const again = await server.inject({ url: '/crew', headers: { 'if-none-match': before } });
    expect([again.statusCode, again.json()]).toEqual([200, { crew: ['Robin', 'Riley'] }]);
  });

  it.each`
    given                             | status | because
    ${(now: string) => `"x", ${now}`} | ${304} | ${'one of several tags fits'}
    ${(now: string) => now.slice(2)}  | ${304} | ${'tags are compared weakly'}
    ${() => '*'}                      | ${304} | ${'any will do'}
    ${() => '"x"'}                    | ${200} | ${'that was another answer'}
  `(
    'answers $status, because $because',
    async ({ given, status }: { given: (now: string) => string; status: number }) => {
      expect(
        (await server.inject({ url: '/crew', headers: { 'if-none-match': given(await tag()) } }))
          .statusCode,
      ).toBe(status);
    },
  );

  it('may be kept by the visitor only, and is asked for again', async () => {
    const { headers } = await server.inject('/crew');
    expect([headers['cache-control'], headers['vary']]).toEqual([
      'private, no-cache',
      'Authorization',
    ]);
  });

  it.each([
    ['GET', '/gone'],
    ['GET', '/page'],
    ['POST', '/crew'],
  ] as const)('has nothing to do with %s %s', async (method, url) => {
    const answer = await server.inject({ method, url, headers: { 'if-none-match': '*' } });
    expect([answer.statusCode === 304, answer.headers['etag']]).toEqual([false, undefined]);
  });
});
