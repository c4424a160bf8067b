-- Whoever lets others in has bounds of their own (R60); ties end with a reason (R64); nobody is authorised for who can decide (R65).

-- Who acts for the person and let this one in by their own power; none: the person did, or somebody of the council.
alter table acting
    add column granted_by uuid,
    add foreign key (council_id, granted_by) references person,
    add constraint acting_granted_are_helpers check (granted_by is null or as_role = 'helper'),
    add constraint acting_not_granted_by_oneself check (granted_by <> person_id);
alter table acting_invitation
    add column granted_by uuid,
    add foreign key (council_id, granted_by) references person;
create index acting_granted on acting (council_id, granted_by, for_person_id) where granted_by is not null;

-- Nobody gives what they haven't got, whichever way it comes here. An ending is never held up by it.
create function acting_within_granters() returns trigger language plpgsql as $$
begin
    if exists (select from (select a.may_book, a.may_approve_up_to_pence from acting a
                             where a.council_id = new.council_id and a.person_id = new.granted_by
                               and a.for_person_id = new.for_person_id and a.during && new.during
                             order by a.during desc limit 1) g
                where new.may_book and not g.may_book
                   or g.may_approve_up_to_pence is not null
                      and (new.may_approve_up_to_pence is null or new.may_approve_up_to_pence > g.may_approve_up_to_pence)) then
        raise exception 'More than who lets them in may themselves' using errcode = 'DI070';
    end if;
    return null;
end $$;
create trigger acting_within_granters after insert or update of may_book, may_approve_up_to_pence, granted_by on acting
    for each row when (new.granted_by is not null) execute function acting_within_granters();

-- Whoever was let in by somebody who acts no more is looked at again.
alter table acting_review
    drop constraint acting_review_cause_check,
    add constraint acting_review_cause_check
        check (cause in ('breach', 'capacity-lost', 'capacity-regained', 'can-decide-again', 'granter-ended', 'review'));

-- A tie ends, and stays to be seen. Said again later it is another one.
alter table acting_tie
    drop constraint acting_tie_pkey,
    add column id uuid not null default uuidv7(),
    add column ended_at timestamptz,
    add column ended_by uuid,
    add column ended_reason text check (length(ended_reason) between 1 and 2000),
    add primary key (council_id, id),
    add foreign key (council_id, ended_by) references person,
    add constraint acting_tie_ended_whole
        check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_reason is null)),
    add constraint acting_tie_ended_by_another check (ended_by <> person_id);
create unique index acting_tie_one_open on acting_tie (council_id, person_id, provider_id) where ended_at is null;

create function acting_tie_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.ended_at is not null
       or (new.council_id, new.id, new.person_id, new.provider_id, new.said_at, new.said_by)
          is distinct from (old.council_id, old.id, old.person_id, old.provider_id, old.said_at, old.said_by) then
        raise exception 'What was said of a tie stays' using errcode = 'DI071';
    end if;
    return new;
end $$;
create trigger acting_tie_stays before update or delete on acting_tie for each row execute function acting_tie_stays();

-- R65: whoever can decide has nobody who was authorised for them: neither does one begin, nor does one go on.
create function acting_is_for_who_cannot_decide() returns trigger language plpgsql as $$
begin
    if (select c.can_decide from capacity_decision c where c.council_id = new.council_id and c.person_id = new.for_person_id
         order by c.decided_at desc, c.id desc limit 1) then
        raise exception 'They can decide' using errcode = 'DI072';
    end if;
    return null;
end $$;
create trigger acting_is_for_who_cannot_decide after insert or update of as_role on acting
    for each row when (new.as_role = 'authorised') execute function acting_is_for_who_cannot_decide();

create function capacity_leaves_nobody_authorised() returns trigger language plpgsql as $$
begin
    if exists (select from acting a where a.council_id = new.council_id and a.for_person_id = new.person_id
                  and a.as_role = 'authorised'
                  and (upper(a.during) is null or upper(a.during) > (new.decided_at at time zone 'Europe/London')::date)) then
        raise exception 'Somebody is authorised for them' using errcode = 'DI072';
    end if;
    return null;
end $$;
create constraint trigger capacity_leaves_nobody_authorised after insert on capacity_decision
    deferrable initially deferred for each row when (new.can_decide) execute function capacity_leaves_nobody_authorised();
