import { FragmentCache } from './fragment-cache.js';
import { renderToString } from './jsx-runtime.js';

const nothing = (): string => '';

describe('kept fragments', () => {
  it('forget what was kept first, once they are too many', () => {
    const cache = new FragmentCache(50, 'gap');
    for (const key of ['a', 'b', 'c', 'd']) cache.keep(key, <p>1234567890</p>, nothing);
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key, nothing))).toEqual(['c', 'd']);
    cache.keep('c', <p>1</p>, nothing);
    cache.keep('e', <p>1</p>, nothing);
    expect(['c', 'd', 'e'].filter((key) => cache.get(key, nothing))).toEqual(['c', 'd', 'e']);
    cache.keep('f', <p>{'x'.repeat(60)}</p>, nothing);
    expect(cache.get('f', nothing)).toBeUndefined();
  });

  it('fill their gaps anew, as text', () => {
    const cache = new FragmentCache(1000, 'gap');
    const element = <p title="gap">gap</p>;
    expect(renderToString(cache.keep('a', element, () => '"1"'))).toBe(
      '<p title="&quot;1&quot;">&quot;1&quot;</p>',
    );
    expect(renderToString(cache.get('a', () => '<2>')!)).toBe('<p title="&lt;2>">&lt;2></p>');
  });
});
