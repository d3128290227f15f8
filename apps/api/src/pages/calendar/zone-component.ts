import ICAL from 'ical.js';
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
 * The VTIMEZONE (RFC 5545) of a zone around some dates: every change of its offset from a year before the first to a
 * year after the last, written out one by one.
 *
 * @param walls 'YYYY-MM-DDTHH:MM:SS' of the zone, at least one
 */
export function zoneComponent(name: string, walls: readonly string[]): ICAL.Component {
  const zone = IANAZone.create(name);
  const instants = walls.map((wall) => Date.parse(`${wall}Z`));
  const from = Math.min(...instants) - 366 * DAY;
  const first = { at: from, before: zone.offset(from), after: zone.offset(from) };
  const changes = [first, ...transitions(zone, from, Math.max(...instants) + 366 * DAY)];
  const winter = Math.min(...changes.map(({ after }) => after));
  const component = new ICAL.Component('vtimezone');
  component.addPropertyWithValue('tzid', name);
  for (const change of changes)
    component.addSubcomponent(observance(change, change.after > winter));
  return component;
}

/** Whether a zone's clocks change within three hours of an instant, before or after. */
export function clocksChangeNear(name: string, instant: Date): boolean {
  const zone = IANAZone.create(name);
  const at = instant.getTime();
  return zone.offset(at - 3 * HOUR) !== zone.offset(at + 3 * HOUR);
}

function observance({ at, before, after }: Transition, isSummer: boolean): ICAL.Component {
  const component = new ICAL.Component(isSummer ? 'daylight' : 'standard');
  const wall = new Date(at + before * 60_000).toISOString().slice(0, 19);
  component.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(wall));
  component.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before * 60));
  component.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(after * 60));
  return component;
}

function transitions(zone: IANAZone, from: number, until: number): Transition[] {
  const found: Transition[] = [];
  for (let day = from; day < until; day += DAY) {
    const [before, after] = [zone.offset(day), zone.offset(day + DAY)];
    if (before !== after) found.push({ at: momentOfChange(zone, day, day + DAY), before, after });
  }
  return found;
}

/** Finds the second between two instants with different offsets. */
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
