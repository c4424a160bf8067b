-- What is asked of providers (R30), by rule and by day. A rule without a council is everyone's; a council's own for the same
-- kind, service and check stands in its place on its days.
create table check_rule (
    id uuid primary key default uuidv7(),
    council_id uuid references council,
    provider_kind text not null check (provider_kind in ('personal-assistant', 'micro-provider', 'organisation',
        'community', 'isf-broker')),
    -- Null: whatever they offer. Else: of those who offer this service, or one of its parts.
    service_id uuid references service,
    check_name text not null check (check_name in ('identity', 'right-to-work', 'dbs', 'references', 'insurance',
        'safeguarding-training', 'mental-capacity-act-training', 'code-of-conduct', 'cqc-registration',
        'isf-contract')),
    asked text not null check (asked in ('must', 'may', 'not')),
    -- Of a DBS check: the one that is asked, never more than is lawful.
    level text check (level in ('basic', 'standard', 'enhanced')),
    -- For how long from its date it counts; null: as long as the evidence says, or without an end.
    valid_months integer check (valid_months between 1 and 120),
    -- How many days before its end the provider hears of it (R32).
    reminder_days integer[] not null default '{30,7}' check (cardinality(reminder_days) <= 5
        and 1 <= all (reminder_days) and 365 >= all (reminder_days)),
    -- For how many months after the decision an uploaded file is kept: usually not at all.
    keep_file_months integer not null default 0 check (keep_file_months between 0 and 84),
    during daterange not null check (not isempty(during) and not lower_inf(during)),
    set_by uuid,
    set_at timestamptz,
    foreign key (council_id, set_by) references person,
    check ((level is not null) = (check_name = 'dbs' and asked <> 'not')),
    constraint check_rule_one_a_day exclude using gist (
        (coalesce(council_id, '00000000-0000-0000-0000-000000000000')) with =, provider_kind with =,
        (coalesce(service_id, '00000000-0000-0000-0000-000000000000')) with =, check_name with =, during with &&)
);

-- R30: only personal care makes more than a basic DBS check lawful.
create function check_rule_keep_lawful() returns trigger language plpgsql as $$
begin
    if new.level in ('standard', 'enhanced')
            and not exists (select from service s where s.id = new.service_id and s.personal_care) then
        raise exception 'A % DBS check is asked only for personal care (R30)', new.level
            using errcode = 'check_violation', constraint = 'check_rule_is_lawful';
    end if;
    return new;
end
$$;
create trigger check_rule_is_lawful before insert or update on check_rule
    for each row execute function check_rule_keep_lawful();

-- The default set: R30, and R35 for organisations.
insert into check_rule (provider_kind, check_name, asked, level, valid_months, during)
select kind, seed.check_name, 'must', case when seed.check_name = 'dbs' then 'basic' end,
       case when seed.check_name like '%-training' then 36 end, '[2020-01-01,)'::daterange
  from unnest(array['personal-assistant', 'micro-provider', 'organisation', 'community', 'isf-broker']) kind
 cross join lateral (values ('identity', true), ('right-to-work', kind in ('personal-assistant', 'micro-provider')),
        ('dbs', kind <> 'community'), ('references', true), ('insurance', true), ('safeguarding-training', true),
        ('mental-capacity-act-training', kind <> 'community'), ('code-of-conduct', true),
        ('isf-contract', kind = 'isf-broker')) seed (check_name, asked)
 where seed.asked;

insert into check_rule (provider_kind, service_id, check_name, asked, level, during)
select kind, s.id, 'dbs', 'must', 'enhanced', '[2020-01-01,)'::daterange
  from service s, unnest(array['personal-assistant', 'micro-provider', 'organisation', 'community']) kind
 where s.personal_care
union all
select 'organisation', s.id, 'cqc-registration', 'must', null, '[2020-01-01,)'::daterange from service s where s.personal_care;

alter table provider
    -- How many people work in it, its owner too: from two on R35 takes a micro-provider for an organisation.
    add column workers integer not null default 1 check (workers between 1 and 100000),
    -- Where the council reaches them; never shown to others.
    add column phone text,
    -- R40: a personal assistant stands in the Open Referral feed only if they want to.
    add column in_feed boolean not null default false,
    -- The entry of an imported directory that they say is theirs.
    add column listing_id uuid,
    -- Which officer looks at it.
    add column claimed_by uuid,
    add column claimed_at timestamptz,
    add constraint provider_listing foreign key (council_id, listing_id) references listing,
    add constraint provider_claimer foreign key (council_id, claimed_by) references person,
    add constraint provider_claim check ((claimed_by is null) = (claimed_at is null)),
    drop constraint provider_state_check,
    add constraint provider_state_check check (state in ('draft', 'applied', 'accredited', 'paused', 'suspended',
        'refused', 'left'));
create unique index provider_listing_once on provider (council_id, listing_id)
    where listing_id is not null and state in ('accredited', 'paused', 'suspended');

-- What they say they do: what is asked follows from it.
create table provider_service (
    council_id uuid not null,
    provider_id uuid not null,
    service_id uuid not null references service,
    primary key (council_id, provider_id, service_id),
    foreign key (council_id, provider_id) references provider on delete cascade
);
insert into provider_service (council_id, provider_id, service_id)
select distinct council_id, provider_id, service_id from offer;

-- Whether what is asked for this service is all there: kept by provider_refresh, so that search need not reckon it.
alter table offer add column cleared boolean not null default true;

-- What a provider gave for a check: facts, and after the decision only its outcome. provider_check has what counts now; a
-- renewal waits here beside it.
create table check_evidence (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    provider_id uuid not null,
    check_name text not null,
    state text not null default 'given' check (state in ('given', 'accepted', 'returned', 'replaced')),
    level text check (level in ('basic', 'standard', 'enhanced')),
    issuer text check (length(issuer) <= 200),
    reference text check (length(reference) <= 100),
    issued_on date,
    expires_on date,
    -- What only this check has: {"document"}, {"referees": [{"name", "contact", "knows"}]}, {"updateService"}.
    details jsonb not null default '{}',
    given_at timestamptz not null,
    given_by uuid,
    decided_at timestamptz,
    decided_by uuid,
    -- Of a returned one: why, for the provider.
    reason text,
    -- What the officer saw, and how.
    note text,
    primary key (council_id, id),
    foreign key (council_id, provider_id) references provider on delete cascade,
    foreign key (council_id, given_by) references person,
    foreign key (council_id, decided_by) references person,
    check (level is null or check_name = 'dbs'),
    check ((state in ('accepted', 'returned')) = (decided_at is not null)),
    check ((state = 'returned') = (reason is not null))
);
create unique index check_evidence_open on check_evidence (council_id, provider_id, check_name) where state = 'given';
create index check_evidence_history on check_evidence (council_id, provider_id, id desc);

-- A decision stands. What was given may be forgotten, never changed.
create function check_evidence_keep() returns trigger language plpgsql as $$
begin
    if old.state <> 'given' and (new.state, new.level, new.issued_on, new.expires_on, new.given_at, new.given_by,
            new.decided_at, new.decided_by, new.reason, new.note)
            is distinct from (old.state, old.level, old.issued_on, old.expires_on, old.given_at, old.given_by,
            old.decided_at, old.decided_by, old.reason, old.note) then
        raise exception 'What was decided about a check stands' using errcode = 'check_violation',
            constraint = 'check_evidence_stands';
    end if;
    return new;
end
$$;
create trigger check_evidence_stands before update on check_evidence
    for each row execute function check_evidence_keep();

-- A file that goes with it: sealed outside the web root and the database, here only what it is.
create table evidence_file (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    provider_id uuid not null,
    check_name text not null,
    evidence_id uuid,
    -- As it was called, without its folders.
    name text not null check (length(name) between 1 and 200),
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    bytes bigint not null check (bytes > 0),
    sha256 text not null,
    -- Which key it is sealed with.
    key_id text not null,
    stored_at timestamptz not null,
    delete_after timestamptz,
    deleted_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, provider_id) references provider on delete cascade,
    foreign key (council_id, evidence_id) references check_evidence on delete cascade
);
create index evidence_file_of on evidence_file (council_id, provider_id, check_name);
create index evidence_file_due on evidence_file (delete_after) where deleted_at is null and delete_after is not null;

-- What became of a provider and why: reasons are for the provider and the officers, so they don't stand in the audit trail.
create table provider_event (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    provider_id uuid not null,
    at timestamptz not null,
    actor_id uuid,
    what text not null check (what ~ '^[a-z-]+$'),
    state text not null,
    reason text,
    primary key (council_id, id),
    foreign key (council_id, provider_id) references provider on delete cascade,
    foreign key (council_id, actor_id) references person
);
create index provider_event_of on provider_event (council_id, provider_id, id desc);

-- R34: an officer's own interest in a provider, beside being it.
create table declared_interest (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    officer_id uuid not null,
    provider_id uuid not null,
    kind text not null check (kind in ('relative', 'own-business', 'other')),
    declared_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, officer_id) references person,
    foreign key (council_id, provider_id) references provider on delete cascade
);
create unique index declared_interest_open on declared_interest (council_id, provider_id, officer_id)
    where withdrawn_at is null;

create function has_interest(council uuid, officer uuid, provider uuid) returns boolean language sql stable as $$
    select exists (select from provider p where p.council_id = council and p.id = provider and p.person_id = officer)
        or exists (select from declared_interest i where i.council_id = council and i.provider_id = provider
                      and i.officer_id = officer and i.withdrawn_at is null)
$$;

create function refuse_interested() returns trigger language plpgsql as $$
declare
    officer uuid := case tg_table_name when 'check_evidence' then to_jsonb(new) ->> 'decided_by'
                                       else to_jsonb(new) ->> 'actor_id' end;
begin
    if officer is not null and has_interest(new.council_id, officer, new.provider_id) then
        raise exception 'An officer with an interest in a provider decides nothing about it (R34)'
            using errcode = 'check_violation', constraint = 'no_interest';
    end if;
    return new;
end
$$;
create trigger check_evidence_no_interest before insert or update of decided_by on check_evidence
    for each row execute function refuse_interested();
create trigger provider_event_no_interest before insert on provider_event
    for each row when (new.what in ('accredited', 'refused', 'suspended', 'suspension-ended'))
    execute function refuse_interested();

-- The answers of who is joining, before there is a provider: kept so that another device can go on.
create table joining (
    council_id uuid not null,
    person_id uuid not null,
    answers jsonb not null default '{}',
    begun_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (council_id, person_id),
    foreign key (council_id, person_id) references person
);
