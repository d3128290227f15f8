import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { useWords } from './words.js';

export interface FillCounts {
  needed: number;
  confirmed: number;
  available?: number;
  /** Asked and silent. */
  pending?: number;
}

interface FillBarProps extends FillCounts {
  id?: string;
  /** Without the count left of it, where the count stands elsewhere. */
  quiet?: boolean;
  /** Without the word `full`, where a mark beside it says so. */
  marked?: boolean;
  /** The answer of its page. */
  large?: boolean;
}

/** How full a call is: `7 of 10`, and a bar of confirmed, available, asked and open. Overbooked: a striped end, `+2`. */
export function FillBar(props: FillBarProps): JSX.Element {
  const {
    needed,
    confirmed,
    available = 0,
    pending = 0,
    id,
    quiet = false,
    marked = false,
    large = false,
  } = props;
  const words = useWords(FRAME_WORDS);
  const over = Math.max(confirmed - needed, 0);
  const open = needed - confirmed - available - pending;
  const sentence = [
    words.fill.confirmed(confirmed),
    available > 0 && words.fill.available(available),
    pending > 0 && words.fill.asked(pending),
    open > 0 && words.fill.open(open),
    over > 0 && words.fill.over(over),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <span class={large ? 'fill fill-large' : 'fill'} id={id}>
      {!quiet && <span class="fill-count">{words.of(confirmed, needed)}</span>}
      <svg class="fill-bar" role="img">
        <title>{sentence}</title>
        <rect class="fill-open" width="100%" height="100%" />
        {fillSegments({ needed, confirmed, available, pending }).map(({ kind, from, width }) => (
          <>
            <rect
              key={kind}
              class={`fill-${kind}`}
              x={`${from}%`}
              width={`${width}%`}
              height="100%"
            />
            {kind === 'over' && <Stripes from={from} width={width} />}
          </>
        ))}
      </svg>
      {over > 0 && <span class="fill-over-count">{`+${over}`}</span>}
      {over === 0 && needed > 0 && confirmed === needed && !quiet && !marked && (
        <span class="fill-full">{words.full}</span>
      )}
    </span>
  );
}

interface Segment {
  kind: 'confirmed' | 'available' | 'asked' | 'over';
  /** Both in hundredths of the bar. */
  from: number;
  width: number;
}

/** The pieces of the bar from left to right. The whole is what is needed, or what is confirmed if that is more. */
export function fillSegments({
  needed,
  confirmed,
  available = 0,
  pending = 0,
}: FillCounts): Segment[] {
  const whole = Math.max(needed, confirmed);
  if (whole === 0) return [];
  const within = Math.min(confirmed, needed);
  const parts = [
    ['confirmed', within],
    ['over', confirmed - within],
    ['available', available],
    ['asked', pending],
  ] as const;
  const segments: Segment[] = [];
  let from = 0;
  for (const [kind, count] of parts) {
    const width = round(Math.min((count / whole) * 100, 100 - from));
    if (width > 0) segments.push({ kind, from, width });
    from = round(from + Math.max(width, 0));
  }
  return segments;
}

/** Upright stripes over a piece of the bar, for those who see no colours. */
function Stripes({ from, width }: { from: number; width: number }): JSX.Element {
  return (
    <>
      {Array.from({ length: Math.ceil(width / 4) }, (_, nth) => (
        <rect
          key={nth}
          class="fill-stripes"
          x={`${round(from + nth * 4)}%`}
          width={`${round(Math.min(1.6, width - nth * 4))}%`}
          height="100%"
        />
      ))}
    </>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
