-- A provider's own account with a rail, to which their pay goes (R16, R26). Made by the rail, which asks who they are and where
-- their bank is; we keep its name only. It counts once the rail says that it is ready, and nothing is paid to it before the day
-- from which new bank details count.
create table payout_account (
    council_id uuid not null,
    provider_id uuid not null,
    rail text not null check (rail in ('stripe')),
    reference text not null check (reference <> ''),
    opened_at timestamptz not null,
    opened_by uuid not null,
    pays_from timestamptz not null check (pays_from >= opened_at),
    ready_at timestamptz,
    primary key (council_id, provider_id, rail),
    unique (rail, reference),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, opened_by) references person
);
