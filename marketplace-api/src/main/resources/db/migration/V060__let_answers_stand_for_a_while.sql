-- R40: an answer to an advert opens an offer to who wrote the advert, for as long as an advert is there, and until one of the
-- two says no.
alter table enquiry_invitation add column until timestamptz;
update enquiry_invitation set until = since + interval '60 days';
alter table enquiry_invitation
    alter column until set not null,
    add column ended_at timestamptz,
    add check (since < until),
    add check (ended_at >= since);

-- They are told the time now.
drop function if exists enquiry_reachable(uuid, uuid, uuid, uuid, timestamptz);
drop function if exists advert_answer_json(advert_answer);
