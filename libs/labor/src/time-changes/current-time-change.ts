export const DAYS_TO_ANSWER = 7;

/** How long a time change asks, for PostgreSQL; in hours, which no change of clocks makes longer. */
export const TIME_TO_ANSWER = `interval '${DAYS_TO_ANSWER * 24} hours'`;

/**
 * Of time change tc and request r: it asked about this confirmation, not one before the worker was taken off, and was not
 * ended early, as it is when the call is back before anybody was told. The newest such one counts.
 */
export const CURRENT_TIME_CHANGE = `tc.labor_request_id = r.id and tc.created_at >= r.confirmed_at
  and (tc.answered_at is not null or tc.expires_at >= tc.created_at + ${TIME_TO_ANSWER})`;
