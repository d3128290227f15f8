import type { ContactProfile, RequestState } from '#libs/labor';

/** Two requests for one requirement, of which one stays. */
export interface MergedPair {
  event: string;
  call: string;
  skill: string;
  kept: RequestState;
  other: RequestState;
  /** Whose request stays. */
  stays: 'kept' | 'other';
  /** `hours`: only that one has hours. `further`: it got further. `same`: they say the same. */
  because: 'hours' | 'further' | 'same';
}

/** What merging two contacts would do. */
export interface MergePlan {
  kept: ContactProfile;
  other: ContactProfile;
  /** E.164 of the number that will be texted; the other becomes an alternate one. */
  phoneNumber: string;
  /** Requests that move, without those that go. */
  requests: number;
  pairs: MergedPair[];
  /** One of the numbers sent STOP, so that the contact gets no texts. */
  isStopped: boolean;
  /** Why they cannot be merged; null: they can. */
  refusal: 'two accounts' | 'hours of both on one call' | null;
}

/**
 * The number that will be texted: the kept contact's own, unless only the other one agreed to texts.
 */
export function mergedNumber(
  kept: Pick<ContactProfile, 'phone_number' | 'sms_consent' | 'stop_sms'>,
  other: Pick<ContactProfile, 'phone_number' | 'sms_consent' | 'stop_sms'>,
): string {
  const isStopped = kept.stop_sms || other.stop_sms;
  return !isStopped && !kept.sms_consent && other.sms_consent
    ? other.phone_number
    : kept.phone_number;
}
