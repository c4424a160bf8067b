-- Whose work somebody leaves to others (R64): said by them, ended by an officer, with a reason, and kept.

-- R64: somebody lives or works with a provider. Said once; ended by nobody but an officer. Command: councilId, actorId,
-- providerId, kind, at. Outcomes: done, not-found.
create or replace function acting_tie_say(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
begin
    insert into acting_tie (council_id, person_id, provider_id, kind, said_at, said_by)
    select council, (command ->> 'actorId')::uuid, p.id, command ->> 'kind', (command ->> 'at')::timestamptz,
           (command ->> 'actorId')::uuid
      from provider p where p.council_id = council and p.id = (command ->> 'providerId')::uuid
    on conflict (council_id, person_id, provider_id) where ended_at is null do update set kind = excluded.kind;
    if not found then
        return '{"outcome": "not-found"}';
    end if;
    perform audit(council, command - 'onBehalfOf', (command ->> 'at')::timestamptz, 'tie-said', 'provider',
        (command ->> 'providerId')::uuid, jsonb_build_object('kind', command ->> 'kind'));
    return '{"outcome": "done"}';
end $$;

-- An officer ends a tie. Of their own they decide nothing. Ended twice is ended. Whoever said it is told, and each person for whom
-- they act. Command: id, councilId, actorId, personId, reason, at. Outcomes: done, not-found, own-question.
create or replace function acting_tie_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    moment timestamptz := command ->> 'at';
    tie acting_tie;
begin
    select * into tie from acting_tie t
     where t.council_id = council and t.id = (command ->> 'id')::uuid and t.person_id = (command ->> 'personId')::uuid
       for no key update;
    if tie.id is null then
        return '{"outcome": "not-found"}';
    elsif officer = tie.person_id
       or exists (select from provider p where p.council_id = council and p.id = tie.provider_id and p.person_id = officer) then
        return '{"outcome": "own-question"}';
    elsif tie.ended_at is not null then
        return '{"outcome": "done"}';
    end if;
    update acting_tie t set ended_at = moment, ended_by = officer, ended_reason = command ->> 'reason'
     where t.council_id = council and t.id = tie.id;
    perform audit(council, command, moment, 'tie-ended', 'provider', tie.provider_id,
        jsonb_build_object('tieId', tie.id, 'personId', tie.person_id, 'kind', tie.kind, 'reason', command ->> 'reason'));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'tie-ended', jsonb_build_object('tieId', tie.id, 'personId', tie.person_id), moment);
    insert into outbox (council_id, topic, payload, at)
    select council, 'tie-ended-of', jsonb_build_object('tieId', tie.id, 'forPersonId', a.for_person_id), moment
      from acting a
     where a.council_id = council and a.person_id = tie.person_id
       and a.during @> (moment at time zone 'Europe/London')::date
     order by a.for_person_id;
    return '{"outcome": "done"}';
end $$;
