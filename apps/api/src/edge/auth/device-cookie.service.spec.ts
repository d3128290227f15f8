import type { FastifyReply } from 'fastify';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import { DEVICE_COOKIE, DeviceCookieService } from './device-cookie.service.js';

describe('the cookie of a browser that signed in before', () => {
  const devices = new DeviceCookieService(testConfiguration());
  const set = (username: string, by = devices): string => {
    let line = '';
    by.set(
      { header: (_: string, value: string) => (line = value) } as unknown as FastifyReply,
      username,
    );
    return line;
  };
  const valueOf = (line: string): string => line.slice(line.indexOf('=') + 1, line.indexOf(';'));
  const read = (value: string, username: string): string | null =>
    devices.read({ headers: { cookie: `${DEVICE_COOKIE}=${value}` } }, username);

  it('is out of reach of scripts, for a year, and another one each time', () => {
    const line = set('dana');
    expect(line).toMatch(
      /^callmanager_device=[\w-]{65}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=31536000$/,
    );
    expect(valueOf(set('dana'))).not.toBe(valueOf(line));
  });

  it.each`
    change                                                                                              | username  | isKnown  | because
    ${(value: string) => value}                                                                         | ${'dana'} | ${true}  | ${'it is the browser of Dana'}
    ${(value: string) => value}                                                                         | ${'DANA'} | ${true}  | ${'names have no case'}
    ${(value: string) => value}                                                                         | ${'lee'}  | ${false} | ${'Lee never signed in with it'}
    ${(value: string) => (value.startsWith('A') ? 'B' : 'A') + value.slice(1)}                          | ${'dana'} | ${false} | ${'the signature is of another one'}
    ${(value: string) => value.slice(0, -1)}                                                            | ${'dana'} | ${false} | ${'it was cut off'}
    ${(value: string) => value.slice(0, 22)}                                                            | ${'dana'} | ${false} | ${'there is no signature'}
    ${() => valueOf(set('dana', new DeviceCookieService(testConfiguration({ secretKey: 'another' }))))} | ${'dana'} | ${false} | ${'another house signed it'}
  `('is known to $username: $isKnown, because $because', ({ change, username, isKnown }) => {
    const value = (change as (value: string) => string)(valueOf(set('dana')));
    expect(read(value, username as string) !== null).toBe(isKnown);
  });
});
