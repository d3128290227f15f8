import type { FastifyReply, FastifyRequest } from 'fastify';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import type { Notice } from './notice.js';
import { NoticeCookieService } from './notice-cookie.service.js';

const cookies = new NoticeCookieService(testConfiguration());

/** The cookie that a browser sends back after an answer with a notice. */
function left(notice: Notice): string {
  const sent: string[] = [];
  cookies.set(
    { header: (_: string, line: string) => sent.push(line) } as unknown as FastifyReply,
    notice,
  );
  return sent[0]!.split(';')[0]!;
}

function taken(cookie: string): Notice | null {
  const request = { headers: { cookie } } as FastifyRequest;
  return cookies.consume(request, { header: () => undefined } as unknown as FastifyReply);
}

describe('a notice in a cookie', () => {
  it('comes back as it was left', () => {
    const notice: Notice = { tone: 'success', lines: ['¡Gracias! You’re on.', '<b>'] };
    expect(taken(`other=1; ${left(notice)}`)).toEqual(notice);
    const ids = Array.from({ length: 100 }, (_, nth) => String(1_000_000 + nth));
    const marked = { ...notice, kept: { id: 'marked', values: { worker_id: ids } } };
    expect(taken(left(marked))).toEqual(marked);
    expect(taken('other=1')).toBeNull();
  });

  it('is ours, or nothing', () => {
    const cookie = left({ tone: 'info', lines: ['Saved.'] });
    const words = Buffer.from(JSON.stringify({ tone: 'info', lines: ['Send money.'] })).toString(
      'base64url',
    );
    expect(taken(cookie.slice(0, 'callmanager_notice='.length + 43) + words)).toBeNull();
    expect(taken(`callmanager_notice=${words}`)).toBeNull();
  });

  it('fits into a cookie, however much there is to tell', () => {
    const cookie = left({
      tone: 'info',
      lines: Array.from(
        { length: 60 },
        (_, line) => `You are on the list for call ${line} of a long festival.`,
      ),
    });
    expect(cookie.length).toBeLessThan(3800);
    expect(taken(cookie)!.lines.length).toBeGreaterThan(30);
    const kept = { id: 'marked', values: { reason: ['x'.repeat(4000)] } };
    const short: Notice = { tone: 'info', lines: ['Saved.'] };
    expect(taken(left({ ...short, kept }))).toEqual(short);
  });
});
