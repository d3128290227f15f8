/**
 * An entry as one text for its hash, for the alias ae (audit_entries): every column. Personal values take part by their
 * salted hash, so erasing them changes nothing here.
 */
export const AUDIT_ENTRY_TEXT = `jsonb_build_array(ae.id, extract(epoch from ae.at), ae.user_id, ae.actor_kind, ae.impersonator_id, ae.company_id,
  ae.action, ae.subject, ae.subject_id, ae.before, ae.after, ae.request_id, encode(ae.values_hash, 'hex'))::text`;

/** Its SHA-256. */
export const AUDIT_ENTRY_HASH = `sha256(convert_to(${AUDIT_ENTRY_TEXT}, 'UTF8'))`;

/** An instant as `LinkedEntry` has it. */
export const microsOf = (instant: string): string =>
  `(extract(epoch from ${instant}) * 1000000)::bigint`;
