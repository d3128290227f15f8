import type { JSX } from 'preact';
import { escape } from './html.js';
import { renderToString } from './jsx-runtime.js';
import { placeOf } from './written-parts.js';

/** Markup of parts of pages by all that they show, as it is sent; what was kept first is forgotten first. */
export class FragmentCache {
  private readonly kept = new Map<string, readonly Buffer[]>();
  private size = 0;

  /**
   * @param most letters of all keys and bytes of all markup together
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
    const pieces = renderToString(element)
      .split(this.gap)
      .map((piece) => Buffer.from(piece));
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

function elementOf(pieces: readonly Buffer[], inGaps: () => string): JSX.Element {
  const between = pieces.length > 1 ? Buffer.from(escape(inGaps())) : null;
  const parts = between ? pieces.flatMap((piece, at) => (at ? [between, piece] : [piece])) : pieces;
  // Elements are opaque to whoever writes them.
  return placeOf(parts) as unknown as JSX.Element;
}

function sizeOf(key: string, pieces: readonly Buffer[]): number {
  return pieces.reduce((size, piece) => size + piece.length, key.length);
}
