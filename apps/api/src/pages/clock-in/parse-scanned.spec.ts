import { parseScanned, type ScannedText } from './parse-scanned.js';

type Parse = (text: string) => ScannedText | null;
const { parsePayload } = jest.requireActual<{ parsePayload: Parse }>(
  '../assets/scripts/scan-payload.js',
);

const TOKEN = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';
const token = { token: TOKEN };
const code = { code: 'K7P2QX' };

/** The server reads what a form without scripts sends, the browser what its scanner sees: by the same rule. */
describe.each([
  ['the server', parseScanned],
  ['the browser', parsePayload],
])('%s reads scanner input', (_, parse) => {
  it.each`
    text                                                           | holds    | because
    ${`https://example.com/app/clock-in/${TOKEN}/`}                | ${token} | ${'that is our link'}
    ${`https://spa.example/clock-in/${TOKEN}?x=1`}                 | ${token} | ${'that is the link of the single-page app'}
    ${` ${TOKEN.toUpperCase()}\r\n`}                               | ${token} | ${'scanners shout and press Enter'}
    ${`https://example.com/app/station/${TOKEN}/`}                 | ${null}  | ${'that is no clock-in link'}
    ${'https://example.com/app/clock-in/not-a-uuid/'}              | ${null}  | ${'no token looks like that'}
    ${`httpsÑ--x.com-app-clock'in-${TOKEN.replaceAll('-', "'")}-`} | ${token} | ${'a scanner types as on a Spanish keyboard'}
    ${`${TOKEN}0`}                                                 | ${null}  | ${'it is longer than a token'}
    ${'K7P2QX'}                                                    | ${code}  | ${'that is a code'}
    ${' k7p-2qx '}                                                 | ${code}  | ${'people type as they read it'}
    ${'K7P.2QX'}                                                   | ${code}  | ${'a dot is no character of codes'}
    ${'K7P–2QX'}                                                   | ${code}  | ${'phones make a dash of a hyphen'}
    ${'K7P2QO'}                                                    | ${null}  | ${'codes have no O, which looks like 0'}
    ${'K7P2QXX'}                                                   | ${null}  | ${'codes have six characters'}
    ${''}                                                          | ${null}  | ${'nothing was scanned'}
  `(
    '"$text" holds $holds, because $because',
    ({ text, holds }: { text: string; holds: object }) => {
      expect(parse(text)).toEqual(holds);
    },
  );
});
