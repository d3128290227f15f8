import fc from 'fast-check';
import { type ComponentChildren, h, type JSX, type VNode } from 'preact';
import { renderToString as renderedByPreact } from 'preact-render-to-string';
import { jsx, renderToString } from './jsx-runtime.js';

const EVIL = `<script>alert("1 & 2")</script>`;

describe('HTML made of JSX', () => {
  it('escapes text and values', () => {
    expect(renderToString(<p title={EVIL}>{EVIL}</p>)).toBe(
      '<p title="&lt;script>alert(&quot;1 &amp; 2&quot;)&lt;/script>">' +
        '&lt;script>alert(&quot;1 &amp; 2&quot;)&lt;/script></p>',
    );
  });

  it('is the same whether an element was written before its page or within it', () => {
    const before = <Loud>{<b>{EVIL}</b>}</Loud>;
    const Late = (): JSX.Element => <Loud>{<b>{EVIL}</b>}</Loud>;
    expect(renderToString(<div>{before}</div>)).toBe(renderToString(<div>{<Late />}</div>));
  });

  it('shows numbers and lists, and nothing for true, false, null and undefined', () => {
    const parts = [
      0,
      1n,
      'a',
      <br key="br" />,
      true,
      false,
      null,
      undefined,
      ['b', [<i key="i" />]],
    ];
    expect(renderToString(<>{parts as ComponentChildren}</>)).toBe('01a<br/>b<i></i>');
  });

  it.each([
    ['markup that looks like ours', { markup: EVIL }],
    ['what a request may bring', { type: 'b', properties: {}, props: {}, __html: EVIL }],
    ['a date', new Date(0)],
    ['a function', () => EVIL],
  ])('shows no %s', (_, forged) => {
    expect(() => renderToString(<p>{forged as unknown as string}</p>)).toThrow(/cannot show/);
  });

  it.each(['className', 'htmlFor', 'onClick', 'ref', 'defaultValue', 'dangerouslySetInnerHTML'])(
    'has no %s',
    (name) => {
      const element = jsx('p', { [name]: 'x' });
      expect(() => renderToString(element)).toThrow(`"${name}"`);
    },
  );

  it('leaves out attributes whose name would break out', () => {
    expect(renderToString(jsx('p', { 'x"><script>': 'y', 'data-on': true }))).toBe(
      '<p data-on="true"></p>',
    );
  });

  it('renders again after a component has failed', () => {
    const Broken = (): JSX.Element => {
      throw new Error('broken');
    };
    expect(() => renderToString(<Broken />)).toThrow('broken');
    const later = <Loud>x</Loud>;
    expect(renderToString(later)).toBe('<em data-loud="true">x!</em>');
  });

  it('keeps the capitals of drawings', () => {
    const drawing = (
      <svg viewBox="0 0 100 8" preserveAspectRatio="none">
        <rect class="open" x={0} width="100" />
        <path stroke-width="2" />
      </svg>
    );
    expect(renderToString(drawing)).toBe(
      '<svg viewBox="0 0 100 8" preserveAspectRatio="none">' +
        '<rect class="open" x="0" width="100"></rect><path stroke-width="2"></path></svg>',
    );
  });

  it('is what Preact makes of the same elements', () => {
    fc.assert(
      fc.property(tree(), (node) => {
        expect(renderToString(asOurs(node) as JSX.Element)).toBe(
          renderedByPreact(asPreacts(node) as VNode),
        );
      }),
    );
  });
});

function Loud({ children }: { children: ComponentChildren }): JSX.Element {
  return <em data-loud>{children}!</em>;
}

interface Node {
  tag: string;
  properties: Record<string, unknown>;
  children: (Node | string | number | boolean | null)[];
}

const VALUE = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '<', '&amp;', '', EVIL),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);

/** Tags and attributes as pages have them. */
function tree(): fc.Arbitrary<Node> {
  const names = fc.constantFrom(
    ...['id', 'class', 'title', 'data-room', 'aria-hidden', 'aria-label', 'maxLength', 'tabIndex'],
    ...['formAction', 'dateTime', 'viewBox', 'hidden', 'href', 'popover', 'stroke-width', 'x'],
    ...['spellcheck', 'draggable'],
  );
  return fc.letrec<{ node: Node }>((tie) => ({
    node: fc.record({
      tag: fc.constantFrom('div', 'a', 'button', 'td', 'input', 'br', 'img', 'title'),
      properties: fc.dictionary(names, VALUE, { maxKeys: 4, noNullPrototype: true }),
      children: fc.array(
        fc.oneof(
          { depthSize: 'small' },
          fc.constantFrom<string | number | boolean | null>(EVIL, '', 0, 7, true, false, null),
          tie('node'),
        ),
        { maxLength: 4 },
      ),
    }),
  })).node;
}

function asPreacts(node: Node['children'][number]): ComponentChildren {
  if (node === null || typeof node !== 'object') return node;
  return h(node.tag, node.properties, ...node.children.map(asPreacts));
}

function asOurs(node: Node['children'][number]): ComponentChildren {
  if (node === null || typeof node !== 'object') return node;
  return jsx(node.tag, { ...node.properties, children: node.children.map(asOurs) });
}
