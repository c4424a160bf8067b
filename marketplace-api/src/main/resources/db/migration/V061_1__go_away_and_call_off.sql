-- Days on which a provider does nothing of what they offer, by local days (Europe/London). What was booked before stays booked.
create table provider_absence (
    council_id uuid not null,
    -- Made by who says it: a form sent twice is one.
    id uuid not null,
    provider_id uuid not null,
    days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)
        and upper(days) - lower(days) <= 366),
    said_by uuid not null,
    at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, said_by) references person
);
create index provider_absence_days on provider_absence using gist (provider_id, days);

-- One time of a session that doesn't take place.
alter table session_occurrence
    add column called_off_by uuid,
    add column called_off_why text not null default '' check (length(called_off_why) <= 300),
    add foreign key (council_id, called_off_by) references person,
    add constraint session_occurrence_called_off check ((called_off_at is null) = (called_off_by is null));
