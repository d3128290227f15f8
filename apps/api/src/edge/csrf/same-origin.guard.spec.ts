import { ForbiddenException, type ExecutionContext } from '@nestjs/common';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import { Clock } from '#libs/platform';
import { SessionCookieService } from '../auth/session-cookie.service.js';
import { CsrfService } from './csrf.service.js';
import { SameOriginGuard } from './same-origin.guard.js';

describe('a door without sign-in', () => {
  const configuration = testConfiguration({
    publicUrl: 'https://crew.example.com',
    csrfTrustedOrigins: ['https://desk.example.com'],
    corsOrigins: ['https://spa.example.com'],
  });
  const csrf = new CsrfService(configuration, new SessionCookieService(configuration, new Clock()));
  const guard = new SameOriginGuard(configuration, csrf);
  const knock = (method: string, headers: Record<string, string>): boolean => {
    const request = { method, headers, host: 'inside:3000' };
    const context = { switchToHttp: () => ({ getRequest: () => request }) };
    return guard.canActivate(context as unknown as ExecutionContext);
  };

  it.each`
    headers                                   | because
    ${{}}                                     | ${'programs state no origin'}
    ${{ 'sec-fetch-site': 'same-origin' }}    | ${'the browser says so'}
    ${{ origin: 'http://inside:3000' }}       | ${'that is the host of the request'}
    ${{ origin: 'https://crew.example.com' }} | ${'that is our public address, behind a proxy'}
    ${{ origin: 'https://desk.example.com' }} | ${'forms may be sent from there'}
    ${{ origin: 'https://spa.example.com' }}  | ${'its scripts may ask us'}
  `('is open to $headers, because $because', ({ headers }) => {
    expect(knock('POST', headers as Record<string, string>)).toBe(true);
  });

  it.each`
    headers
    ${{ origin: 'https://evil.example' }}
    ${{ origin: 'null' }}
    ${{ origin: 'https://crew.example.com.evil.example' }}
    ${{ 'sec-fetch-site': 'cross-site' }}
    ${{ 'sec-fetch-site': 'same-site' }}
  `('is shut to $headers, which may read only', ({ headers }) => {
    expect(() => knock('POST', headers as Record<string, string>)).toThrow(ForbiddenException);
    expect(knock('GET', headers as Record<string, string>)).toBe(true);
  });
});
