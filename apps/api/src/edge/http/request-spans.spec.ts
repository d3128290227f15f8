import { fastify } from 'fastify';
import { startTracing } from '#libs/platform';
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
    const traced = server();
    for (const url of urls) await untraced.inject(url);
    for (const url of urls) await traced.inject(url);
    await stop();
    expect(receiver.spans.map(({ name }) => name)).toEqual(['GET /broken/:token']);
    expect(receiver.spans[0]).toMatchObject({
      status: { code: 2 },
      attributes: { 'http.response.status_code': 500, 'error.type': '500' },
    });
    expect(receiver.text).not.toMatch(/s3cr3t|4155557777/);
    await Promise.all([untraced.close(), traced.close(), receiver.stop()]);
  });
});
