import { OtlpReceiver } from '../../../../test/support/otlp-receiver.js';
import { startTracing } from './start-tracing.js';
import type { SpanToStart } from './tracer.js';
import {
  currentTraceparent,
  isTracing,
  runWithin,
  setTracer,
  startSpan,
  startTrace,
  traced,
} from './tracing.js';

const TASK: SpanToStart = { name: 'task', kind: 'consumer' };
const CALL: SpanToStart = { name: 'call', kind: 'client' };
const CALLER = '4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7';

describe('tracing', () => {
  let receiver: OtlpReceiver;
  const start = (otlpEndpoint: string | null): Promise<() => Promise<void>> =>
    startTracing({ otlpEndpoint }, 'test', () => undefined);

  beforeEach(async () => {
    receiver = await OtlpReceiver.start();
  });
  afterEach(async () => {
    setTracer(null);
    await receiver.stop();
  });

  it('does nothing without an address', async () => {
    const stop = await start(null);
    expect([isTracing(), startTrace(TASK, {}), startSpan(CALL), currentTraceparent()]).toEqual([
      ...[false, null, null, null],
    ]);
    expect(await traced(CALL, () => Promise.resolve('done'))).toBe('done');
    await stop();
  });

  it('begins parts within a request or task only, also after waiting', async () => {
    const stop = await start(receiver.url);
    expect(startSpan(CALL)).toBeNull();
    await runWithin(startTrace(TASK, {})!, async () => {
      await new Promise(setImmediate);
      expect(currentTraceparent()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      await traced(CALL, () => Promise.resolve());
    });
    await stop();
    const [task, call] = [receiver.named('task')[0]!, receiver.named('call')[0]!];
    expect([call.traceId, call.parentSpanId]).toEqual([task.traceId, task.spanId]);
    expect([isTracing(), task.service]).toEqual([false, 'test']);
  });

  it.each`
    thrown                                                                               | told           | because
    ${Object.assign(new Error('+14155557777 is taken'), { code: '23505' })}              | ${'23505'}     | ${'a code says what happened'}
    ${Object.assign(new Error('dana@people.example'), { code: 'no such +14155557777' })} | ${'Error'}     | ${'that is no code'}
    ${new TypeError('key 0123456789abcdef')}                                             | ${'TypeError'} | ${'a class tells no secrets'}
    ${'+14155557777'}                                                                    | ${'string'}    | ${'anything may be thrown'}
  `('tells $told of an error, since $because', async ({ thrown, told }) => {
    const stop = await start(receiver.url);
    const failing = runWithin(startTrace(TASK, {})!, () => Promise.reject(thrown as Error));
    await expect(failing).rejects.toBe(thrown);
    await stop();
    const [{ status, attributes }] = receiver.named('task') as [(typeof receiver.spans)[number]];
    expect([status, attributes]).toEqual([{ code: 2 }, { 'error.type': told }]);
    expect(receiver.text).not.toMatch(/4155557777|dana@|0123456789abcdef/);
  });

  it.each`
    traceparent          | isPart   | isSent   | because
    ${`00-${CALLER}-01`} | ${true}  | ${true}  | ${'the caller records'}
    ${`00-${CALLER}-00`} | ${true}  | ${false} | ${'the caller does not record'}
    ${`00-${CALLER}`}    | ${false} | ${true}  | ${'a malformed one counts as none'}
    ${'00-0-0-01'}       | ${false} | ${true}  | ${'a malformed one counts as none'}
    ${''}                | ${false} | ${true}  | ${'it is empty'}
  `('takes $traceparent: part of it $isPart, sent $isSent, since $because', async (row) => {
    const stop = await start(receiver.url);
    const span = startTrace(TASK, { parent: row.traceparent as string })!;
    expect(span.within(() => startSpan(CALL) !== null)).toBe(row.isSent);
    expect(span.within(currentTraceparent)!.includes(CALLER.slice(0, 32))).toBe(row.isPart);
    span.end();
    await stop();
    expect(receiver.named('task')).toHaveLength(row.isSent ? 1 : 0);
  });
});
