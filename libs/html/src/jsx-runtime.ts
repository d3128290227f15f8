import type { ComponentChildren, JSX } from 'preact';
import { attributesOf } from './attributes.js';
import { escape, Html } from './html.js';
import { bytesOf, forgetParts, textOf } from './written-parts.js';

/** The types of elements and attributes are Preact's; the compiler looks for them here. */
export type { JSX } from 'preact';

type Properties = Record<string, unknown> & { children?: ComponentChildren };
type Component = (properties: Properties) => ComponentChildren;

/** Without content they have no end tag. */
const VOID =
  /^(area|base|br|col|command|embed|hr|img|input|keygen|link|meta|param|source|track|wbr)$/;

/** An element that was written down before its page is rendered, as a controller does. */
class Unrendered {
  constructor(
    readonly type: string | Component,
    readonly properties: Properties,
  ) {}
}

let isRendering = false;

/**
 * What the compiler makes of `<type … />`. While a page is rendered, an element is markup as soon as it is written, so
 * that no tree of nodes is built; before, it waits for its page, since components ask what the page is about.
 */
export function jsx(type: string | Component, properties: Properties): JSX.Element {
  return asElement(isRendering ? rendered(type, properties) : new Unrendered(type, properties));
}
export { jsx as jsxs };

/** `<>…</>` */
export function Fragment({ children }: Properties): ComponentChildren {
  return children;
}

/** The HTML of an element with all that is in it. */
export function renderToString(element: JSX.Element): string {
  return render(element, textOf);
}

/** The same as UTF-8, faster: kept parts are not written again. @param before text that stands before it */
export function renderToBytes(element: JSX.Element, before = ''): Buffer {
  return render(element, (markup) => bytesOf(before + markup));
}

function render<T>(element: JSX.Element, write: (markup: string) => T): T {
  const outer = isRendering;
  isRendering = true;
  try {
    return write(markupOf(element));
  } finally {
    isRendering = outer;
    if (!outer) forgetParts();
  }
}

function rendered(type: string | Component, properties: Properties): Html {
  if (typeof type === 'string') return new Html(elementOf(type, properties));
  const content: unknown = type(properties);
  return content instanceof Html ? content : new Html(markupOf(content));
}

function elementOf(tag: string, properties: Properties): string {
  const content = markupOf(properties.children);
  const start = `<${tag}${attributesOf(properties)}`;
  return content === '' && VOID.test(tag) ? `${start}/>` : `${start}>${content}</${tag}>`;
}

/** @throws Error something else than text, elements and nothing */
function markupOf(content: unknown): string {
  if (typeof content === 'string') return escape(content);
  if (content instanceof Html) return content.markup;
  if (Array.isArray(content)) {
    let markup = '';
    for (const part of content) markup += markupOf(part);
    return markup;
  }
  if (content === null || content === undefined || typeof content === 'boolean') return '';
  if (typeof content === 'number' || typeof content === 'bigint') return String(content);
  if (content instanceof Unrendered) return rendered(content.type, content.properties).markup;
  throw new Error(`A page cannot show a ${typeof content}.`);
}

/** Elements are opaque to whoever writes them. */
function asElement(element: Html | Unrendered): JSX.Element {
  return element as unknown as JSX.Element;
}
