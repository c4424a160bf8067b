-- The council is the tenant: every table that belongs to one has council_id, first in its keys, so that no foreign key
-- can cross from one council to another.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;

create table council (
    id uuid primary key default uuidv7(),
    slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
    name text not null,
    phone text not null,
    -- The same number through Relay UK, for people who type instead of speak.
    text_relay text not null
);

-- Every number that a council can change, with the dates it is in force. Names and types: CouncilSettings.
create table council_setting (
    council_id uuid not null references council,
    name text not null,
    value text not null,
    during daterange not null,
    primary key (council_id, name, during without overlaps)
);

-- Reference data of the whole country, the same for every council.
create table ward (
    code text primary key,
    name text not null
);

create table postcode (
    postcode text primary key check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'),
    -- Ordnance Survey grid: easting and northing in metres, so that distance is plane distance.
    place point not null,
    ward_code text references ward
);

create table outcode (
    outcode text primary key,
    place point not null,
    town text not null
);
create index outcode_town on outcode (lower(town));

create table bank_holiday (
    nation text not null check (nation in ('england-and-wales', 'scotland', 'northern-ireland')),
    day date not null,
    title text not null,
    primary key (nation, day)
);
