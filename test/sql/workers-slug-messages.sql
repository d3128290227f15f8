-- GET /workers/{slug}/messages/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- WorkerQueries.reached · libs/labor/src/workers/worker.queries.ts
select
  id,
  company_id,
  phone_number
from
  workers
where
  slug = $1
  and erased_at is null;

-- ConversationQueries.ofWorker · libs/labor/src/workers/conversation/conversation.queries.ts
with
  numbers as materialized (
    select
      $2::text as number
    union
    select
      ap.phone_number
    from
      alt_phones ap
    where
      ap.worker_id = $3
      and not exists (
        select
        from
          workers w
        where
          w.company_id = $1
          and w.phone_number = ap.phone_number
      )
  )
select
  *
from
  (
    (
      select
        'out-' || m.id as id,
        'out' as direction,
        m.created_at as at,
        m.body,
        m.kind,
        m.status,
        m.error,
        m.secrets
      from
        outgoing_messages m
      where
        m.recipient in (
          select
            number
          from
            numbers
        )
        and m.company_id = $1
        and m.channel = 'sms'
        and m.kind <> 'reply'
      order by
        m.id desc
      limit
        200
    )
    union all
    (
      select
        'in-' || im.id,
        'in',
        im.received_at,
        im.body,
        null,
        null,
        null,
        null
      from
        incoming_messages im
      where
        im.sender in (
          select
            number
          from
            numbers
        )
        and coalesce(
          (
            select
              m.company_id
            from
              outgoing_messages m
            where
              m.recipient = im.sender
              and m.channel = 'sms'
              and m.kind <> 'reply'
              and m.company_id is not null
              and m.created_at <= im.received_at
            order by
              m.id desc
            limit
              1
          ),
          0
        ) = $1
      order by
        im.id desc
      limit
        200
    )
    union all
    (
      select
        'reply-' || im.id,
        'out',
        im.received_at + interval '1 millisecond',
        im.reply,
        'reply',
        null,
        null,
        null
      from
        incoming_messages im
      where
        im.sender in (
          select
            number
          from
            numbers
        )
        and im.reply <> ''
        and coalesce(
          (
            select
              m.company_id
            from
              outgoing_messages m
            where
              m.recipient = im.sender
              and m.channel = 'sms'
              and m.kind <> 'reply'
              and m.company_id is not null
              and m.created_at <= im.received_at
            order by
              m.id desc
            limit
              1
          ),
          0
        ) = $1
        and not exists (
          select
          from
            consents other
            join companies oc on oc.id = other.company_id
          where
            other.phone_number = im.sender
            and oc.id <> $1
            and (
              strpos(lower(im.reply), lower(oc.name)) > 0
              or strpos(lower(im.reply), lower(nullif(trim(oc.name_short), ''))) > 0
            )
        )
      order by
        im.id desc
      limit
        200
    )
  ) said
order by
  at desc,
  id desc
limit
  200;
