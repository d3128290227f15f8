import { backTo } from './back-to.js';

const HERE = '/app/clock-in/x/';

describe('where a clock-in page goes back to', () => {
  it.each`
    referer                                        | path                       | because
    ${'https://crew.example/app/event/a/scan-qr/'} | ${'/app/event/a/scan-qr/'} | ${'a steward scanned'}
    ${'https://crew.example/app/events/?search=x'} | ${'/app/events/?search=x'} | ${'the query belongs to it'}
    ${'https://crew.example/app/clock-in/x/'}      | ${null}                    | ${'that is the page itself'}
    ${'https://evil.example/app/event/a/scan-qr/'} | ${null}                    | ${'that is another site'}
    ${'https://crew.example.evil.example/app/'}    | ${null}                    | ${'that is another site, too'}
    ${'https://crew.example/docs'}                 | ${null}                    | ${'nobody clocks in from there'}
    ${'nonsense'}                                  | ${null}                    | ${'that is no address'}
    ${undefined}                                   | ${null}                    | ${'a camera opened it'}
  `('$referer: $path, because $because', ({ referer, path }) => {
    const headers = { referer: referer as string | undefined, host: 'crew.example' };
    expect(backTo(headers, HERE)).toBe(path);
  });
});
