/** Hours for which an administrator acts as somebody else. */
export const IMPERSONATION_HOURS = 1;
/** Days after its last use when a key expires. */
export const KEY_IDLE_DAYS = 90;
/** Days after which a key expires in any case. */
export const KEY_DAYS = 365;
/** Days after its last use when a session expires. */
export const SESSION_IDLE_DAYS = 14;
/** Days after which a session expires in any case. */
export const SESSION_DAYS = 30;
