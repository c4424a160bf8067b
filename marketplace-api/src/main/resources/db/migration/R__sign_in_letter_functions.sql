-- What applies uk.directly.starting.AnewLetters: a code by letter for somebody who can't sign in any more.

-- An officer called back and asks for a letter: all sign-ins end, and the sign-in of before no longer works. Officers come in
-- again by their council's own way. Command: id, councilId, actorId, personId, madeSure, now, at. The same id again changes
-- nothing. Outcomes: done, not-found, own, deceased, officer, no-birth-date, no-address, never-signed-in, address-new.
create or replace function sign_in_letter_ask(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    lost person;
begin
    select * into lost from person p
     where p.council_id = council and p.id = (command ->> 'personId')::uuid for update;
    if lost.id is null then
        return '{"outcome": "not-found"}';
    elsif lost.id = (command ->> 'actorId')::uuid then
        return '{"outcome": "own"}';
    elsif exists (select from sign_in_letter l where l.council_id = council and l.id = (command ->> 'id')::uuid
                     and l.person_id = lost.id) then
        return '{"outcome": "done"}';
    elsif lost.died_on is not null then
        return '{"outcome": "deceased"}';
    elsif is_council_staff(council, lost.id) then
        return '{"outcome": "officer"}';
    elsif lost.subject is null or lost.subject like 'letter:%' and not exists (select from sign_in_letter l
            where l.council_id = council and l.person_id = lost.id) then
        return '{"outcome": "never-signed-in"}';
    elsif lost.born_on is null then
        return '{"outcome": "no-birth-date"}';
    elsif not exists (select from home_address h where h.council_id = council and h.person_id = lost.id) then
        return '{"outcome": "no-address"}';
    elsif home_change_letters_from(council, lost.id, (moment at time zone 'Europe/London')::date) is not null then
        return '{"outcome": "address-new"}';
    end if;
    update sign_in_letter l set replaced_at = moment
     where l.council_id = council and l.person_id = lost.id and l.replaced_at is null and l.used_at is null;
    update start_letter l set replaced_at = moment
     where l.council_id = council and l.person_id = lost.id and l.replaced_at is null;
    insert into sign_in_letter (council_id, id, person_id, asked_at, asked_by, made_sure)
    values (council, (command ->> 'id')::uuid, lost.id, moment, (command ->> 'actorId')::uuid, command ->> 'madeSure');
    -- Whoever has what was lost can't go on with it.
    update person p set subject = 'letter:' || gen_random_uuid() where p.council_id = council and p.id = lost.id;
    perform sign_in_end_all(council, lost.id, command, true);
    perform audit(council, command, moment, 'sign-in-letter-asked', 'person', lost.id,
        jsonb_build_object('letterId', command ->> 'id'));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'sign-in-letter', jsonb_build_object('letterId', command ->> 'id', 'personId', lost.id), moment);
    return '{"outcome": "done"}';
end $$;

-- Another officer prints it; only now there is a code. Command: id, councilId, actorId, codeHash, until, at.
-- Outcomes: done (name, lines, postcode), not-found, wrong-state, same-officer, address-new.
create or replace function sign_in_letter_print(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    letter sign_in_letter;
    answer jsonb;
begin
    -- The person before the letter, as everything else that changes letters. Who changes where they live waits for this, or this
    -- sees it.
    perform from person p join sign_in_letter l on l.council_id = p.council_id and l.person_id = p.id
      where l.council_id = council and l.id = (command ->> 'id')::uuid for share of p;
    select * into letter from sign_in_letter l
     where l.council_id = council and l.id = (command ->> 'id')::uuid for no key update;
    if letter.id is null or letter.person_id = (command ->> 'actorId')::uuid then
        return '{"outcome": "not-found"}';
    elsif letter.printed_at is not null or letter.replaced_at is not null then
        return '{"outcome": "wrong-state"}';
    elsif letter.asked_by = (command ->> 'actorId')::uuid then
        return '{"outcome": "same-officer"}';
    elsif home_change_letters_from(council, letter.person_id, (moment at time zone 'Europe/London')::date) is not null then
        return '{"outcome": "address-new"}';
    end if;
    update sign_in_letter l
       set printed_at = moment, printed_by = (command ->> 'actorId')::uuid,
           code_hash = decode(command ->> 'codeHash', 'hex'), until = (command ->> 'until')::date
     where l.council_id = council and l.id = letter.id;
    perform audit(council, command, moment, 'sign-in-letter-printed', 'person', letter.person_id,
        jsonb_build_object('letterId', letter.id, 'askedBy', letter.asked_by));
    select jsonb_build_object('outcome', 'done', 'name', p.name, 'lines', h.lines, 'postcode', h.postcode) into answer
      from person p join home_address h on h.council_id = p.council_id and h.person_id = p.id
     where p.council_id = council and p.id = letter.person_id;
    return answer;
end $$;

-- Comes in again with a code and a date of birth, once. What is wrong is not told apart, but for a letter that no longer works
-- and is held by somebody who knows the date of birth. Command: codeHash, bornOn, today, at.
-- Outcomes: done (subject, councilId, personId), wrong, no-longer.
create or replace function sign_in_by_letter(command jsonb) returns jsonb language plpgsql as $$
declare
    letter sign_in_letter;
    whom person;
    moment timestamptz := command ->> 'at';
begin
    select * into letter from sign_in_letter l where l.code_hash = decode(command ->> 'codeHash', 'hex');
    if letter.id is null then
        return '{"outcome": "wrong"}';
    end if;
    select * into whom from person p
     where p.council_id = letter.council_id and p.id = letter.person_id for no key update;
    select * into letter from sign_in_letter l
     where l.council_id = letter.council_id and l.id = letter.id for no key update;
    if letter.misses >= 5 then
        return '{"outcome": "wrong"}';
    elsif whom.born_on is distinct from (command ->> 'bornOn')::date then
        update sign_in_letter l set misses = l.misses + 1 where l.council_id = letter.council_id and l.id = letter.id;
        if letter.misses = 4 then
            perform audit(letter.council_id, '{}', moment, 'sign-in-letter-locked', 'person', letter.person_id);
        end if;
        return '{"outcome": "wrong"}';
    elsif letter.used_at is not null or letter.replaced_at is not null or letter.until < (command ->> 'today')::date
            or whom.subject not like 'letter:%' or whom.died_on is not null then
        return '{"outcome": "no-longer"}';
    end if;
    update sign_in_letter l set used_at = moment where l.council_id = letter.council_id and l.id = letter.id;
    update person p set subject = 'letter:' || gen_random_uuid()
     where p.council_id = whom.council_id and p.id = whom.id
    returning * into whom;
    perform audit(whom.council_id, jsonb_build_object('actorId', whom.id), moment, 'signed-in-by-letter', 'person', whom.id);
    insert into outbox (council_id, topic, payload, at)
    values (whom.council_id, 'signed-in-anew', jsonb_build_object('personId', whom.id), moment);
    return jsonb_build_object('outcome', 'done', 'subject', whom.subject, 'councilId', whom.council_id, 'personId', whom.id);
end $$;
