import type { ComponentChildren, JSX } from 'preact';
import type { CallInBrief } from '#libs/labor';
import type { JsonOf } from '#libs/platform';
import { DOT } from '../frame/dot.js';
import { useDates } from '../frame/dates.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { TODAY_WORDS } from './today.words.js';

/** The call with a link to its event: 'Load in · Harbor Lights Tour · Sun, Nov 29 · 7:00 AM'. */
export function CallName({
  call,
  before,
}: {
  call: JsonOf<CallInBrief>;
  before?: { previous_date: string; previous_time: string };
}): JSX.Element {
  const dates = useDates(call.time_zone);
  const words = useWords(TODAY_WORDS);
  return (
    <span class="text-muted">
      <Link href={`/app/events/${call.event_slug}/#call-${call.call_slug}`}>{call.call_name}</Link>
      {`${DOT}${call.event_name}${DOT}${dates.moment(call.starts_at)}${DOT}${dates.relative(call.starts_at)}`}
      {before &&
        ` (${words.was(`${dates.day(before.previous_date)} ${dates.time(before.previous_time)}`)})`}
    </span>
  );
}

/** Words left, a remedy right. */
export function Line({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">{children}</div>;
}

export function Lines({
  children,
  isFirst = false,
}: {
  children: ComponentChildren;
  isFirst?: boolean;
}): JSX.Element {
  return (
    <ul
      class={`divide-y divide-line [&>li]:py-3 [&>li:first-child]:pt-0 [&>li:last-child]:pb-0 ${isFirst ? '' : 'pt-3'}`}
    >
      {children}
    </ul>
  );
}
