-- R26: where money goes. Each change of it stays, with who asked for it, for whom, who looked and what became of it.
create table bank_change (
    council_id uuid not null,
    -- Made by who asks: a form sent twice is one change.
    id uuid not null,
    -- Whose account: a person's (their own support money) or a provider's (their pay).
    person_id uuid,
    provider_id uuid,
    sort_code text not null check (sort_code ~ '^[0-9]{6}$'),
    -- Whole as long as it may be needed to pay; then but the last two digits.
    account_number text not null check (account_number ~ '^([0-9]{8}|\*{6}[0-9]{2})$'),
    account_name text not null check (length(account_name) between 1 and 70),
    -- What the rail said of the name; cant-say: also where there was nobody to ask.
    name_check text not null check (name_check in ('match', 'close', 'no-match', 'cant-say')),
    bank_says text check (length(bank_says) between 1 and 140),
    -- Told that the name is another, they said that it is right.
    name_confirmed boolean not null,
    state text not null check (state in ('asked', 'confirmed', 'in-force', 'replaced', 'refused', 'stopped')),
    asked_at timestamptz not null,
    -- None: it came here before changes were written down.
    asked_by uuid,
    on_behalf_of uuid,
    -- An officer called back on the number that was known before.
    confirmed_at timestamptz,
    confirmed_by uuid,
    -- A second officer said yes to what somebody asked for another.
    approved_at timestamptz,
    approved_by uuid,
    in_force_at timestamptz,
    -- The owner's first details that came in force, their second and so on: two may come in the same instant.
    place integer check (place > 0),
    -- Nothing is paid to it before.
    pays_from timestamptz,
    ended_at timestamptz,
    ended_by uuid,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    foreign key (council_id, confirmed_by) references person,
    foreign key (council_id, approved_by) references person,
    foreign key (council_id, ended_by) references person,
    check (num_nonnulls(person_id, provider_id) = 1),
    check (name_check in ('match', 'cant-say') or name_confirmed),
    check ((name_check = 'close') = (bank_says is not null)),
    check ((confirmed_at is null) = (confirmed_by is null)),
    check ((approved_at is null) = (approved_by is null)),
    check ((in_force_at is null) = (pays_from is null)),
    check ((in_force_at is null) = (place is null)),
    unique (council_id, person_id, place),
    unique (council_id, provider_id, place),
    check (pays_from >= in_force_at),
    check (state not in ('in-force', 'replaced') or in_force_at is not null),
    check ((state in ('asked', 'confirmed', 'in-force')) = (ended_at is null)),
    check (state not in ('asked', 'confirmed') or in_force_at is null),
    check (ended_at is not null or account_number ~ '^[0-9]{8}$'),
    -- What somebody asked for another comes in force by two officers, neither of them who asked.
    check (on_behalf_of is null or in_force_at is null or approved_by is not null),
    check (approved_by is null or confirmed_by is not null),
    constraint bank_change_two_officers check (approved_by <> confirmed_by and approved_by <> asked_by),
    constraint bank_change_other_calls check (confirmed_by <> asked_by)
);
create unique index bank_change_person_now on bank_change (council_id, person_id)
    where state = 'in-force' and person_id is not null;
create unique index bank_change_provider_now on bank_change (council_id, provider_id)
    where state = 'in-force' and provider_id is not null;
create unique index bank_change_person_open on bank_change (council_id, person_id)
    where state in ('asked', 'confirmed') and person_id is not null;
create unique index bank_change_provider_open on bank_change (council_id, provider_id)
    where state in ('asked', 'confirmed') and provider_id is not null;
create index bank_change_person on bank_change (council_id, person_id, asked_at desc) where person_id is not null;
create index bank_change_provider on bank_change (council_id, provider_id, asked_at desc)
    where provider_id is not null;
create index bank_change_newest on bank_change (council_id, asked_at desc, id);
-- What may be masked one day.
create index bank_change_whole on bank_change (ended_at) where ended_at is not null and account_number !~ '\*';

-- What providers gave before goes on; nobody knows who gave it, or when.
insert into bank_change (council_id, id, provider_id, sort_code, account_number, account_name, name_check,
    name_confirmed, state, asked_at, in_force_at, place, pays_from)
select p.council_id, uuidv7(), p.id, regexp_replace(p.bank ->> 'sortCode', '[^0-9]', '', 'g'),
       p.bank ->> 'accountNumber', left(coalesce(nullif(p.bank ->> 'name', ''), p.name), 70), 'cant-say', false,
       'in-force', '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z', 1, '2026-04-01T00:00:00Z'
  from provider p where p.bank is not null;
alter table provider drop column bank;

-- A payment by a rail that waits because its payee's bank details are new.
alter table settlement add column waits_for_bank boolean not null default false;
create index settlement_waits_for_bank on settlement (council_id, id) where waits_for_bank;

-- Shown to who checks a funding run.
alter table funding_line drop constraint funding_line_warnings_check,
    add constraint funding_line_warnings_check check (warnings
        <@ array['no-route', 'frozen', 'last-payment', 'much-more', 'bank-details-changed']);
