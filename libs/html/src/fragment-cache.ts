import type { JSX } from 'preact';
import { Html } from './html.js';
import { renderToString } from './jsx-runtime.js';

/** Markup of parts of pages by all that they show; what was kept first is forgotten first. */
export class FragmentCache {
  private readonly kept = new Map<string, Html>();
  private size = 0;

  /** @param most characters of all keys and markup together */
  constructor(private readonly most: number) {}

  get(key: string): JSX.Element | undefined {
    return this.kept.get(key) as JSX.Element | undefined;
  }

  keep(key: string, element: JSX.Element): void {
    // Written down in one piece: it was put together of many, which every page would join again.
    const markup = Buffer.from(renderToString(element)).toString();
    this.forget(key);
    this.kept.set(key, new Html(markup));
    this.size += key.length + markup.length;
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.most) break;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const known = this.kept.get(key);
    if (!known) return;
    this.kept.delete(key);
    this.size -= key.length + known.markup.length;
  }
}
