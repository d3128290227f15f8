import { InvitationGone } from '#libs/identity';
import { NotFound } from '#libs/kernel';
import { TimeChangeGone, UnknownLink, UnknownRegistration } from '#libs/labor';
import { NotificationGone } from '#libs/notification';
import { ClockInTokenUnknown, NotConfirmedForCall, StationUnknown } from '#libs/time-entry';

type LookUp = readonly [RegExp, ...(() => Error)[]];

const missing = (model: string) => (): Error => new NotFound(model);

/**
 * Errors of routes whose path names an entity that may not exist. The first entry that matches `METHOD /path/` counts.
 */
const BY_PATH: readonly LookUp[] = [
  [/ \/event\/\{slug\}\/confirm\//, missing('Event'), () => new UnknownLink()],
  [/ \/user\/request\//, () => new UnknownLink()],
  [/ \/call\/confirm-time-change\//, () => new TimeChangeGone()],
  [/ \/call-time\/\{slug\}\/(copy|not-clocked-in|board)\//, missing('CallTime')],
  [
    / \/call-times\/\{slug\}\/(tracking|requests)\/\{request_id\}\//,
    missing('CallTime'),
    missing('LaborRequest'),
  ],
  [/ \/event\/\{slug\}\/scans\/\{id\}\//, missing('Event'), missing('Scan')],
  [/ \/event\/\{slug\}\/stations\/\{id\}\//, missing('Event'), missing('Station')],
  [/ \/(event|call-time)\/\{slug\}\//, missing('Event')],
  [/ \/call-times\/\{slug\}\//, missing('CallTime')],
  [/ \/hours-disputes\/\{id\}\//, missing('Dispute')],
  [/ \/user\/hours\/\{id\}\//, missing('LaborRequest')],
  [/ \/(labor|request)\/\{slug\}\//, missing('LaborRequirement')],
  [/ \/request\/\{token\}\//, missing('LaborRequest')],
  [/ (\/admin)?\/workers\/\{slug\}\//, missing('Worker')],
  [/ \/company\/\{slug\}\/logo\//, missing('CompanyLogo')],
  [/ \/user\/keys\/\{id\}\//, missing('ApiKey')],
  [/ \/user\/sessions\/\{id\}\//, missing('Session')],
  [/ \/user\/availability\/\{id\}\//, missing('TimeOff')],
  [/ \/roles\/\{id\}\//, missing('Role')],
  [/ \/invitations\/\{id\}\//, missing('Invitation')],
  [/ \/admin\/users\/\{id\}\//, missing('User')],
  [/ \/admin\/billing\/events\/\{id\}\//, missing('StripeEvent')],
  [/ \/admin\/billing\/bookings\/\{id\}\//, missing('UsageBooking')],
  [/ \/admin\/billing\/alerts\/\{id\}\//, missing('BillingAlert')],
  [/ \/pay\/rates\/\{id\}\//, missing('PayRate')],
  [/ \/pay\/rule-sets\/\{id\}\//, missing('PayRuleSet')],
  [/ \/pay\/mappings\/\{id\}\//, missing('PayrollMapping')],
  [/ \/pay\/tax\/\{year\}\/\{slug\}\//, missing('TaxYear'), missing('Worker')],
  [/ \/pay\/tax\/\{year\}\//, missing('TaxYear')],
  [/ \/pay\/periods\/\{starts_on\}\//, missing('PayPeriod')],
  [/ \/pay\/exports\/\{id\}\/file\//, missing('PayExport'), missing('PayExportFile')],
  [/ \/pay\/exports\/\{id\}\//, missing('PayExport')],
  [/ \/pay\/requirements\/\{slug\}\//, missing('LaborRequirement')],
  [
    / \/pay\/time-entries\/\{id\}\/extras\/\{extra_id\}\//,
    missing('TimeEntry'),
    missing('PayExtra'),
  ],
  [/ \/pay\/time-entries\/\{id\}\//, missing('TimeEntry')],
  [/ \/pay\/call-times\/\{slug\}\//, missing('CallTime')],
  [/ \/pay\/events\/\{slug\}\//, missing('Event')],
  [/ \/pay\/workers\/\{slug\}\//, missing('Worker')],
  [/ \/notifications\/\{id\}\//, () => new NotificationGone()],
  [/ \/clock-in\/\{token\}\//, () => new ClockInTokenUnknown()],
  [/ \/clock-in-qr\/\{token\}\//, () => new ClockInTokenUnknown(), missing('ClockInToken')],
  [/ \/station\/\{token\}\//, () => new StationUnknown()],
  [/ \/steward\/register\/\{token\}\//, () => new UnknownRegistration()],
  [/ \/owner\/register\/\{token\}\//, () => new InvitationGone()],
];

/** Errors of routes whose body contains ids. */
const BY_BODY: readonly LookUp[] = [
  [/^POST \/skills\//, missing('LaborType')],
  [/^(PATCH|DELETE) \/location-profiles\//, missing('LocationProfile')],
  [/^(PATCH|PUT|DELETE) \/workers\/$/, missing('Worker'), missing('AltPhone')],
  [/^POST \/event\/\{slug\}\/assign-steward\//, missing('Steward')],
  [/^POST \/request\/\{slug\}\/worker\//, missing('Worker')],
  [/^POST \/call-times\/\{slug\}\/tracking\/(submit|approve|return)\//],
  [/^POST \/call-times\/\{slug\}\/tracking\//, missing('LaborRequest'), missing('MealBreak')],
  [/^POST \/clock-in\/\{token\}\//, () => new NotConfirmedForCall()],
  [/^POST \/station\/\{token\}\/clock\//, () => new ClockInTokenUnknown()],
];

/** Empty for routes without look-ups. @param route `GET /event/{slug}/` */
export function errorsOfLookUps(route: string): Error[] {
  return [BY_PATH, BY_BODY].flatMap((table) => {
    const [, ...errors] = table.find(([pattern]) => pattern.test(route)) ?? [];
    return errors.map((errorOf) => errorOf());
  });
}
