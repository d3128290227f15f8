/** Where most companies work, from east to west. */
const USUAL_ZONES = [
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix'],
  ...['America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu'],
];

/** IANA names: the usual ones first, then those of America, then all others by name. */
const ZONES = [
  ...USUAL_ZONES,
  ...Intl.supportedValuesOf('timeZone')
    .filter((zone) => !USUAL_ZONES.includes(zone))
    .sort(
      (one, other) =>
        Number(isAmerican(other)) - Number(isAmerican(one)) || one.localeCompare(other),
    ),
];
const KNOWN = new Set(ZONES);

/**
 * All zones as the options of a select.
 *
 * @param current a stored or typed one, kept where the list lacks it; '' for none
 */
export function zoneOptions(current: string): { value: string; label: string }[] {
  const zones = current === '' || KNOWN.has(current) ? ZONES : [current, ...ZONES];
  return zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

function isAmerican(zone: string): boolean {
  return zone.startsWith('America/');
}
