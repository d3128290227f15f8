import { randomUUID } from 'node:crypto';
import type { JSX } from 'preact';
import { FragmentCache, renderToString } from '#libs/html';
import { type PageContextValue, usePageContext, withPageContext } from './page-context.js';

const MINUTE = 60_000;
/** Stands for the form token, which is another one in each answer. */
const TOKEN_GAP = randomUUID().replaceAll('-', '');
const FRAGMENTS = new FragmentCache(4_000_000, TOKEN_GAP);
/** Parts of what was read, forgotten with it. */
const FRAGMENTS_OF = new WeakMap<object, FragmentCache>();
/** What every kept part may ask of its page: its key has it, or it is the same on all pages. */
const SHARED: readonly (keyof PageContextValue)[] = [
  ...(['language', 'readerZone', 'now', 'assets', 'csrfToken'] as const),
];

let isChecked = false;

/** From now on a part that is shown again is rendered as well; tests fail where both differ. @returns whether it was so */
export function checkPartsRenderedOnce(isOn = true): boolean {
  const before = isChecked;
  isChecked = isOn;
  return before;
}

/** Whether what is shown again is rendered as well. */
export function arePartsChecked(): boolean {
  return isChecked;
}

/**
 * A part of a page, rendered once for all pages that show the same within a minute: of a list in which one row changed, one
 * row is rendered. Times are those of the beginning of the minute; form tokens are each answer's own.
 *
 * @param name unique among the parts
 * @param content all that `render` uses beside language, reader's zone and minute; compared as JSON
 * @param asked what the part may ask of its page, since `content` has it; a part that asks for anything else is not kept
 */
export function renderedOnce(
  name: string,
  content: unknown,
  render: () => JSX.Element,
  asked: readonly (keyof PageContextValue)[] = [],
): JSX.Element {
  return rendered(FRAGMENTS, { name, content, render, asked });
}

/**
 * The same for what shows a whole reading that pages share (`SharedReadsService`): it is known by itself, so that it is not
 * compared.
 *
 * @param read never changed after it was read
 * @param content all that `render` uses beside it
 */
export function renderedOnceOf(
  read: object,
  name: string,
  content: unknown,
  render: () => JSX.Element,
): JSX.Element {
  const fragments = FRAGMENTS_OF.get(read) ?? new FragmentCache(1_000_000, TOKEN_GAP);
  FRAGMENTS_OF.set(read, fragments);
  return rendered(fragments, { name, content, render, asked: [] });
}

interface Part {
  name: string;
  content: unknown;
  render: () => JSX.Element;
  asked: readonly (keyof PageContextValue)[];
}

function rendered(fragments: FragmentCache, { name, content, render, asked }: Part): JSX.Element {
  const context = usePageContext();
  const minute = Math.floor((context.now ?? new Date()).getTime() / MINUTE);
  const { language, readerZone = null } = context;
  const key = `${name} ${language} ${readerZone} ${minute} ${JSON.stringify(content)}`;
  const token = (): string => context.csrfToken();
  const known = fragments.get(key, token);
  if (known && !isChecked) return known;

  let isOfOnePage = false;
  const shared = { ...context, now: new Date(minute * MINUTE), csrfToken: () => TOKEN_GAP };
  const watched = new Proxy(shared, {
    get(target, property: keyof PageContextValue) {
      isOfOnePage ||= !SHARED.includes(property) && !asked.includes(property);
      return target[property];
    },
  });
  const element = withPageContext(watched, render);
  if (isOfOnePage) return withPageContext(context, render);
  const shown = fragments.keep(key, element, token);
  if (known && renderToString(known) !== renderToString(shown))
    throw new Error(`The part "${name}" shows more than its content says: ${key}`);
  return shown;
}
