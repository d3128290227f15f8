import {
  BillingAccount,
  BillingAlert,
  BillingMailSent,
  BillingStart,
  StripeEvent,
  UsageBooking,
  UsageHour,
  UsageRecord,
} from '#libs/billing';
import { CallTime } from '#libs/call-time';
import { Company, CompanyLogo, LaborType, LocationProfile } from '#libs/company';
import { Event } from '#libs/event';
import {
  AccountChange,
  AccountChangeLink,
  ApiKey,
  ImportLink,
  Invitation,
  PasswordResetToken,
  RecoveryCode,
  RoleGrant,
  SecondFactor,
  SecondFactorPolicy,
  Session,
  SignInNetwork,
  User,
  UserProfile,
} from '#libs/identity';
import {
  AltPhone,
  FormerNumber,
  ArrivalReport,
  AutomaticReminder,
  ContactImport,
  DeletedRequest,
  LaborRequest,
  LaborRequirement,
  NumberProof,
  RegistrationToken,
  OpenTextQuestion,
  Replacement,
  ReplacementOffer,
  TimeChange,
  TimeOff,
  Worker,
  WorkerSkill,
} from '#libs/labor';
import {
  Consent,
  ConsentEntry,
  IncomingMessage,
  OutgoingMessage,
  PhoneStop,
  SimulatedMessage,
} from '#libs/messaging';
import { AuditEntry, AuditLink, AuditValue, Notification } from '#libs/notification';
import { IdempotencyKey, TaskHeartbeat } from '#libs/platform';
import {
  ClockInToken,
  MealBreak,
  Punch,
  Scan,
  Station,
  TimeEntry,
  TimeSheetChange,
} from '#libs/time-entry';

/** All entities, in the order of the libs. */
export const ENTITIES = [
  TaskHeartbeat,
  IdempotencyKey,
  ...[Company, CompanyLogo, LocationProfile, LaborType],
  ...[OutgoingMessage, IncomingMessage, ConsentEntry, Consent, PhoneStop, SimulatedMessage],
  ...[User, UserProfile, RoleGrant, ApiKey, Session, PasswordResetToken, ImportLink, Invitation],
  ...[AccountChange, AccountChangeLink, SignInNetwork],
  ...[SecondFactor, RecoveryCode, SecondFactorPolicy],
  Event,
  CallTime,
  ...[
    ContactImport,
    Worker,
    WorkerSkill,
    AltPhone,
    FormerNumber,
    TimeOff,
    NumberProof,
    RegistrationToken,
    LaborRequirement,
    LaborRequest,
    DeletedRequest,
    TimeChange,
    OpenTextQuestion,
    AutomaticReminder,
    ArrivalReport,
    Replacement,
    ReplacementOffer,
  ],
  ...[TimeEntry, MealBreak, Punch, TimeSheetChange, ClockInToken, Station, Scan],
  ...[BillingAccount, BillingStart, BillingMailSent, BillingAlert, StripeEvent],
  ...[UsageRecord, UsageHour, UsageBooking],
  ...[Notification, AuditEntry, AuditValue, AuditLink],
];
