import { timeOfMinute } from '#libs/kernel';

const DAY = 1440;

/** Local minute of the day at which sending begins. @param time 'HH:MM' or 'HH:MM:SS' */
export function sendingFromMinute(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** Local minute of the day before which sending ends; midnight is the end of the day, 1440. */
export function sendingUntilMinute(time: string): number {
  return sendingFromMinute(time) || DAY;
}

/** 'HH:MM'; the end of the day is '00:00'. */
export function timeOfSendingMinute(minute: number): string {
  return timeOfMinute(minute % DAY);
}
