-- What officers decide about providers (R30, R32 to R34, R104, R106).

-- What the officer read on the evidence: the provider's own dates stay as they were given.
alter table check_evidence
    add column counts_from date,
    add column counts_until date,
    add constraint check_evidence_counts check (
        (state = 'accepted' or counts_from is null and counts_until is null) and counts_until >= counts_from);

create or replace function check_evidence_keep() returns trigger language plpgsql as $$
begin
    if old.state <> 'given' and (new.state, new.level, new.issued_on, new.expires_on, new.given_at, new.given_by,
            new.decided_at, new.decided_by, new.reason, new.note, new.counts_from, new.counts_until)
            is distinct from (old.state, old.level, old.issued_on, old.expires_on, old.given_at, old.given_by,
            old.decided_at, old.decided_by, old.reason, old.note, old.counts_from, old.counts_until) then
        raise exception 'What was decided about a check stands' using errcode = 'check_violation',
            constraint = 'check_evidence_stands';
    end if;
    return new;
end
$$;
-- The officers' queue: renewals that wait, who gave them first first.
create index check_evidence_waiting on check_evidence (council_id, given_at) where state = 'given';

-- On which day the platform last looked whether the end of a check is near or past (R32). Only what it has still to look
-- at stands in the index, so that a look every few seconds reads next to nothing.
alter table provider_check
    add column looked_on date;
create index provider_check_ends on provider_check (expires_on, looked_on)
    where state = 'accepted' and expires_on is not null and (looked_on is null or looked_on <= expires_on);
create index provider_check_running_out on provider_check (council_id, expires_on)
    where state = 'accepted' and expires_on is not null;

-- R32: once for each check, end and day before it. Of a check that is newly asked: the day by which it is needed.
create table check_reminder (
    council_id uuid not null,
    provider_id uuid not null,
    check_name text not null,
    ends_on date not null,
    days_before integer not null check (days_before > 0),
    sent_at timestamptz not null,
    primary key (council_id, provider_id, check_name, ends_on, days_before),
    foreign key (council_id, provider_id) references provider on delete cascade
);

-- How far a rule has come: those it newly asks were told, and later it counted. Rules that were there before: done.
alter table check_rule
    add column told_at timestamptz,
    add column counted_at timestamptz;
update check_rule set told_at = lower(during), counted_at = lower(during);
create index check_rule_to_tell on check_rule (lower(during)) where told_at is null;
create index check_rule_to_count on check_rule (lower(during)) where counted_at is null;

alter table provider
    -- R106: as what they see themselves while the notice of a suspension is delayed.
    add column shown_state text check (shown_state in ('accredited', 'paused')),
    add constraint provider_shown check (shown_state is null or state = 'suspended');
create index provider_on_register on provider (council_id, kind) where state = 'accredited';

-- R33. The reason is for officers only: it stands nowhere else.
create table suspension (
    council_id uuid not null,
    -- Made by who suspends: a form sent twice is one suspension.
    id uuid not null,
    provider_id uuid not null,
    safeguarding boolean not null,
    reason text check (length(reason) between 1 and 2000),
    suspended_at timestamptz not null,
    suspended_by uuid not null,
    -- When the provider was told.
    told_at timestamptz,
    ended_at timestamptz,
    ended_by uuid,
    -- Why it ended, as the provider reads it.
    ended_why text check (length(ended_why) between 1 and 2000),
    primary key (council_id, id),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, suspended_by) references person,
    foreign key (council_id, ended_by) references person,
    constraint suspension_ends_whole check (
        (ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null)),
    check (ended_at >= suspended_at)
);
create unique index suspension_one_open on suspension (council_id, provider_id) where ended_at is null;
create index suspension_open on suspension (council_id, suspended_at) where ended_at is null;

-- Whom to call: everybody who had a visit to come when it happened.
create table suspension_call (
    council_id uuid not null,
    suspension_id uuid not null,
    holder_id uuid not null,
    first_visit_at timestamptz not null,
    visits integer not null check (visits > 0),
    called_at timestamptz,
    called_by uuid,
    -- What was said.
    said text check (length(said) between 1 and 2000),
    primary key (council_id, suspension_id, holder_id),
    foreign key (council_id, suspension_id) references suspension,
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, called_by) references person,
    constraint call_is_told_whole check (
        (called_at is null) = (called_by is null) and (called_at is null) = (said is null))
);
create index suspension_call_open on suspension_call (council_id, suspension_id) where called_at is null;

-- R106: the provider isn't told on the day, for a recorded reason, confirmed by a second officer, and looked at again soon.
create table notice_delay (
    council_id uuid not null,
    suspension_id uuid not null,
    reason text not null check (length(reason) between 1 and 2000),
    asked_by uuid not null,
    asked_at timestamptz not null,
    -- Until then nobody is told while it waits for the second officer: the end of the day (R104).
    confirm_before timestamptz not null,
    -- The last day on which it may be looked at again; afterwards the provider is told.
    review_on date not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    ended_at timestamptz,
    ended_how text check (ended_how in ('released', 'not-confirmed', 'past-review', 'suspension-ended')),
    -- Who told them; none: the platform.
    ended_by uuid,
    primary key (council_id, suspension_id),
    foreign key (council_id, suspension_id) references suspension,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, confirmed_by) references person,
    foreign key (council_id, ended_by) references person,
    constraint delay_needs_two check (confirmed_by <> asked_by),
    constraint delay_is_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null)),
    constraint delay_is_looked_at_soon check (
        review_on - (asked_at at time zone 'Europe/London')::date between 0 and 14),
    constraint delay_ends_whole check ((ended_at is null) = (ended_how is null))
);
create index notice_delay_open on notice_delay (confirm_before, review_on) where ended_at is null;

-- A suspension, its calls and its delay are never taken back, and what was said about them stays.
create function suspension_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.ended_at is not null
            or (new.council_id, new.id, new.provider_id, new.safeguarding, new.reason, new.suspended_at, new.suspended_by)
               is distinct from (old.council_id, old.id, old.provider_id, old.safeguarding, old.reason,
               old.suspended_at, old.suspended_by)
            or old.told_at is not null and new.told_at is distinct from old.told_at then
        raise exception 'A suspension stays as it was recorded' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger suspension_stays before update or delete on suspension
    for each row execute function suspension_keep();

-- Who is not suspended any more, however it came to that, is shown what they are.
create function provider_show() returns trigger language plpgsql as $$
begin
    if new.state <> 'suspended' then
        new.shown_state := null;
    end if;
    return new;
end
$$;
create trigger provider_shows before update of state on provider
    for each row execute function provider_show();

-- What a council asked on a day stays readable: a rule that has begun only ends sooner or later.
create function check_rule_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.told_at is not null
       or tg_op = 'UPDATE' and (
            (new.id, new.council_id, new.provider_kind, new.service_id, new.check_name, new.asked, new.level,
             new.valid_months, new.reminder_days, new.keep_file_months, lower(new.during), new.set_by, new.set_at)
            is distinct from
            (old.id, old.council_id, old.provider_kind, old.service_id, old.check_name, old.asked, old.level,
             old.valid_months, old.reminder_days, old.keep_file_months, lower(old.during), old.set_by, old.set_at)) then
        raise exception 'A rule is followed by another one, and stays as it was' using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger check_rule_stays before update or delete on check_rule
    for each row execute function check_rule_keep();
