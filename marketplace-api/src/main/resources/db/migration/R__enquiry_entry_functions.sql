-- ADR 42: how a thread, whatever it is about, is read by its two sides. What changes one stands in R__enquiry_functions.sql,
-- R__enquiry_handover_functions.sql and R__enquiry_visit_functions.sql.

-- R43: whether the two may write how to find and reach each other: a visit was asked for, and the provider said yes to it.
create or replace function contact_is_shared(council uuid, person uuid, provider uuid) returns boolean language sql stable as $$
    select exists (select from booking b
                    where b.council_id = council and b.holder_id = person and b.provider_id = provider
                      and b.state in ('confirmed', 'recorded', 'queried', 'settled'))
$$;

-- The files of a message (Attachment).
create or replace function enquiry_files_json(council uuid, message uuid) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
                              order by f.id), '[]')
      from enquiry_file f where f.council_id = council and f.message_id = message and f.delete_after is null
$$;

-- The messages of a thread up to a place (Enquiry.Message). An officer writes as the council.
create or replace function enquiry_messages_json(e enquiry, through bigint) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'side', m.side, 'words', m.words, 'at', m.at,
               'writer', case m.side when 'council' then 'The council' else w.first_name end,
               'onBehalfOf', m.on_behalf_of is not null, 'visitStart', b.start_at,
               'files', enquiry_files_json(m.council_id, m.id)) order by m.seq), '[]')
      from enquiry_message m
      join person w on w.council_id = m.council_id and w.id = m.written_by
      left join booking b on b.council_id = m.council_id and b.id = m.booking_id
     where m.council_id = e.council_id and m.enquiry_id = e.id and (m.seq <= through or m.side = 'council')
$$;

-- To whom it is handed over, and who looked (Handover): both sides read it.
create or replace function enquiry_handovers_json(e enquiry) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'side', h.side, 'team', h.team, 'alsoLater', h.also_later,
               'words', h.words, 'handedAt', h.handed_at, 'endedAt', h.ended_at,
               'looks', (select coalesce(jsonb_agg(jsonb_build_object('who', o.first_name, 'at', l.at) order by l.at desc), '[]')
                           from (select * from enquiry_look k
                                  where k.council_id = h.council_id and k.handover_id = h.id
                                  order by k.at desc limit 50) l
                           join person o on o.council_id = l.council_id and o.id = l.officer_id))
               order by h.handed_at, h.id), '[]')
      from enquiry_handover h where h.council_id = e.council_id and h.enquiry_id = e.id
$$;

-- Whether this side itself keeps apart from the other (R44): the other isn't told.
create or replace function enquiry_hidden_by(e enquiry, side text) returns boolean language sql stable as $$
    select exists (select from block b
                    where b.council_id = e.council_id and b.provider_id = e.provider_id and b.blocked_by = side
                      and b.ended_at is null
                      and (b.person_id = e.person_id or b.name_key = (
                          select name_key(p.name) from person p where p.council_id = e.council_id and p.id = e.person_id)))
$$;

-- How many entries of the others this reader hasn't seen.
create or replace function enquiry_unread(e enquiry, side text, reader uuid) returns bigint language sql stable as $$
    select (select count(*) from enquiry_message m
             where m.council_id = e.council_id and m.enquiry_id = e.id and m.side <> enquiry_unread.side and m.seq > r.through)
         + (select count(*) from enquiry_meeting m
             where m.council_id = e.council_id and m.enquiry_id = e.id and m.side <> enquiry_unread.side and m.seq > r.through)
      from (select coalesce(max(k.through), 0) as through from enquiry_read k
             where k.council_id = e.council_id and k.enquiry_id = e.id and k.reader_id = reader) r
$$;

-- A thread as a line of a list (ThreadLine).
create or replace function enquiry_line_json(e enquiry, side text, unread bigint) returns jsonb language sql stable as $$
    select jsonb_build_object('id', e.id, 'about', e.about, 'side', side, 'title', o.title, 'bookingId', e.booking_id,
        'visitStart', b.start_at, 'visitEnd', b.end_at, 'providerId', e.provider_id, 'providerName', p.name,
        'personId', e.person_id, 'personFirstName', h.first_name, 'lastAt', e.last_at, 'unread', unread,
        'waitingFor', e.waiting_for, 'ended', e.ended_at is not null,
        'meetingAgreed', exists (select from enquiry_meeting m where m.council_id = e.council_id and m.enquiry_id = e.id
                                    and m.state = 'agreed'),
        'handedOver', exists (select from enquiry_handover v where v.council_id = e.council_id and v.enquiry_id = e.id
                                 and v.ended_at is null),
        'lastWords', (select left(m.words, 120) from enquiry_message m
                       where m.council_id = e.council_id and m.enquiry_id = e.id order by m.seq desc limit 1))
      from offer o
      join provider p on p.council_id = o.council_id and p.id = o.provider_id
      join person h on h.council_id = e.council_id and h.id = e.person_id
      left join booking b on b.council_id = e.council_id and b.id = e.booking_id
     where o.council_id = e.council_id and o.id = e.offer_id
$$;

-- Somebody has read so far. Command: councilId, enquiryId, actorId, through, at -> {"outcome": "done"}
create or replace function enquiry_mark(command jsonb) returns jsonb language sql as $$
    insert into enquiry_read as r (council_id, enquiry_id, reader_id, through, read_at)
    values ((command ->> 'councilId')::uuid, (command ->> 'enquiryId')::uuid, (command ->> 'actorId')::uuid,
        (command ->> 'through')::bigint, (command ->> 'at')::timestamptz)
    on conflict (council_id, enquiry_id, reader_id) do update
       set through = excluded.through, read_at = excluded.read_at where excluded.through > r.through;
    select '{"outcome": "done"}'::jsonb
$$;

-- One of the two is told that there is a message: ids, never words.
create or replace function message_tell(e enquiry, message uuid, told text, at timestamptz) returns void language sql as $$
    insert into outbox (council_id, topic, payload, at)
    select e.council_id, 'message-sent',
           jsonb_build_object('threadId', e.id, 'messageId', message, 'about', e.about, 'told', told,
               'personId', case when told = 'person' then e.person_id else p.person_id end, 'providerId', e.provider_id),
           message_tell.at
      from provider p where p.council_id = e.council_id and p.id = e.provider_id
$$;
