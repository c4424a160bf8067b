-- What a death stops is asked of the person, by features that know nothing of deaths.
alter table person
    -- Moves with a death only.
    add column died_on date;
update person p set died_on = d.died_on from death d where d.council_id = p.council_id and d.person_id = p.id;

-- A death that was recorded by mistake is marked as one, and what can be given back at once is: see
-- docs/adr/0017-freezing-and-ending.md. The record stays; the person may have another one, which is true.
alter table death
    -- As it was before: the sign-in, the awards with what they paid, the budgets that were frozen already.
    add column before jsonb not null default '{}',
    add column mistaken_at timestamptz,
    add column mistaken_by uuid,
    add column mistaken_why text check (length(mistaken_why) between 1 and 1000),
    add foreign key (council_id, mistaken_by) references person,
    add check ((mistaken_at is null) = (mistaken_by is null)),
    add check ((mistaken_at is null) = (mistaken_why is null)),
    add constraint death_mistake_is_anothers check (mistaken_by <> person_id);
alter table death drop constraint death_once;
create unique index death_once on death (council_id, person_id) where mistaken_at is null;
create index death_person on death (council_id, person_id);
