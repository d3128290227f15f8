import { readApiKey } from './authorization-header.js';

const KEY = '0123456789abcdef0123456789abcdef01234567';

describe('the key in the Authorization header', () => {
  it.each`
    header                          | shown           | because
    ${undefined}                    | ${'none'}       | ${'there is no header'}
    ${''}                           | ${'none'}       | ${'it is empty'}
    ${`Token ${KEY}`}               | ${{ key: KEY }} | ${'the single-page app writes it so'}
    ${`Bearer ${KEY}`}              | ${{ key: KEY }} | ${'clients of the standard write it so'}
    ${`  bearer   ${KEY}  `}        | ${{ key: KEY }} | ${'schemes have no case, and spaces do no harm'}
    ${'Basic dXNlcjpwYXNz'}         | ${'none'}       | ${'that is no key of ours'}
    ${'Tokens abc'}                 | ${'none'}       | ${'that scheme does not exist'}
    ${'Token'}                      | ${'malformed'}  | ${'the key is missing'}
    ${'Token null'}                 | ${'malformed'}  | ${'a program forgot to sign in'}
    ${`Token ${KEY} ${KEY}`}        | ${'malformed'}  | ${'one key is enough'}
    ${`Token ${KEY}0`}              | ${'malformed'}  | ${'it is too long'}
    ${`Token ${KEY.toUpperCase()}`} | ${'malformed'}  | ${'keys are lower case'}
  `('"$header": $shown, because $because', ({ header, shown }) => {
    expect(readApiKey(header)).toEqual(shown);
  });
});
