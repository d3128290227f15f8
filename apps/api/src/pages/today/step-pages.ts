import type { FirstSteps } from '#libs/labor';

/** The page of each step of a new company, in their order. */
export const STEP_PAGES: Record<keyof FirstSteps, string> = {
  location: '/app/location-profiles/create/',
  skill: '/app/skills/',
  contact: '/app/contacts/import/',
  event: '/app/events/create',
};
