import type { JSX } from 'preact';
import { FragmentCache, renderToString } from '#libs/html';
import { type PageContextValue, usePageContext, withPageContext } from './page-context.js';

const MINUTE = 60_000;
const FRAGMENTS = new FragmentCache(4_000_000);
/** What a kept part may ask of its page: it is the same for all readers with the same key. */
const SHARED = [
  'language',
  'readerZone',
  'now',
  'assets',
] as const satisfies (keyof PageContextValue)[];

let isChecked = false;

/** From now on a part that is shown again is rendered as well; tests fail where both differ. */
export function checkKeptParts(): void {
  isChecked = true;
}

/**
 * A part of a page, rendered once for all pages that show the same within a minute: of a list in which one row changed, one
 * row is rendered. A part that asks for the visitor, the form token, a relative time or anything else of one page is not kept.
 *
 * @param name unique among the parts
 * @param content all that `render` uses, beside language, reader's zone and minute; compared as JSON
 */
export function kept(name: string, content: unknown, render: () => JSX.Element): JSX.Element {
  const context = usePageContext();
  const now = context.now ?? new Date();
  const minute = Math.floor(now.getTime() / MINUTE);
  const { language, readerZone = null } = context;
  const key = `${name} ${language} ${readerZone} ${minute} ${JSON.stringify(content)}`;
  const known = FRAGMENTS.get(key);
  if (known && !isChecked) return known;

  const shared = { ...context, now: new Date(minute * MINUTE), exactNow: now };
  let isOfOnePage = false;
  const watched = new Proxy(shared, {
    get(target, property: keyof PageContextValue) {
      isOfOnePage ||= !SHARED.some((each) => each === property);
      return target[property];
    },
  });
  const element = withPageContext(watched, render);
  if (known && renderToString(known) !== renderToString(element))
    throw new Error(`The part "${name}" shows more than its content says: ${key}`);
  if (!isOfOnePage) FRAGMENTS.keep(key, element);
  return element;
}
