import { Actor } from '#libs/kernel';
import { Form } from './form.js';
import { FRAME_WORDS } from './frame.words.js';
import { navigationFor } from './navigation.js';
import type { PageContextValue } from './page-context.js';
import { Link } from './link.js';
import { page } from './page.js';
import { renderPage } from './render.js';

const FRAME: PageContextValue = {
  actor: Actor.withCapability('public'),
  language: 'en',
  assets: {
    styles: '/assets/app.css',
    officeStyles: '/assets/office.css',
    htmx: '/assets/htmx.js',
    submitOnce: '/assets/submit-once.js',
    frame: '/assets/frame.js',
    sheet: '/assets/sheet.js',
    live: '/assets/live.js',
    code: '/assets/code.js',
    icon: '/assets/icon.svg',
    scanner: '/assets/scanner.js',
    station: '/assets/station.js',
    scanWorker: '/assets/scan-worker.js',
    scanReader: '/assets/scan-reader.wasm',
  },
  devTools: true,
  notice: null,
  csrfToken: () => 'to"ken',
};
const rendered = (...given: Parameters<typeof renderPage>): string =>
  renderPage(...given).toString();
const EVIL = '<script>alert(1)</script>';

describe('a rendered page', () => {
  it('escapes user input in text, attributes, title and notices', () => {
    const html = rendered(page(<p title={`"${EVIL}`}>{EVIL}</p>, { title: EVIL }), {
      ...FRAME,
      notice: { tone: 'info', lines: [EVIL] },
    });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('""');
    expect(html).toContain('&lt;script>');
  });

  it('has no link that runs a script', () => {
    const html = rendered(page(<Link href="javascript:alert(1)">go</Link>, { title: 'x' }), FRAME);
    expect(html).toContain('href="#"');
    expect(html).not.toContain('javascript:');
  });

  it('shows the token in a form, and asks for none without one', () => {
    expect(rendered(page(<Form>x</Form>, { title: 'x' }), FRAME)).toContain(
      'name="csrf_token" value="to&quot;ken"',
    );
    const csrfToken = jest.fn(() => 'unused');
    rendered(page(<p>x</p>, { title: 'x' }), { ...FRAME, csrfToken });
    expect(csrfToken).not.toHaveBeenCalled();
  });

  it('is the element alone for a fragment', () => {
    expect(rendered(page(<p>x</p>, { title: 'x' }), FRAME, true)).toBe('<p>x</p>');
  });

  it('shows visitors no menu, and a manager theirs', () => {
    const manager = new Actor({ userId: 1, grants: [{ id: 1, role: 'manager', companyId: 1 }] });
    expect(rendered(page(<p>x</p>, { title: 'x' }), FRAME)).not.toContain('<nav');
    expect(rendered(page(<p>x</p>, { title: 'x' }), { ...FRAME, actor: manager })).toContain(
      '/dev/phones',
    );
    expect(
      rendered(page(<p>x</p>, { title: 'x' }), { ...FRAME, actor: manager, devTools: false }),
    ).not.toContain('/dev/phones');
  });

  it.each`
    address                        | current
    ${'/app/dashboard'}            | ${'Today'}
    ${'/app/dashboard/?company=x'} | ${'Today'}
    ${'/app/events/'}              | ${'Events'}
    ${'/app/labor/abc/requests/'}  | ${'Events'}
    ${'/app/worker/abc/'}          | ${'Contacts'}
    ${'/app/account/'}             | ${undefined}
  `(
    'marks $current in the navigation at $address',
    ({ address, current }: { address: string; current: string | undefined }) => {
      const manager = new Actor({ userId: 1, grants: [{ id: 1, role: 'manager', companyId: 1 }] });
      const marked = navigationFor({ actor: manager, devTools: false, address }, FRAME_WORDS.en)
        .filter((entry) => entry.current)
        .map(({ label }) => label);
      expect(marked).toEqual(current ? [current] : []);
    },
  );
});
