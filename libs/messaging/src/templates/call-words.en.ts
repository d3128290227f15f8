import { displayDate, displayTime } from '#libs/kernel';
import type { CallDetails, OfferedCall } from './call-details.js';

/** 'Spring tour, Load in, Wed, Sep 24 at 8:30 PM' */
export const describeCall = ({ event, call, date, time }: CallDetails): string =>
  `${event}, ${call}, ${displayDate(date)} at ${displayTime(time)}`;

export const startedNow = (time: string): string => `started ${displayTime(time)}, come now`;

/** The same; of a running call, that it runs. */
export const describeOffer = (offer: OfferedCall): string =>
  offer.isRunning
    ? `${offer.event}, ${offer.call}, ${displayDate(offer.date)}, ${startedNow(offer.time)}`
    : describeCall(offer);
