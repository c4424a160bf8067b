-- Directories come from files: who sent which, what became of each row, and what a listing says beside its name and place.
-- See docs/adr/0025-directories-and-the-open-referral-feed.md.
alter table listing
    -- Who runs it, where the directory says so and it is called otherwise.
    add column organisation text,
    -- Kinds of support, where the directory's words are ours.
    add column services uuid[] not null default '{}',
    add column minimum_age integer check (minimum_age between 0 and 150),
    add column maximum_age integer check (maximum_age between 0 and 150),
    -- The last file that had it.
    add column import_id uuid,
    -- Since when an officer says that it is no more: a later file had it no longer.
    add column gone_at timestamptz;
comment on column listing.imported_at is 'When what stands here was last changed by a file.';
create index listing_source on listing (council_id, lower(source));
-- The feed lists them by id; an entry's page asks for one.
create index listing_shown on listing (council_id, id) where gone_at is null;

-- One file.
create table directory_import (
    council_id uuid not null references council,
    -- Made by who sends it: sent twice it is one.
    id uuid not null,
    -- Whose directory it is, as people read it. Its listings are found again by it.
    source text not null check (length(source) between 1 and 100),
    format text not null check (format in ('csv', 'open-referral')),
    file_name text check (length(file_name) between 1 and 200),
    state text not null default 'working' check (state in ('working', 'done')),
    rows_read integer not null check (rows_read > 0),
    rows_done integer not null default 0,
    created integer not null default 0,
    updated integer not null default 0,
    unchanged integer not null default 0,
    rejected integer not null default 0,
    -- How many listings of this source it had no longer; null: not known yet.
    missing integer check (missing >= 0),
    made_by uuid not null,
    made_at timestamptz not null,
    done_at timestamptz,
    -- Who took those listings away, and how many they were.
    gone_by uuid,
    gone_at timestamptz,
    gone integer check (gone >= 0),
    primary key (council_id, id),
    foreign key (council_id, made_by) references person,
    foreign key (council_id, gone_by) references person,
    check (rows_done between 0 and rows_read),
    check (created >= 0 and updated >= 0 and unchanged >= 0 and rejected >= 0
        and created + updated + unchanged + rejected = rows_done),
    check ((state = 'done') = (done_at is not null)),
    check ((state = 'done') = (missing is not null)),
    check (state <> 'done' or rows_done = rows_read),
    check (num_nonnulls(gone_by, gone_at, gone) in (0, 3))
);
-- Two files of one directory at the same time would each think the other's rows gone.
create unique index directory_import_one_at_a_time on directory_import (council_id, lower(source))
    where state = 'working';
create index directory_import_working on directory_import (made_at) where state = 'working';

-- A row of a file: until it is worked through, and afterwards only where there is something to say about it.
create table directory_import_row (
    council_id uuid not null,
    import_id uuid not null,
    -- In the file, as people count; of a CSV file the line of titles counts.
    number integer not null check (number > 0),
    -- As the file calls it, to find it again.
    name text,
    source_key text,
    state text not null check (state in ('waiting', 'rejected', 'noted')),
    content jsonb,
    -- Why it was rejected.
    reason text,
    -- What was left out of it.
    note text,
    primary key (council_id, import_id, number),
    foreign key (council_id, import_id) references directory_import on delete cascade,
    check ((state = 'waiting') = (content is not null)),
    check ((state = 'rejected') = (reason is not null)),
    check (state <> 'noted' or note is not null)
);
create index directory_import_row_waiting on directory_import_row (council_id, import_id, number)
    where state = 'waiting';
create unique index directory_import_row_once on directory_import_row (council_id, import_id, source_key)
    where state = 'waiting';
