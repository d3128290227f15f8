import { Logger } from '@nestjs/common';
import { aSampleApp, type SampleApp } from '../../../../../test/support/edge-sample-app.js';

describe('the log', () => {
  let sample: SampleApp;
  beforeAll(async () => {
    sample = await aSampleApp();
  });
  afterAll(() => sample.app.close());
  beforeEach(() => sample.log.splice(0));

  it('has one line for an answer: the pattern of the route, who, how long, and no secret', async () => {
    const answer = await sample.app.inject({
      method: 'POST',
      url: '/gig/aB3dE9x/confirm/s3cr3tTok1/?token=s3cr3tTok2',
      headers: { authorization: 'Token s3cr3tTok3', cookie: 'session=s3cr3tTok4' },
      payload: { password: 's3cr3tTok5' },
    });
    expect(sample.log).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        pid: expect.any(Number),
        hostname: expect.any(String),
        request_id: answer.headers['x-request-id'],
        method: 'POST',
        route: '/gig/:slug/confirm/:event_token',
        status: 200,
        ms: expect.any(Number),
        user_id: 5,
        msg: 'request',
      },
    ]);
    expect(JSON.stringify(sample.log)).not.toContain('s3cr3t');
  });

  it.each`
    method   | url                   | status
    ${'GET'} | ${'/nowhere/s3cr3t/'} | ${404}
    ${'PUT'} | ${'/gig/s3cr3t/'}     | ${405}
  `('names no route where there is none: $method $status', async ({ method, url, status }) => {
    await sample.app.inject({ method, url });
    expect(sample.log).toMatchObject([{ method, route: null, status }]);
    expect(JSON.stringify(sample.log)).not.toContain('s3cr3t');
  });

  it('tells an unforeseen error with its stack, without what the statement carried', async () => {
    const answer = await sample.app.inject({ method: 'GET', url: '/errors/broken/' });
    expect(sample.log).toMatchObject([
      {
        level: 'error',
        msg: 'request failed',
        request_id: answer.headers['x-request-id'],
        req: { method: 'GET', route: '/errors/:name' },
        err: {
          type: 'Error',
          message: 'the wheel came off',
          stack: expect.stringContaining('edge-sample-app'),
        },
      },
      { level: 'info', status: 500 },
    ]);
    expect(JSON.stringify(sample.log)).not.toContain('hunter2');
  });

  it('tells what the database refused by its code alone', async () => {
    await sample.app.inject({ method: 'GET', url: '/errors/duplicate/' });
    expect(sample.log).toMatchObject([
      { level: 'warn', code: '23505' },
      { level: 'info', status: 409 },
    ]);
    expect(JSON.stringify(sample.log)).not.toContain('4155550111');
  });

  it('hides secrets in objects that somebody logs by mistake', () => {
    sample.app
      .getHttpAdapter()
      .getInstance()
      .log.info({
        headers: { authorization: 'Token s3cr3t' },
        user: { password: 's3cr3t' },
        token: 's3cr3t',
      });
    expect(JSON.stringify(sample.log)).not.toContain('s3cr3t');
  });

  it('takes in what Nest and our own classes write', () => {
    const logger = new Logger('Reminders');
    logger.log('sent');
    logger.warn({ queued: 3 });
    logger.error('failed', new Error('x').stack);
    logger.error(new Error('lost'));
    expect(sample.log).toMatchObject([
      { level: 'info', context: 'Reminders', msg: 'sent' },
      { level: 'warn', context: 'Reminders', queued: 3 },
      {
        level: 'error',
        context: 'Reminders',
        msg: 'failed',
        stack: expect.stringContaining('Error: x'),
      },
      { level: 'error', context: 'Reminders', msg: 'lost', err: { stack: expect.any(String) } },
    ]);
  });
});
