-- School holidays of a council, for visits that come again but not in them. Locks: the council's school holidays (advisory).

-- Adds a school holiday; the same days once more take the new name. Command: id, councilId, actorId, onBehalfOf, name, from,
-- to (the last day), at. Outcomes: done, overlaps.
create or replace function school_holiday_add(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    days daterange := daterange((command ->> 'from')::date, (command ->> 'to')::date, '[]');
    kept uuid;
begin
    -- Two who say the same days at once come one after the other; with the constraint alone each would wait for the other.
    perform pg_advisory_xact_lock(hashtextextended('school-holidays:' || council, 0));
    update school_holiday h set name = command ->> 'name' where h.council_id = council and h.during = days
    returning h.id into kept;
    if kept is null then
        insert into school_holiday (council_id, id, name, during)
        values (council, (command ->> 'id')::uuid, command ->> 'name', days);
        kept := (command ->> 'id')::uuid;
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'school-holiday-added', 'school-holiday', kept,
        jsonb_build_object('name', command -> 'name', 'from', command -> 'from', 'to', command -> 'to'));
    return '{"outcome": "done"}';
exception when exclusion_violation then
    return '{"outcome": "overlaps"}';
end $$;

-- Takes one away; what is booked stays booked. Command: id, councilId, actorId, onBehalfOf, at. Outcome: done.
create or replace function school_holiday_remove(command jsonb) returns jsonb language plpgsql as $$
declare
    gone school_holiday;
begin
    delete from school_holiday h where h.council_id = (command ->> 'councilId')::uuid and h.id = (command ->> 'id')::uuid
    returning * into gone;
    if gone.id is not null then
        perform audit(gone.council_id, command, (command ->> 'at')::timestamptz, 'school-holiday-removed',
            'school-holiday', gone.id, jsonb_build_object('name', gone.name));
    end if;
    return '{"outcome": "done"}';
end $$;
