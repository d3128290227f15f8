import { parseScannedToken } from './parse-scanned-token.js';

const TOKEN = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';

it.each`
  text                                              | token    | because
  ${`https://example.com/app/clock-in/${TOKEN}/`}   | ${TOKEN} | ${'that is our link'}
  ${`https://spa.example/clock-in/${TOKEN}?x=1`}    | ${TOKEN} | ${'that is the link of the single-page app'}
  ${` ${TOKEN.toUpperCase()}\r\n`}                  | ${TOKEN} | ${'scanners shout and press Enter'}
  ${`https://example.com/app/station/${TOKEN}/`}    | ${null}  | ${'that is no clock-in link'}
  ${'https://example.com/app/clock-in/not-a-uuid/'} | ${null}  | ${'no token looks like that'}
  ${''}                                             | ${null}  | ${'nothing was scanned'}
`(
  '"$text" holds $token, because $because',
  ({ text, token }: { text: string; token: string | null }) => {
    expect(parseScannedToken(text)).toBe(token);
  },
);
