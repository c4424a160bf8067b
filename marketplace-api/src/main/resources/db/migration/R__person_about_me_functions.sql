-- R66, ADR 43: "About me", as uk.directly.aboutme uses it (after R__block_functions.sql, which it needs). A person's page is
-- changed under a lock on the person.

-- Whether a provider and a person have to do with each other now: a visit is booked and to come, or what they agreed is in
-- force. Never after a death (R24), nor where the two keep apart (R44), nor while the provider can't be booked.
create or replace function about_me_supports(council uuid, person uuid, provider uuid, at timestamptz) returns boolean
language sql stable as $$
    select exists (
        select from provider p join person h on h.council_id = p.council_id and h.id = person
         where p.council_id = council and p.id = provider and p.state not in ('suspended', 'left') and h.died_on is null
           and not is_blocked(council, person, provider)
           and (exists (select from booking b
                         where b.council_id = council and b.holder_id = person and b.provider_id = provider
                           and b.state = 'confirmed' and b.end_at > at)
                or exists (select from agreement g
                             join agreement_terms t on t.council_id = g.council_id and t.agreement_id = g.id
                            where g.council_id = council and g.holder_id = person and g.provider_id = provider
                              and t.provider_accepted_at is not null
                              and not exists (select from agreement_ending e
                                               where e.council_id = council and e.agreement_id = g.id
                                                 and e.taken_back_at is null and e.restarted_at is null
                                                 and e.first_day <= (at at time zone 'Europe/London')::date))))
$$;

-- Whether this reader is one whom the person may share with: who acts for them today, or their support worker.
create or replace function about_me_knows(council uuid, person uuid, reader uuid, at timestamptz) returns boolean
language sql stable as $$
    select exists (select from person h where h.council_id = council and h.id = person and h.died_on is null
                      and (h.support_worker_id = reader or exists (
                          select from acting a
                           where a.council_id = council and a.person_id = reader and a.for_person_id = person
                             and a.during @> (at at time zone 'Europe/London')::date)))
$$;

-- Whether a share counts now. What ended once isn't shared again by going on: the person is asked anew.
create or replace function about_me_open(s about_me_share, at timestamptz) returns boolean language sql stable as $$
    select s.ended_at is null and case
        when s.reader_id is not null then about_me_knows(s.council_id, s.person_id, s.reader_id, at)
        else about_me_supports(s.council_id, s.person_id, s.provider_id, at) and not exists (
            select from agreement_ending e
              join agreement g on g.council_id = e.council_id and g.id = e.agreement_id
             where g.council_id = s.council_id and g.holder_id = s.person_id and g.provider_id = s.provider_id
               and e.taken_back_at is null and e.first_day <= (at at time zone 'Europe/London')::date
               and e.first_day > (s.since at time zone 'Europe/London')::date)
    end
$$;

-- Who somebody is to the person, for the list of who sees what.
create or replace function about_me_reader_json(council uuid, person uuid, provider uuid, reader uuid) returns jsonb
language sql stable as $$
    select case when provider is not null then (
            select jsonb_build_object('providerId', p.id, 'name', p.name, 'as', 'provider')
              from provider p where p.council_id = council and p.id = provider)
        else (select jsonb_build_object('personId', r.id, 'name', r.name, 'as', coalesce((
                         select a.as_role from acting a where a.council_id = council and a.person_id = reader
                            and a.for_person_id = person order by lower(a.during) desc limit 1), 'support-worker'))
                from person r where r.council_id = council and r.id = reader) end
$$;

-- The person's own page (AboutMe): what it says, who sees what, and with whom it can be shared.
create or replace function about_me_json(council uuid, person uuid, at timestamptz) returns jsonb language sql stable as $$
    select jsonb_build_object('firstName', h.first_name,
        'parts', coalesce((
            select jsonb_agg(jsonb_build_object('part', m.part, 'words', m.words, 'changedAt', m.changed_at)
                             order by array_position(array['matters', 'support', 'safe', 'emergency'], m.part))
              from about_me m where m.council_id = council and m.person_id = person), '[]'),
        'shares', coalesce((
            select jsonb_agg(about_me_reader_json(council, person, s.provider_id, s.reader_id)
                             || jsonb_build_object('id', s.id, 'parts', to_jsonb(s.parts), 'since', s.since,
                                 'lookedAt', s.looked_at) order by s.since, s.id)
              from about_me_share s where s.council_id = council and s.person_id = person and about_me_open(s, at)), '[]'),
        'others', coalesce((
            select jsonb_agg(about_me_reader_json(council, person, c.provider_id, c.reader_id)
                             order by c.provider_id, c.reader_id)
              from (select distinct g.provider_id, null::uuid as reader_id from agreement g
                     where g.council_id = council and g.holder_id = person
                       and about_me_supports(council, person, g.provider_id, at)
                    union
                    select null, a.person_id from acting a
                     where a.council_id = council and a.for_person_id = person
                       and a.during @> (at at time zone 'Europe/London')::date
                    union
                    select null, h.support_worker_id where h.support_worker_id is not null) c
             where not exists (select from about_me_share s
                                where s.council_id = council and s.person_id = person and about_me_open(s, at)
                                  and s.provider_id is not distinct from c.provider_id
                                  and s.reader_id is not distinct from c.reader_id)), '[]'))
      from person h where h.council_id = council and h.id = person
$$;

create or replace function about_me_done(command jsonb) returns jsonb language sql stable as $$
    select jsonb_build_object('outcome', 'done', 'aboutMe', about_me_json((command ->> 'councilId')::uuid,
        (command ->> 'personId')::uuid, (command ->> 'at')::timestamptz))
$$;

-- Writes parts, those without words are erased. Command: councilId, personId, actorId, onBehalfOf, words (part to text, empty:
-- erased), at. Outcomes: done (aboutMe).
create or replace function about_me_write(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    at timestamptz := command ->> 'at';
    changed text[];
begin
    perform 1 from person p where p.council_id = council and p.id = person for no key update;
    with given as (select g.part, nullif(g.words, '') as words from jsonb_each_text(command -> 'words') g (part, words)),
    erased as (
        delete from about_me m using given g
         where m.council_id = council and m.person_id = person and m.part = g.part and g.words is null
        returning m.part),
    written as (
        insert into about_me as m (council_id, person_id, part, words, changed_at, changed_by)
        select council, person, g.part, g.words, (command ->> 'at')::timestamptz, (command ->> 'actorId')::uuid
          from given g where g.words is not null
        on conflict (council_id, person_id, part) do update
           set words = excluded.words, changed_at = excluded.changed_at, changed_by = excluded.changed_by
         where m.words <> excluded.words
        returning m.part)
    select array_agg(part) into changed from (select part from erased union all select part from written) c;
    if changed is not null then
        -- Which parts, never what they say.
        perform audit(council, command, at, 'about-me-changed', 'person', person, jsonb_build_object('parts', changed));
    end if;
    return about_me_done(command);
end $$;

-- Says which parts somebody sees; none: taken back. Command: id, councilId, personId, actorId, onBehalfOf, providerId or readerId,
-- parts, at. Outcomes: done (aboutMe), not-found (they have nothing to do with each other).
create or replace function about_me_share_with(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    provider uuid := command ->> 'providerId';
    reader uuid := command ->> 'readerId';
    at timestamptz := command ->> 'at';
    given text[] := array(select jsonb_array_elements_text(command -> 'parts') order by 1);
    more boolean;
    s about_me_share;
begin
    perform 1 from person p where p.council_id = council and p.id = person for no key update;
    select * into s from about_me_share k
     where k.council_id = council and k.person_id = person and k.provider_id is not distinct from provider
       and k.reader_id is not distinct from reader and k.ended_at is null;
    if s.id is not null and not about_me_open(s, at) then
        update about_me_share k set ended_at = (command ->> 'at')::timestamptz where k.council_id = council and k.id = s.id;
        s := null;
    end if;
    more := not given <@ coalesce(s.parts, '{}');
    if cardinality(given) = 0 then
        update about_me_share k set ended_at = (command ->> 'at')::timestamptz where k.council_id = council and k.id = s.id;
    elsif not (case when provider is not null then about_me_supports(council, person, provider, at)
                    else about_me_knows(council, person, reader, at) end) then
        return '{"outcome": "not-found"}';
    elsif s.id is not null then
        update about_me_share k set parts = given where k.council_id = council and k.id = s.id and k.parts <> given;
    else
        insert into about_me_share (council_id, id, person_id, provider_id, reader_id, parts, since, shared_by, on_behalf_of)
        values (council, (command ->> 'id')::uuid, person, provider, reader, given, (command ->> 'at')::timestamptz,
            (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid);
    end if;
    -- Whoever sees more than before is told that there is something, and nothing of it.
    if more then
        insert into outbox (council_id, topic, payload, at)
        values (council, 'about-me-shared', jsonb_strip_nulls(jsonb_build_object('holderId', person, 'providerId', provider,
            'personId', reader)), (command ->> 'at')::timestamptz);
    end if;
    perform audit(council, command, at, case cardinality(given) when 0 then 'about-me-taken-back' else 'about-me-shared' end,
        'person', person, jsonb_build_object('providerId', provider, 'readerId', reader, 'parts', given));
    return about_me_done(command);
end $$;

-- The share by which this reader sees something of a person; null: none that counts.
create or replace function about_me_of(council uuid, person uuid, reader uuid, provider uuid, at timestamptz)
returns setof about_me_share language sql stable as $$
    select s.* from about_me_share s
     where s.council_id = council and s.person_id = person and (s.reader_id = reader or s.provider_id = provider)
       and about_me_open(s, at)
$$;

-- Somebody reads what is shared with them; the look is noted for the person, and in the trail. Command: councilId, personId,
-- actorId, providerId, at. Outcomes: done (shared), not-found.
create or replace function about_me_read(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    reader uuid := command ->> 'actorId';
    provider uuid := command ->> 'providerId';
    at timestamptz := command ->> 'at';
    shown text[];
    found jsonb;
begin
    -- Taking back waits for this look or comes before it.
    perform 1 from person p where p.council_id = council and p.id = person for share;
    select array_agg(distinct part) into shown
      from about_me_of(council, person, reader, provider, at) s, unnest(s.parts) part;
    if shown is null then
        return '{"outcome": "not-found"}';
    end if;
    update about_me_share k set looked_at = (command ->> 'at')::timestamptz, looks = k.looks + 1
     where k.council_id = council and k.id in (select s.id from about_me_of(council, person, reader, provider, at) s);
    perform audit(council, command, at, 'about-me-read', 'person', person, jsonb_build_object('parts', shown));
    select jsonb_build_object('personId', h.id, 'firstName', h.first_name, 'parts', coalesce((
               select jsonb_agg(jsonb_build_object('part', m.part, 'words', m.words, 'changedAt', m.changed_at)
                                order by array_position(array['matters', 'support', 'safe', 'emergency'], m.part))
                 from about_me m where m.council_id = council and m.person_id = person and m.part = any (shown)), '[]'))
      into found from person h where h.council_id = council and h.id = person;
    return jsonb_build_object('outcome', 'done', 'shared', found);
end $$;

-- R24, R101: nobody can read it after a death; it goes for good when a death could no more be a mistake.
-- {"before", "limit"} -> {"count"}
create or replace function about_me_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    forgotten integer;
begin
    with dead as materialized (
        select p.council_id, p.id from person p
         where p.died_on < ((command ->> 'before')::timestamptz at time zone 'Europe/London')::date
           and (exists (select from about_me m where m.council_id = p.council_id and m.person_id = p.id)
                or exists (select from about_me_share s where s.council_id = p.council_id and s.person_id = p.id))
         order by p.died_on limit (command ->> 'limit')::integer for no key update skip locked),
    shares as (
        delete from about_me_share s using dead d where s.council_id = d.council_id and s.person_id = d.id),
    words as (delete from about_me m using dead d where m.council_id = d.council_id and m.person_id = d.id)
    select count(*) into forgotten from dead;
    return jsonb_build_object('count', forgotten);
end $$;
