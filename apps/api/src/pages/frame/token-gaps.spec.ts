import { maskToken } from '../../edge/csrf/masked-token.js';
import { TOKEN_GAP, withToken } from './token-gaps.js';

describe('the gaps of a kept page', () => {
  const token = maskToken(Buffer.alloc(32, 7));

  it('are filled in a copy, each time anew', () => {
    const page = Buffer.from(`<i>ä</i>${TOKEN_GAP}<b>${TOKEN_GAP}</b>`);
    const [first, second] = [token, token.toLowerCase()].map((own) =>
      withToken(page, () => own).toString(),
    );
    expect(first).toBe(`<i>ä</i>${token}<b>${token}</b>`);
    expect(second).toBe(`<i>ä</i>${token.toLowerCase()}<b>${token.toLowerCase()}</b>`);
    expect(page.toString()).toContain(TOKEN_GAP);
  });

  it('ask for no token where there are none, and take no other length', () => {
    const ask = jest.fn(() => token);
    expect(withToken(Buffer.from('<p>no form</p>'), ask).toString()).toBe('<p>no form</p>');
    expect(ask).not.toHaveBeenCalled();
    expect(() => withToken(Buffer.from(TOKEN_GAP), () => 'short')).toThrow('as long as');
  });
});
