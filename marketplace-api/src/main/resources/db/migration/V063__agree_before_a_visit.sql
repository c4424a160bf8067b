-- R50, R54, R62, R80, R83: what a person and who supports them agreed, version after version.

alter table agreement
    -- R62: what the person answered, once; none: not asked. Nothing else about a family is kept.
    add column family text check (family in ('no', 'elsewhere', 'partner', 'same-household')),
    add column family_said_at timestamptz,
    add column family_said_by uuid,
    add constraint agreement_family check ((family is null) = (family_said_at is null)),
    add constraint agreement_family_said_by foreign key (council_id, family_said_by) references person;

alter table agreement_terms
    -- The first day on which it counts; none: from the moment both said yes.
    add column from_day date,
    -- R59: {"mileagePence", "costsUpToPence", "minimumChargeMinutes", "callOutPence"}; what isn't there isn't agreed.
    add column if not exists extras jsonb not null default '{}',
    -- R53: of the price of visits that a stay in hospital takes away, so much and for so many days is paid from the budget.
    add column retainer_percent smallint not null default 0 check (retainer_percent between 0 and 100),
    add column retainer_days smallint not null default 0 check (retainer_days between 0 and 366),
    add constraint agreement_terms_retainer check ((retainer_percent = 0) = (retainer_days = 0)),
    -- How many days before it ends one side tells the other; 0: at any time.
    add column notice_days smallint not null default 0 check (notice_days between 0 and 366),
    add column holder_accepted_by uuid,
    add column provider_accepted_by uuid,
    -- R54: a new version that the provider asks for waits for the person's yes, and is over with a no.
    add column proposed_at timestamptz,
    add column why text check (length(why) between 1 and 500),
    add column declined_at timestamptz,
    add column withdrawn_at timestamptz,
    -- Who is the boss was said anew: from then on other terms count.
    add column replaced_at timestamptz,
    add constraint agreement_terms_proposal check (
        (proposed_at is not null or declined_at is null and withdrawn_at is null and why is null)
        and (proposed_at is null or from_day is not null)
        and num_nonnulls(declined_at, withdrawn_at) <= 1
        and (proposed_at is null or holder_accepted_at is null or declined_at is null and withdrawn_at is null)),
    add constraint agreement_terms_holder foreign key (council_id, holder_accepted_by) references person,
    add constraint agreement_terms_provider foreign key (council_id, provider_accepted_by) references person,
    drop constraint agreement_terms_council_id_agreement_id_offer_id_offer_vers_key;
-- What was made from an offer is made once from each version of it; one proposal at a time waits for an answer.
create unique index agreement_terms_made_once on agreement_terms (council_id, agreement_id, offer_id, offer_version)
    where proposed_at is null and replaced_at is null;
create unique index agreement_terms_one_open on agreement_terms (council_id, agreement_id, offer_id)
    where proposed_at is not null and holder_accepted_at is null and declined_at is null and withdrawn_at is null
          and replaced_at is null;
create index agreement_provider on agreement (council_id, provider_id);

-- R80: why somebody isn't employed, as the person said it; a later answer stands beside the earlier ones.
create table agreement_basis (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    agreement_id uuid not null,
    -- only-offered-so: nobody was asked, the offer was open to nothing else.
    reasons text[] not null check (cardinality(reasons) > 0 and reasons <@ array['other-clients', 'own-price', 'own-way',
        'can-send-somebody', 'own-tools', 'own-risk', 'only-offered-so']),
    said_by uuid not null,
    on_behalf_of uuid,
    said_at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, agreement_id) references agreement,
    foreign key (council_id, said_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    check (not 'only-offered-so' = any (reasons) or cardinality(reasons) = 1)
);
create index agreement_basis_of on agreement_basis (council_id, agreement_id, id desc);
-- How it was until now: the engagement of the offer, and nobody asked.
insert into agreement_basis (council_id, agreement_id, reasons, said_by, said_at)
select g.council_id, g.id, '{only-offered-so}', g.holder_id,
       coalesce((select min(t.holder_accepted_at) from agreement_terms t
                  where t.council_id = g.council_id and t.agreement_id = g.id), '2026-01-01 00:00Z')
  from agreement g where g.engagement = 'self-employed';

-- R83: what an employer does before the first day of work. Insurance and the own right-to-work check are needed, the rest is
-- reminded of.
create table employer_task (
    council_id uuid not null,
    agreement_id uuid not null,
    task text not null check (task in ('insurance', 'right-to-work', 'written-terms', 'payroll', 'pension')),
    done_on date not null,
    -- The last day of an insurance, or of a right to work that ends.
    until date,
    -- Who insures, who runs the payroll: a name, never a number of a document.
    who text check (length(who) between 1 and 100),
    said_by uuid not null,
    said_at timestamptz not null,
    primary key (council_id, agreement_id, task),
    foreign key (council_id, agreement_id) references agreement,
    foreign key (council_id, said_by) references person,
    check (task in ('insurance', 'right-to-work') or until is null),
    check (until >= done_on)
);

-- R62: the council decided that a relative may, or may not, be paid.
create table family_decision (
    council_id uuid not null,
    id uuid not null,
    agreement_id uuid not null,
    yes boolean not null,
    -- To meet the need, or for administration up to a cap.
    purpose text check (purpose in ('meet-need', 'administration')),
    cap_pence bigint check (cap_pence > 0),
    reason text not null check (length(reason) between 1 and 2000),
    decided_at timestamptz not null,
    decided_by uuid not null,
    primary key (council_id, id),
    foreign key (council_id, agreement_id) references agreement,
    foreign key (council_id, decided_by) references person,
    check (yes = (purpose is not null)),
    check ((purpose is not distinct from 'administration') = (cap_pence is not null))
);
create index family_decision_of on family_decision (council_id, agreement_id, id desc);

-- R9: somebody whom the person chose themselves. The code is on the letter or in the link and nowhere else.
create table own_invitation (
    council_id uuid not null,
    id uuid not null,
    holder_id uuid not null,
    code_hash bytea not null unique check (length(code_hash) = 32),
    way text not null check (way in ('link', 'paper', 'keyed-in')),
    -- Whom they invite, as they call them.
    name text not null check (length(name) between 1 and 100),
    service_id uuid not null references service,
    -- What was keyed in for them: pence by band; none: they say it themselves.
    rates jsonb,
    invited_by uuid not null,
    invited_at timestamptz not null,
    until date not null,
    used_at timestamptz,
    used_by uuid,
    provider_id uuid,
    withdrawn_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, invited_by) references person,
    foreign key (council_id, used_by) references person,
    foreign key (council_id, provider_id) references provider,
    check ((used_at is null) = (used_by is null) and (used_at is null) = (provider_id is null)),
    check (used_at is null or withdrawn_at is null),
    -- Nobody invites themselves.
    check (used_by <> holder_id)
);
create index own_invitation_holder on own_invitation (council_id, holder_id, id desc);

-- For whom an own PA is there, on the register or not.
create table chosen_provider (
    council_id uuid not null,
    provider_id uuid not null,
    holder_id uuid not null,
    since timestamptz not null,
    primary key (council_id, provider_id, holder_id),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, holder_id) references person
);
create index chosen_provider_of on chosen_provider (council_id, holder_id, provider_id);

alter table provider
    drop constraint provider_state_check,
    add constraint provider_state_check check (state in ('chosen', 'draft', 'applied', 'accredited', 'paused', 'suspended',
        'refused', 'left'));
