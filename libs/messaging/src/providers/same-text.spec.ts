import { isSameText } from './same-text.js';

describe('a text the provider lists', () => {
  it.each`
    listed                                             | ours                               | same     | because
    ${'Hi Dana: https://x.example/a1'}                 | ${'Hi Dana: https://x.example/a1'} | ${true}  | ${'it is the same'}
    ${'Sent from your Twilio trial account - Hi Dana'} | ${'Hi Dana'}                       | ${true}  | ${'a trial account says so in front'}
    ${"Hi Zoe, it's on"}                               | ${'Hi Zoë, it’s on'}               | ${true}  | ${'letters were made plain'}
    ${'Hi Dana '}                                      | ${'Hi Dana'}                       | ${true}  | ${'blanks get lost'}
    ${'Hi Dana: https://x.example/a2'}                 | ${'Hi Dana: https://x.example/a1'} | ${false} | ${'the link is another'}
    ${'Hi Dana, later'}                                | ${'Hi Dana'}                       | ${false} | ${'it goes on'}
    ${'???'}                                           | ${'да'}                            | ${false} | ${'nothing plain is left to compare'}
    ${'да'}                                            | ${'да'}                            | ${true}  | ${'then it has to be the same'}
  `('"$listed" is "$ours": $same, because $because', ({ listed, ours, same }) => {
    expect(isSameText(listed, ours)).toBe(same);
  });
});
