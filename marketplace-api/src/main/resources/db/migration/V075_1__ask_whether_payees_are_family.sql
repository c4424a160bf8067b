-- R62: whom a person pays themselves, beside who is on the register or brought along; and whether they are family, asked once.
create table payee (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    holder_id uuid not null,
    name text not null check (length(name) between 1 and 100),
    -- However it is spaced and capitalised, it is the same one.
    name_key text not null generated always as (lower(regexp_replace(btrim(name), '\s+', ' ', 'g'))) stored,
    -- Only the answer is kept; none: not asked yet.
    family text check (family in ('no', 'elsewhere', 'partner', 'same-household')),
    family_said_at timestamptz,
    family_said_by uuid,
    primary key (council_id, id),
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, family_said_by) references person,
    constraint payee_family_whole check ((family is null) = (family_said_at is null) and (family is null) = (family_said_by is null))
);
create unique index payee_once on payee (council_id, holder_id, name_key);

-- The council's decision is about who is on the register or brought along (an agreement), or about somebody else whom a person pays.
alter table family_decision
    alter column agreement_id drop not null,
    add column payee_id uuid,
    add constraint family_decision_payee foreign key (council_id, payee_id) references payee,
    add constraint family_decision_about_one check (num_nonnulls(agreement_id, payee_id) = 1);
create index family_decision_of_payee on family_decision (council_id, payee_id, id desc) where payee_id is not null;

alter table expense
    -- None: recorded before it was asked.
    add column payee_id uuid,
    add constraint expense_payee foreign key (council_id, payee_id) references payee;
create index expense_to_payee on expense (council_id, payee_id) where payee_id is not null and taken_back_at is null;
