export const HOURS_PATH = '/app/user-profile/hours/';

/** The hours of a month. @param dispute the request whose form is open */
export function hoursHref(month: string, dispute: number | null = null): string {
  const query = new URLSearchParams({ month });
  if (dispute !== null) query.set('dispute', String(dispute));
  return `${HOURS_PATH}?${query.toString()}${dispute === null ? '' : `#shift-${dispute}`}`;
}
