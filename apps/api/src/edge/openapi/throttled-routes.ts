/**
 * Throttled routes: passwords, codes, unknown links, invitations, and forms of the public site. A known key or link is
 * never refused for the failures of others.
 */
const THROTTLED = [
  /^POST \/(login|contact|forgot-password)\/$/,
  /^(GET|POST) \/(reset-password|owner\/register|steward\/register|station|clock-in|call\/confirm-time-change)\/\{token\}\//,
  /^POST \/user\/(register|register\/start|change-password|number|request\/\{token\}\/action)\/$/,
  /^(POST|DELETE) \/user\/second-factor\//,
  /^PATCH \/user\/settings\/$/,
  /^(GET|POST) \/event\/\{slug\}\/confirm\//,
  /^POST \/(send-steward-invite|send-manager-invite|admin\/invite-owner)\/$/,
];

/** @param route `POST /login/` */
export function isThrottled(route: string): boolean {
  return THROTTLED.some((pattern) => pattern.test(route));
}
