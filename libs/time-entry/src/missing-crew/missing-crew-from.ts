import { missingFrom } from '#libs/labor';

/** The instant from which confirmed workers without hours are missing. */
export const missingCrewFrom = missingFrom;
