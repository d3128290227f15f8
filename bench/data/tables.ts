/** The tables a company fills and the columns we write, in an order in which every row finds what it points to. */
export const TABLES = {
  users: ['id', 'username', 'password_hash', 'first_name', 'last_name', 'email', 'created_at'],
  user_profiles: ['user_id', 'phone_number', 'phone_verified_at', 'slug'],
  companies: ['id', 'slug', 'name', 'name_short', 'address', 'city', 'state', 'zip_code', 'phone_number', 'email', 'website', 'time_zone', 'time_tracking'],
  role_grants: ['id', 'user_id', 'role', 'company_id'],
  api_keys: ['id', 'user_id', 'key_hash', 'user_agent'],
  labor_types: ['id', 'company_id', 'name'],
  location_profiles: ['id', 'company_id', 'name', 'address', 'time_zone', 'minimum_minutes', 'meal_trigger_minutes', 'round_up_minutes'],
  workers: ['id', 'slug', 'company_id', 'user_id', 'name', 'phone_number', 'notes', 'primary_skill_id', 'secondary_skill_id', 'created_at'],
  worker_skills: ['worker_id', 'labor_type_id'],
  alt_phones: ['id', 'worker_id', 'phone_number', 'label'],
  consents: ['phone_number', 'company_id', 'asked_at', 'granted_at'],
  consent_entries: ['id', 'phone_number', 'company_id', 'kind', 'source', 'wording', 'at'],
  phone_stops: ['phone_number', 'stopped_at'],
  events: ['id', 'slug', 'company_id', 'event_name', 'event_description', 'start_date', 'end_date', 'is_single_day', 'location_profile_id', 'created_by_id', 'steward_id', 'created_at'],
  call_times: ['id', 'slug', 'event_id', 'name', 'date', 'time', 'starts_at', 'message', 'last_modified'],
  labor_requirements: ['id', 'slug', 'call_time_id', 'labor_type_id', 'needed_labor', 'fcfs_positions'],
  labor_requests: ['id', 'labor_requirement_id', 'worker_id', 'token', 'token_short', 'state', 'reserved', 'cancel_counted', 'requested_at', 'sent_at', 'responded_at', 'reminder_sent_at'],
  clock_in_tokens: ['id', 'event_id', 'worker_id', 'token', 'created_at'],
  time_entries: ['id', 'labor_request_id', 'start_at', 'end_at', 'minimum_minutes', 'meal_trigger_minutes', 'round_up_minutes', 'round_up_target', 'time_zone', 'created_at', 'updated_at'],
  meal_breaks: ['id', 'time_entry_id', 'starts_at', 'minutes', 'break_type'],
  punches: ['id', 'time_entry_id', 'edge', 'raw_at', 'counted_at', 'source', 'user_id', 'recorded_at'],
  notifications: ['id', 'company_id', 'event_id', 'call_time_id', 'labor_requirement_id', 'labor_request_id', 'response', 'message', 'sent_at', 'read'],
} as const;

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Those whose rows are counted by a sequence. */
export const NUMBERED = TABLE_NAMES.filter((name) => (TABLES[name] as readonly string[])[0] === 'id');

export type Cell = string | number | boolean | Date | null;

/** A row by its columns; what is left out is null. */
export type Row<Name extends TableName> = Partial<Record<(typeof TABLES)[Name][number], Cell>>;
