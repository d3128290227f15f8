import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { fastify } from 'fastify';
import { startTracing, traced } from '#libs/platform';
import { OtlpReceiver } from '../../../../../test/support/otlp-receiver.js';
import { traceRequests } from './request-spans.js';

describe('spans of requests', () => {
  it('tell what failed, leave health checks out, and hook nothing in without tracing', async () => {
    const receiver = await OtlpReceiver.start();
    const server = () => {
      const made = fastify();
      traceRequests(made);
      made.get('/health/live', () => 'ok');
      made.get('/metrics', () => 'ok');
      made.get('/broken/:token', () => Promise.reject(new Error('+14155557777')));
      return made;
    };
    const urls = ['/health/live', '/health/live/', '/metrics', '/broken/s3cr3t'];
    const untraced = server();
    const stop = await startTracing({ otlpEndpoint: receiver.url }, 'test', () => undefined);
    const tracing = server();
    for (const url of urls) await untraced.inject(url);
    for (const url of urls) await tracing.inject(url);
    await stop();
    expect(receiver.spans.map(({ name }) => name)).toEqual(['GET /broken/:token']);
    expect(receiver.spans[0]).toMatchObject({
      status: { code: 2 },
      attributes: { 'http.response.status_code': 500, 'error.type': '500' },
    });
    expect(receiver.text).not.toMatch(/s3cr3t|4155557777/);
    await Promise.all([untraced.close(), tracing.close(), receiver.stop()]);
  });

  it('go on when a body has arrived in pieces', async () => {
    const receiver = await OtlpReceiver.start();
    const stop = await startTracing({ otlpEndpoint: receiver.url }, 'test', () => undefined);
    const server = fastify();
    traceRequests(server);
    const begun = new Promise<void>((resolve) =>
      server.addHook('onRequest', (_request, _reply, done) => {
        resolve();
        done();
      }),
    );
    server.post('/things', () => traced({ name: 'part', kind: 'client' }, async () => 'ok'));
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    const headers = { 'Content-Type': 'application/json' };
    const sent = request(`${url}/things`, { method: 'POST', headers });
    const answered = once(sent, 'response');
    sent.write('{"a":');
    await begun;
    sent.end('1}');
    const [{ statusCode }] = (await answered) as [IncomingMessage];
    await server.close();
    await stop();
    expect([statusCode, receiver.childrenOf(receiver.named('POST /things')[0]!)]).toEqual([
      200,
      [expect.objectContaining({ name: 'part' })],
    ]);
    await receiver.stop();
  });
});
