-- R75: when an organisation that runs funds stops, the council keeps them the same day until people choose another.
alter table budget
    add column kept_since timestamptz,
    add column kept_from uuid,
    add constraint budget_kept_from foreign key (council_id, kept_from) references provider,
    add constraint budget_kept check ((kept_since is null) = (kept_from is null)
        and (kept_since is null or route is not distinct from 'council-arranged'));
create index budget_kept_since on budget (council_id, kept_since, id) where kept_since is not null and closed_at is null;
create index budget_of_broker on budget (council_id, broker_id) where broker_id is not null;

-- Not everything is chosen: none, where the organisation stopped.
alter table budget_route alter column chosen_by drop not null;
