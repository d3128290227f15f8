import type { TagObject } from '@nestjs/swagger';

/** Sections of the documentation, in reading order. Every route has one of them. */
export const TAGS: readonly TagObject[] = (
  [
    [
      'Auth',
      'Signing in and out, and my own account: address, number, password, keys, second factor.',
    ],
    ['Company', 'The company, its working rules and its logo.'],
    ['People', 'Who has which role, how that ends, and whether a second factor is asked for.'],
    ['Invitations', 'Bringing in owners, managers and stewards.'],
    ['Registration', 'An invited worker or steward makes an account.'],
    ['Locations', 'Places where events happen, with their zone and rules.'],
    ['Skills', 'What the company calls people for.'],
    ['Workers', 'Contacts of the company: numbers, consent, reliability, import.'],
    ['Events', 'Events, from creating one to canceling it, and its steward.'],
    ['Call times', 'When a crew is called, and what happens when that moves.'],
    ['Labor requirements', 'How many people of which skill a call needs, and how that fills up.'],
    [
      'Labor requests',
      'Who is asked for which call: offers, answers, decisions, and the texts about them.',
    ],
    ['Public', 'Without a key: pages behind the links of texts, and the contact form.'],
    ['Clock-in', 'Workers clock in and out with a link or a QR code.'],
    ['Stations', 'Sign-in kiosks of an event.'],
    ['Time sheets', 'Hours and meal breaks of a call, as a steward records them.'],
    ['Pay', 'What hours cost: rates, extras, how the company pays. For owners and managers.'],
    ['Notifications', "The managers' feed."],
    ['Billing', 'What the company pays, and what administrators look after.'],
    ['Audit', 'Who did what and when, with the values before and after.'],
    [
      'Administration',
      'Companies, the system, and acting as one of its users; for administrators.',
    ],
    ['Reports', 'How many text segments were sent.'],
    ['Deleted things', 'What was deleted in the last 90 days, and how it comes back.'],
    [
      'Webhooks',
      "What the SMS provider and the payment service call. Signed; a client's key opens nothing here.",
    ],
    ['Health', 'For load balancers and monitoring.'],
    ['Development', 'Simulated phones and mail; only with the embedded database on loopback.'],
  ] as const
).map(([name, description]) => ({ name, description }));
