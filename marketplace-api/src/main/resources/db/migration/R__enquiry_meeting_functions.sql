-- R43: times to meet, and whether the two carry on, in a thread about an offer. The thread is locked.

-- Proposes times in a locked thread instead of what was proposed or agreed before.
create or replace function enquiry_add_meeting(command jsonb, thread enquiry) returns jsonb language plpgsql as $$
declare
    council uuid := thread.council_id;
    side text := command ->> 'side';
    home uuid;
begin
    if thread.about <> 'offer' then
        return enquiry_refused('not-found');
    end if;
    if side = 'provider' and command ->> 'way' = 'at-home' then
        -- The last time that the person said how they would like to meet.
        select case when m.way = 'at-home' then m.id end into home from enquiry_meeting m
         where m.council_id = council and m.enquiry_id = thread.id and m.side = 'person'
         order by m.at desc, m.id desc limit 1;
        if home is null then
            return enquiry_refused('home-is-theirs-to-choose');
        end if;
    end if;
    update enquiry_meeting m set state = 'replaced'
     where m.council_id = council and m.enquiry_id = thread.id and m.state in ('proposed', 'agreed');
    insert into enquiry_meeting (council_id, id, enquiry_id, side, way, home_chosen_in, starts, place, phone, link, at,
        written_by, on_behalf_of)
    values (council, (command ->> 'id')::uuid, thread.id, side, command ->> 'way', home,
        array(select t::timestamptz from jsonb_array_elements_text(command -> 'starts') t order by 1),
        command ->> 'place', command ->> 'phone', command ->> 'link', (command ->> 'at')::timestamptz,
        (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid);
    return enquiry_sent(command, thread, 'meeting-proposed', 'meeting-proposed',
        jsonb_build_object('way', command ->> 'way', 'starts', command -> 'starts'));
end $$;

-- The other side says yes to one of the times. Command: enquiryId, meetingId, councilId, actorId, onBehalfOf, side,
-- personId or providerId, start, link, phone, at. The same yes again is the same. Outcomes: done (enquiry), not-found, ended,
-- wrong-state (other times were proposed meanwhile, or another was agreed), in-the-past, link-needed, phone-needed.
create or replace function enquiry_agree(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    side text := command ->> 'side';
    at timestamptz := command ->> 'at';
    start timestamptz := command ->> 'start';
    thread enquiry := enquiry_locked(command);
    meeting enquiry_meeting;
begin
    select * into meeting from enquiry_meeting m
     where m.council_id = council and m.enquiry_id = thread.id and m.id = (command ->> 'meetingId')::uuid;
    if meeting.id is null or meeting.side = side or not start = any (meeting.starts) then
        return enquiry_refused('not-found');
    end if;
    if meeting.state = 'agreed' and meeting.agreed_start = start then
        return enquiry_done(thread, side);
    end if;
    if thread.ended_at is not null or is_blocked(council, thread.person_id, thread.provider_id) then
        return enquiry_refused('ended');
    end if;
    if meeting.state <> 'proposed' then
        return enquiry_refused('wrong-state');
    end if;
    if start <= at then
        return enquiry_refused('in-the-past');
    end if;
    if meeting.way = 'video' and coalesce(command ->> 'link', meeting.link) is null then
        return enquiry_refused('link-needed');
    end if;
    if meeting.way = 'phone' and coalesce(command ->> 'phone', meeting.phone) is null then
        return enquiry_refused('phone-needed');
    end if;
    update enquiry_meeting m
       set state = 'agreed', agreed_start = start, agreed_at = (command ->> 'at')::timestamptz,
           link = case when m.way = 'video' then coalesce(m.link, command ->> 'link') end,
           phone = case when m.way = 'phone' then coalesce(m.phone, command ->> 'phone') end
     where m.council_id = council and m.id = meeting.id;
    update enquiry e set waiting_for = null, last_at = at
     where e.council_id = council and e.id = thread.id returning * into thread;
    perform enquiry_tell(thread, 'meeting-agreed', enquiry_other(side), at);
    perform audit(council, command, at, 'meeting-agreed', 'enquiry', thread.id,
        jsonb_build_object('side', side, 'way', meeting.way, 'start', start));
    return enquiry_done(thread, side);
end $$;

-- "Carry on" or "not for me". Command: enquiryId, councilId, actorId, onBehalfOf, side, personId or providerId, says, at.
-- Outcomes: done (enquiry), not-found, ended.
create or replace function enquiry_say(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    side text := command ->> 'side';
    says text := command ->> 'says';
    at timestamptz := command ->> 'at';
    thread enquiry := enquiry_locked(command);
begin
    if thread.id is null or thread.about <> 'offer' then
        return enquiry_refused('not-found');
    end if;
    if (case side when 'person' then thread.person_says else thread.provider_says end = says) then
        return enquiry_done(thread, side);
    end if;
    if thread.ended_at is not null then
        return enquiry_refused('ended');
    end if;
    if says = 'not-for-me' then
        update enquiry_meeting m set state = 'ended'
         where m.council_id = council and m.enquiry_id = thread.id and m.state in ('proposed', 'agreed');
        update enquiry_invitation i set ended_at = greatest(at, i.since)
         where i.council_id = council and i.person_id = thread.person_id and i.offer_id = thread.offer_id
           and i.ended_at is null;
    end if;
    update enquiry e
       set person_says = case side when 'person' then says else e.person_says end,
           provider_says = case side when 'provider' then says else e.provider_says end,
           ended_at = case says when 'not-for-me' then at end, last_at = at,
           waiting_for = case when says = 'not-for-me' then null
                              when e.waiting_for = side then enquiry_other(side) else e.waiting_for end
     where e.council_id = council and e.id = thread.id returning * into thread;
    perform enquiry_tell(thread, case says when 'carry-on' then 'enquiry-carry-on' else 'enquiry-not-for-me' end,
        enquiry_other(side), at);
    perform audit(council, command, at, 'enquiry-' || says, 'enquiry', thread.id, jsonb_build_object('side', side));
    return enquiry_done(thread, side);
end $$;

