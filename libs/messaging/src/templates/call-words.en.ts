import { displayDate, displayTime } from '#libs/kernel';
import type { CallDetails, OfferedCall } from './call-details.js';

/** Empty where the call asks the worker in one role. */
export const asRole = ({ role }: Pick<CallDetails, 'role'>): string => (role ? `, as ${role}` : '');

/** 'Spring tour, Load in, Wed, Sep 24 at 8:30 PM, as Rigger' */
export const describeCall = (details: CallDetails): string =>
  `${details.event}, ${details.call}, ${displayDate(details.date)} at ${displayTime(details.time)}${asRole(details)}`;

export const startedNow = (time: string): string => `started ${displayTime(time)}, come now`;

/** The same; of a running call, that it runs. */
export const describeOffer = (offer: OfferedCall): string =>
  offer.isRunning
    ? `${offer.event}, ${offer.call}, ${displayDate(offer.date)}${asRole(offer)}, ${startedNow(offer.time)}`
    : describeCall(offer);
