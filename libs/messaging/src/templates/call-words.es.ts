import { displayTime } from '#libs/kernel';
import type { CallDetails, OfferedCall } from './call-details.js';

const WEEKDAYS = ['dom', 'lun', 'mar', 'mie', 'jue', 'vie', 'sab'];
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** 'lun 23 nov', without accents: one accented i would more than double the price of a text. */
export function fecha(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
}

/** Empty where the call asks the worker in one role. */
export const asRole = ({ role }: Pick<CallDetails, 'role'>): string =>
  role ? `, como ${role}` : '';

export const describeCall = (details: CallDetails): string =>
  `${details.event}, ${details.call}, ${fecha(details.date)} a las ${displayTime(details.time)}${asRole(details)}`;

export const startedNow = (time: string): string => `empezo a las ${displayTime(time)}, venga ya`;

/** The same; of a running call, that it runs. */
export const describeOffer = (offer: OfferedCall): string =>
  offer.isRunning
    ? `${offer.event}, ${offer.call}, ${fecha(offer.date)}${asRole(offer)}, ${startedNow(offer.time)}`
    : describeCall(offer);
