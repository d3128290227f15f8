/** Minutes as hours: 480 is '8', 510 '8:30'. */
export function clockHoursText(minutes: number): string {
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? String(whole) : `${whole}:${String(rest).padStart(2, '0')}`;
}
