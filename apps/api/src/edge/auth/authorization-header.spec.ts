import { bearerAuthorization } from './authorization-header.js';

const KEY = '0123456789abcdef0123456789abcdef01234567';

describe('the scheme of the Authorization header', () => {
  it.each`
    header                   | rewritten                 | because
    ${undefined}             | ${null}                   | ${'there is no header'}
    ${''}                    | ${null}                   | ${'it is empty'}
    ${`Token ${KEY}`}        | ${`Bearer ${KEY}`}        | ${'the single-page app writes it so'}
    ${`Bearer ${KEY}`}       | ${`Bearer ${KEY}`}        | ${'clients of the standard write it so'}
    ${`  token   ${KEY}  `}  | ${`Bearer ${KEY}`}        | ${'schemes have no case, and spaces do no harm'}
    ${'Basic dXNlcjpwYXNz'}  | ${null}                   | ${'that is no key of ours'}
    ${'Tokens abc'}          | ${null}                   | ${'that scheme does not exist'}
    ${'Token'}               | ${'Bearer '}              | ${'the strategy refuses the missing key'}
    ${'Token null'}          | ${'Bearer null'}          | ${'the strategy refuses it'}
    ${`Token ${KEY} ${KEY}`} | ${`Bearer ${KEY} ${KEY}`} | ${'the strategy refuses two'}
  `('"$header" becomes "$rewritten", because $because', ({ header, rewritten }) => {
    expect(bearerAuthorization(header)).toBe(rewritten);
  });
});
