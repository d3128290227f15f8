import type { JSX } from 'preact';
import { escape, Html } from './html.js';
import { renderToString } from './jsx-runtime.js';

/** Markup of parts of pages by all that they show; what was kept first is forgotten first. */
export class FragmentCache {
  private readonly kept = new Map<string, readonly string[]>();
  private size = 0;

  /**
   * @param most characters of all keys and markup together
   * @param gap a text of letters and digits that nobody can guess: where it stands, each use has a text of its own
   */
  constructor(
    private readonly most: number,
    private readonly gap: string,
  ) {}

  /** @param inGaps asked for only where there are gaps */
  get(key: string, inGaps: () => string): JSX.Element | undefined {
    const pieces = this.kept.get(key);
    return pieces && elementOf(pieces, inGaps);
  }

  /** @returns the element with its gaps filled */
  keep(key: string, element: JSX.Element, inGaps: () => string): JSX.Element {
    // Each piece is written down as a whole: it was put together of many, which every page would join again.
    const pieces = renderToString(element)
      .split(this.gap)
      .map((piece) => Buffer.from(piece).toString());
    this.forget(key);
    this.kept.set(key, pieces);
    this.size += sizeOf(key, pieces);
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.most) break;
      this.forget(oldest);
    }
    return elementOf(pieces, inGaps);
  }

  private forget(key: string): void {
    const known = this.kept.get(key);
    if (!known) return;
    this.kept.delete(key);
    this.size -= sizeOf(key, known);
  }
}

function elementOf(pieces: readonly string[], inGaps: () => string): JSX.Element {
  const markup = pieces.length === 1 ? pieces[0]! : pieces.join(escape(inGaps()));
  // Elements are opaque to whoever writes them.
  return new Html(markup) as unknown as JSX.Element;
}

function sizeOf(key: string, pieces: readonly string[]): number {
  return pieces.reduce((size, piece) => size + piece.length, key.length);
}
