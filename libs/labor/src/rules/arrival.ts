const MINUTE = 60_000;

/** Minutes before a call from which who is silent counts, and somebody may be replaced. */
const BOARD_OPENS_MINUTES = 15;
/** Minutes after a call at which a silent worker is missing. */
export const MISSING_AFTER_MINUTES = 10;
/** For how long somebody who named no minutes counts as being on the way. */
const ON_THE_WAY_MINUTES = 60;
/** Nobody is lost for being a little later than they said. */
const GRACE_MINUTES = 15;
/** Minutes between two texts that ask the same worker whether they are on their way. */
const ASK_AGAIN_MINUTES = 5;

/** The instant from which the page of a call is a board of who is there. */
export function boardOpensAt(callStartsAt: Date): Date {
  return plus(callStartsAt, -BOARD_OPENS_MINUTES);
}

/** Whether the board of a call is open; whether the call is over is another question. */
export function isBoardOpen(callStartsAt: Date, now: Date): boolean {
  return boardOpensAt(callStartsAt) <= now;
}

/** The instant from which silent workers are missing. */
export function missingFrom(callStartsAt: Date): Date {
  return plus(callStartsAt, MISSING_AFTER_MINUTES);
}

/**
 * Until when a worker counts as being on the way.
 *
 * @param minutes late, from the start of the call, or from now once it has begun; null: not said
 */
export function expectedBy(reportedAt: Date, minutes: number | null, callStartsAt: Date): Date {
  const from = reportedAt > callStartsAt ? reportedAt : callStartsAt;
  return plus(from, minutes === null ? ON_THE_WAY_MINUTES : minutes + GRACE_MINUTES);
}

/** When a worker may be asked again whether they are on their way. */
export function mayAskAgainAt(askedAt: Date): Date {
  return plus(askedAt, ASK_AGAIN_MINUTES);
}

/** Whether as many have come, or are on their way, as a requirement needs. */
export function haveEnoughCome(crew: { needed: number; here: number; onTheWay: number }): boolean {
  return crew.here + crew.onTheWay >= crew.needed;
}

function plus(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * MINUTE);
}
