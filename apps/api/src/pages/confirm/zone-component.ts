import { IANAZone } from 'luxon';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Transition {
  at: number;
  /** Minutes to add to UTC. */
  before: number;
  after: number;
}

/**
 * The VTIMEZONE (RFC 5545) that tells a calendar what a zone's clocks show around some dates: every change of its clocks
 * from a year before the first to a year after the last, written out one by one.
 *
 * @param walls 'YYYY-MM-DDTHH:MM:SS' of the zone, at least one
 */
export function zoneComponent(name: string, walls: readonly string[]): string[] {
  const zone = IANAZone.create(name);
  const shown = walls.map((wall) => Date.parse(`${wall}Z`));
  const from = Math.min(...shown) - 366 * DAY;
  const first = { at: from, before: zone.offset(from), after: zone.offset(from) };
  const changes = [first, ...transitions(zone, from, Math.max(...shown) + 366 * DAY)];
  const winter = Math.min(...changes.map(({ after }) => after));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    ...changes.flatMap((change) => observance(change, change.after > winter)),
    'END:VTIMEZONE',
  ];
}

function observance({ at, before, after }: Transition, isSummer: boolean): string[] {
  const kind = isSummer ? 'DAYLIGHT' : 'STANDARD';
  const wall = new Date(at + before * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '');
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wall}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(after)}`,
    `END:${kind}`,
  ];
}

function transitions(zone: IANAZone, from: number, until: number): Transition[] {
  const found: Transition[] = [];
  for (let day = from; day < until; day += DAY) {
    const [before, after] = [zone.offset(day), zone.offset(day + DAY)];
    if (before !== after) found.push({ at: momentOfChange(zone, day, day + DAY), before, after });
  }
  return found;
}

/** To the second, between two instants with different offsets. */
function momentOfChange(zone: IANAZone, low: number, high: number): number {
  const before = zone.offset(low);
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (middle === low) break;
    if (zone.offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** '-0400' */
function offset(minutes: number): string {
  const size = Math.abs(minutes);
  return (
    (minutes < 0 ? '-' : '+') +
    String(Math.floor(size / 60)).padStart(2, '0') +
    String(size % 60).padStart(2, '0')
  );
}
