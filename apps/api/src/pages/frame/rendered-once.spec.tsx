import type { JSX } from 'preact';
import { renderToString } from '#libs/html';
import { Actor } from '#libs/kernel';
import { useDates } from './dates.js';
import { Form } from './form.js';
import { checkPartsRenderedOnce, renderedOnce } from './rendered-once.js';
import { type PageContextValue, usePageContext, withPageContext } from './page-context.js';

const NOW = new Date('2031-05-01T12:00:30Z');
const EVIL = '<script>alert("1 & 2")</script>';

let part = 0;
let rendered = 0;
let wasChecked = false;
// Applications of other specs may have asked for it.
beforeAll(() => void (wasChecked = checkPartsRenderedOnce(false)));
afterAll(() => void checkPartsRenderedOnce(wasChecked));
beforeEach(() => {
  part++;
  rendered = 0;
});

const frame = (own: Partial<PageContextValue> = {}): PageContextValue => ({
  ...{ actor: Actor.withCapability('public'), language: 'en', devTools: false, notice: null },
  ...{ assets: {} as PageContextValue['assets'], csrfToken: () => 'token', now: NOW, ...own },
});

/** A page with one part. */
function shown(
  content: unknown,
  part_: () => JSX.Element,
  own: Partial<PageContextValue> = {},
  asked: readonly (keyof PageContextValue)[] = [],
): string {
  const Page = (): JSX.Element => (
    <main>{renderedOnce(`part ${part}`, content, () => (rendered++, part_()), asked)}</main>
  );
  return withPageContext(frame(own), () => renderToString(<Page />));
}

describe('a kept part', () => {
  it('is rendered once for the same content, and again for another', () => {
    const text = (content: unknown) => shown(content, () => <p>{EVIL}</p>);
    const first = text({ id: 1, name: 'Ana' });
    expect(first).toBe(`<main>${renderToString(<p>{EVIL}</p>)}</main>`);
    expect([text({ id: 1, name: 'Ana' }), rendered]).toEqual([first, 1]);
    text({ id: 1, name: 'Bo' });
    expect(rendered).toBe(2);
  });

  it.each<[string, Partial<PageContextValue>]>([
    ['language', { language: 'es' }],
    ["reader's zone", { readerZone: 'America/Denver' }],
    ['minute', { now: new Date(NOW.getTime() + 30_000) }],
  ])('is another one in another %s', (_, own) => {
    const Time = (): JSX.Element => {
      const { language } = usePageContext();
      const { time, relative } = useDates('America/New_York');
      return <p>{`${language} ${time(NOW)} ${relative('2031-05-01T12:10:00Z')}`}</p>;
    };
    const usual = shown(1, () => <Time />);
    const other = shown(1, () => <Time />, own);
    expect(other).not.toBe(usual);
    expect(shown(1, () => <Time />)).toBe(usual);
    expect(rendered).toBe(2);
  });

  it("has each answer's own form token, escaped", () => {
    const withToken = (token: string) =>
      shown(1, () => <Form action="/x/">{EVIL}</Form>, { csrfToken: () => token });
    expect(withToken('first')).toContain('name="csrf_token" value="first"');
    expect(withToken('a"b')).toContain('name="csrf_token" value="a&quot;b"');
    expect(withToken('second')).toContain('name="csrf_token" value="second"');
    expect(rendered).toBe(1);
  });

  it('has the token within other kept parts', () => {
    const nested = (token: string) =>
      shown(1, () => renderedOnce(`inner ${part}`, 1, () => <Form>x</Form>), {
        csrfToken: () => token,
      });
    nested('first');
    expect(nested('second')).toBe(nested('first').replace('first', 'second'));
  });

  it.each<[string, () => unknown]>([
    ['the visitor', () => usePageContext().actor.userId],
    ['the address', () => usePageContext().address],
    ['the company', () => usePageContext().company],
  ])('is not kept when it asks for %s', (_, ask) => {
    const Asking = (): JSX.Element => <p>{String(ask())}</p>;
    const usual = shown(1, () => <Asking />);
    const actor = new Actor({ userId: 7 });
    const company = { name: 'B' } as PageContextValue['company'];
    expect(shown(1, () => <Asking />, { actor, address: '/b/', company })).not.toBe(usual);
  });

  it('may ask for what its content has', () => {
    const Address = (): JSX.Element => <p>{usePageContext().address}</p>;
    const at = (address: string) => shown(address, () => <Address />, { address }, ['address']);
    expect([at('/a/'), at('/b/'), at('/a/')]).toEqual(
      ['/a/', '/b/', '/a/'].map((address) => `<main><p>${address}</p></main>`),
    );
    expect(rendered).toBe(2);
  });
});
