-- What applies the decisions of uk.directly.starting.

-- Adds somebody whom the council knows. Command: id, councilId, actorId, name, firstName, bornOn, caseReference, lines,
-- postcode, role (holder or carer), at. The same id again changes nothing.
-- Outcomes: done, case-reference-known.
create or replace function starting_add_person(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    added uuid := command ->> 'id';
begin
    if exists (select from person p where p.council_id = council and p.id = added) then
        return '{"outcome": "done"}';
    end if;
    begin
        insert into person (council_id, id, name, first_name, born_on, case_reference)
        values (council, added, command ->> 'name', command ->> 'firstName', (command ->> 'bornOn')::date,
                command ->> 'caseReference');
    exception when unique_violation then
        return '{"outcome": "case-reference-known"}';
    end;
    insert into person_role (council_id, person_id, role) values (council, added, command ->> 'role');
    insert into home_address (council_id, person_id, lines, postcode)
    values (council, added, command ->> 'lines', command ->> 'postcode');
    perform audit(council, command, (command ->> 'at')::timestamptz, 'person-added', 'person', added);
    return '{"outcome": "done"}';
end $$;

-- Makes a letter, and takes the one before out of use. Command: id, councilId, actorId, personId, codeHash (hexadecimal),
-- until, at. Outcomes: done, not-found, deceased, no-birth-date, no-award, signs-in-already.
create or replace function starting_letter(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    starter person;
    at timestamptz := command ->> 'at';
begin
    select * into starter from person p
     where p.council_id = council and p.id = (command ->> 'personId')::uuid for no key update;
    if starter.id is null or starter.id = (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    end if;
    if starter.died_on is not null then
        return '{"outcome": "deceased"}';
    end if;
    -- Who signed in before comes in again by a letter that whoever asks for it doesn't see (sign_in_letter_ask).
    if starter.subject is not null and starter.subject not like 'letter:%'
            or exists (select from sign_in_letter l where l.council_id = council and l.person_id = starter.id) then
        return '{"outcome": "signs-in-already"}';
    end if;
    if starter.born_on is null then
        return '{"outcome": "no-birth-date"}';
    end if;
    -- Who has come in before could be kept out by a letter to somebody else.
    if starter.subject is not null
            and home_change_letters_from(council, starter.id, (at at time zone 'Europe/London')::date) is not null then
        return '{"outcome": "address-new"}';
    end if;
    if not exists (select from award a where a.council_id = council and a.holder_id = starter.id) then
        return '{"outcome": "no-award"}';
    end if;
    update start_letter l set replaced_at = at
     where l.council_id = council and l.person_id = starter.id and l.replaced_at is null;
    insert into start_letter (council_id, id, person_id, code_hash, made_at, made_by, until)
    values (council, (command ->> 'id')::uuid, starter.id, decode(command ->> 'codeHash', 'hex'), at,
            (command ->> 'actorId')::uuid, (command ->> 'until')::date);
    insert into start (council_id, person_id, begun_at) values (council, starter.id, at) on conflict do nothing;
    perform audit(council, command, at, 'start-letter-made', 'person', starter.id,
        jsonb_build_object('until', command ->> 'until'));
    return '{"outcome": "done"}';
end $$;

-- Signs in with a code and a date of birth. What is wrong is not told apart, but for a letter that no longer works and is
-- held by somebody who knows the date of birth. Command: codeHash, bornOn, today, at.
-- Outcomes: done (subject), wrong, no-longer, signs-in-already.
create or replace function starting_sign_in(command jsonb) returns jsonb language plpgsql as $$
declare
    letter start_letter;
    starter person;
    at timestamptz := command ->> 'at';
begin
    -- The person before the letter, as everything else that changes letters.
    select * into letter from start_letter l where l.code_hash = decode(command ->> 'codeHash', 'hex');
    select * into starter from person p
     where p.council_id = letter.council_id and p.id = letter.person_id for no key update;
    select * into letter from start_letter l
     where l.council_id = letter.council_id and l.id = letter.id for no key update;
    if letter.id is null or letter.misses >= 5 then
        return '{"outcome": "wrong"}';
    end if;
    if starter.born_on is distinct from (command ->> 'bornOn')::date then
        update start_letter l set misses = l.misses + 1 where l.council_id = letter.council_id and l.id = letter.id;
        if letter.misses = 4 then
            perform audit(letter.council_id, '{}', at, 'start-letter-locked', 'person', letter.person_id);
        end if;
        return '{"outcome": "wrong"}';
    end if;
    if starter.subject is not null and starter.subject not like 'letter:%' then
        return '{"outcome": "signs-in-already"}';
    end if;
    if letter.replaced_at is not null or letter.until < (command ->> 'today')::date then
        return '{"outcome": "no-longer"}';
    end if;
    update start_letter l set used_at = coalesce(l.used_at, at), misses = 0
     where l.council_id = letter.council_id and l.id = letter.id;
    update person p set subject = coalesce(p.subject, 'letter:' || gen_random_uuid())
     where p.council_id = letter.council_id and p.id = letter.person_id
    returning * into starter;
    perform audit(letter.council_id, jsonb_build_object('actorId', starter.id), at, 'signed-in-by-letter', 'person',
        starter.id);
    return jsonb_build_object('outcome', 'done', 'subject', starter.subject);
end $$;

-- From now on they sign in with that sign-in. Command: councilId, personId, subject, at.
-- Outcomes: done, taken (somebody else's sign-in), signs-in-already.
create or replace function starting_link(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    starter person;
begin
    select * into starter from person p
     where p.council_id = council and p.id = (command ->> 'personId')::uuid for no key update;
    if starter.subject = command ->> 'subject' then
        return '{"outcome": "done"}';
    end if;
    if starter.subject is null or starter.subject not like 'letter:%' then
        return '{"outcome": "signs-in-already"}';
    end if;
    begin
        update person p set subject = command ->> 'subject' where p.council_id = council and p.id = starter.id;
    exception when unique_violation then
        return '{"outcome": "taken"}';
    end;
    perform audit(council, jsonb_build_object('actorId', starter.id), (command ->> 'at')::timestamptz,
        'sign-in-chosen', 'person', starter.id);
    return '{"outcome": "done"}';
end $$;

-- Does a step, or says it anew. Command: councilId, personId, actorId, step (helped-by, money, helpers, terms), helpedBy,
-- termsVersion, helperName, helperContact, at. Outcomes: done, not-found (they have not begun), finished.
create or replace function starting_step(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    begun start;
    at timestamptz := command ->> 'at';
begin
    select * into begun from start s
     where s.council_id = council and s.person_id = (command ->> 'personId')::uuid for no key update;
    if begun.person_id is null then
        return '{"outcome": "not-found"}';
    end if;
    if begun.finished_at is not null then
        return '{"outcome": "finished"}';
    end if;
    if command ->> 'step' = 'helped-by' then
        update start s set helped_by = command ->> 'helpedBy'
         where s.council_id = council and s.person_id = begun.person_id;
    else
        insert into start_step (council_id, person_id, step, done_at, done_by, terms_version, helper_name,
            helper_contact)
        values (council, begun.person_id, command ->> 'step', at, (command ->> 'actorId')::uuid,
            command ->> 'termsVersion', command ->> 'helperName', command ->> 'helperContact')
        on conflict (council_id, person_id, step) do update
            set done_at = excluded.done_at, done_by = excluded.done_by, terms_version = excluded.terms_version,
                helper_name = excluded.helper_name, helper_contact = excluded.helper_contact;
    end if;
    perform audit(council, command, at, 'start-step', 'person', begun.person_id,
        jsonb_build_object('step', command ->> 'step', 'helpedBy', coalesce(command ->> 'helpedBy', begun.helped_by),
                           'termsVersion', command ->> 'termsVersion'));
    return '{"outcome": "done"}';
end $$;

-- Finishes, when everything is done. Command: councilId, personId, actorId, at.
-- Outcomes: done, not-found, not-all-done.
create or replace function starting_finish(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    begun start;
begin
    select * into begun from start s
     where s.council_id = council and s.person_id = (command ->> 'personId')::uuid for no key update;
    if begun.person_id is null then
        return '{"outcome": "not-found"}';
    end if;
    if begun.finished_at is not null then
        return '{"outcome": "done"}';
    end if;
    if (select count(*) from start_step t where t.council_id = council and t.person_id = begun.person_id) < 3
       or exists (select from budget b where b.council_id = council and b.holder_id = begun.person_id
                     and b.route is null)
       or exists (select from person p where p.council_id = council and p.id = begun.person_id
                     and p.subject like 'letter:%') then
        return '{"outcome": "not-all-done"}';
    end if;
    update start s set finished_at = (command ->> 'at')::timestamptz
     where s.council_id = council and s.person_id = begun.person_id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'start-finished', 'person', begun.person_id);
    return '{"outcome": "done"}';
end $$;

-- Asks to stop. Command: id, councilId, personId, actorId, onBehalfOf, wish, words, at. The same id again, and a second
-- one while the first is open, change nothing. Outcomes: done.
create or replace function starting_ask_to_stop(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
begin
    insert into stop_request (council_id, id, person_id, wish, words, asked_at, asked_by)
    values (council, (command ->> 'id')::uuid, (command ->> 'personId')::uuid, command ->> 'wish', command ->> 'words',
            (command ->> 'at')::timestamptz, (command ->> 'actorId')::uuid)
    on conflict do nothing;
    if found then
        perform audit(council, command, (command ->> 'at')::timestamptz, 'stop-asked', 'person',
            (command ->> 'personId')::uuid, jsonb_build_object('wish', command ->> 'wish'));
    end if;
    return '{"outcome": "done"}';
end $$;

-- Writes down what was agreed. Command: id, councilId, actorId, outcome, at. Outcomes: done, not-found, wrong-state.
create or replace function starting_answer_stop(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    asked stop_request;
begin
    select * into asked from stop_request r
     where r.council_id = council and r.id = (command ->> 'id')::uuid for no key update;
    if asked.id is null then
        return '{"outcome": "not-found"}';
    end if;
    if asked.done_at is not null then
        return '{"outcome": "wrong-state"}';
    end if;
    update stop_request r
       set done_at = (command ->> 'at')::timestamptz, done_by = (command ->> 'actorId')::uuid,
           outcome = command ->> 'outcome'
     where r.council_id = council and r.id = asked.id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'stop-answered', 'person', asked.person_id);
    return '{"outcome": "done"}';
end $$;

-- Refuses support as money, with reasons. Command: id, councilId, personId, actorId, reasons, at. The same id again
-- changes nothing. Outcomes: done, not-found.
create or replace function starting_refuse(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person_refused uuid := command ->> 'personId';
begin
    if person_refused = (command ->> 'actorId')::uuid
       or not exists (select from person p where p.council_id = council and p.id = person_refused) then
        return '{"outcome": "not-found"}';
    end if;
    insert into refused_start (council_id, id, person_id, reasons, refused_at, refused_by)
    values (council, (command ->> 'id')::uuid, person_refused, command ->> 'reasons', (command ->> 'at')::timestamptz,
            (command ->> 'actorId')::uuid)
    on conflict do nothing;
    if found then
        perform audit(council, command, (command ->> 'at')::timestamptz, 'start-refused', 'person', person_refused);
    end if;
    return '{"outcome": "done"}';
end $$;
