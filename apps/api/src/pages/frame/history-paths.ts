/** The page of what happened to a labor request. */
export const requestHistoryPath = (callSlug: string, requestId: number): string =>
  `/app/call/${callSlug}/requests/${requestId}/history/`;

/** The page of what happened to the hours of a request. */
export const hoursHistoryPath = (callSlug: string, requestId: number): string =>
  `/app/call/${callSlug}/track/${requestId}/history/`;
