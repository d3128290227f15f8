/** A key that nobody uses ends after so many days. */
export const KEY_IDLE_DAYS = 90;
/** A key ends so many days after it was made, however busy it is. */
export const KEY_DAYS = 365;
/** A browser's session that nobody uses ends after so many days. */
export const SESSION_IDLE_DAYS = 14;
/** A session ends so many days after it was opened, however busy it is. */
export const SESSION_DAYS = 30;
