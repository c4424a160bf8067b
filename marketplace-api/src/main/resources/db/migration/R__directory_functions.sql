-- Imported directories: a file's rows are put down at once and worked through in slices, so that an interrupted import goes
-- on where it stopped. The same file twice changes nothing.

-- Whether a listing is anybody's to see: it is there, and its owner is not on the register, where the provider's own entry
-- stands instead. Of somebody who is suspended neither is shown (R33).
create or replace function listing_is_shown(l listing) returns boolean language sql stable as $$
    select l.gone_at is null
       and not exists (select from provider p
                        where p.council_id = l.council_id and p.listing_id = l.id
                          and p.state in ('accredited', 'paused', 'suspended'))
$$;

create or replace function directory_begin(command jsonb) returns jsonb language plpgsql as $$
declare
    council constant uuid := (command ->> 'councilId')::uuid;
    this constant uuid := (command ->> 'id')::uuid;
    called text := command ->> 'source';
    running uuid;
begin
    perform pg_advisory_xact_lock(hashtextextended('directory ' || council || ' ' || lower(called), 0));
    if exists (select from directory_import i where i.council_id = council and i.id = this) then
        return jsonb_build_object('outcome', 'done', 'replayed', true);
    end if;
    select i.id into running from directory_import i
     where i.council_id = council and lower(i.source) = lower(called) and i.state = 'working';
    if running is not null then
        return jsonb_build_object('outcome', 'in-progress', 'importId', running);
    end if;
    -- However it is written this time, it is the directory that is here already.
    select coalesce((select l.source from listing l
                      where l.council_id = council and lower(l.source) = lower(called) limit 1), called) into called;
    insert into directory_import (council_id, id, source, format, file_name, rows_read, rows_done, rejected, made_by,
        made_at)
    select council, this, called, command ->> 'format', command ->> 'fileName', count(*), count(r.reason),
           count(r.reason), (command ->> 'actorId')::uuid, (command ->> 'at')::timestamptz
      from jsonb_to_recordset(command -> 'rows') as r (reason text);
    insert into directory_import_row (council_id, import_id, number, name, source_key, state, content, reason, note)
    select council, this, r.number, r.name, r.key, case when r.reason is null then 'waiting' else 'rejected' end,
           case when r.reason is null then r.content end, r.reason, r.note
      from jsonb_to_recordset(command -> 'rows')
        as r (number int, name text, key text, content jsonb, reason text, note text);
    return jsonb_build_object('outcome', 'done');
end $$;

-- What the rows of a file come to: places are looked up, words of ours are found again.
create or replace function directory_read(council uuid, import uuid, few integer)
        returns table (number integer, source_key text, note text, name text, organisation text, kind text,
            description text, address text, postcode text, place point, district text, phone text, website text,
            services uuid[], minimum_age integer, maximum_age integer) language sql stable as $$
    select r.number, r.source_key,
           case when c.postcode is not null and o.outcode is null and p.postcode is null
                then concat_ws(' ', r.note, c.postcode || ' is no postcode that we know: it has no place.')
                else r.note end,
           c.name, c.organisation, c.kind, c.description, c.address, c.postcode,
           coalesce(p.place, case when c.easting is not null then point(c.easting, c.northing) end, o.place),
           coalesce(w.name || ', ' || o.outcode, o.town || ', ' || o.outcode, c.postcode), c.phone, c.website,
           coalesce((select array_agg(s.id order by s.position) from service s
                      where s.slug = any (c.services) or s.id::text = any (c.services)
                         or lower(s.name) = any (select lower(said) from unnest(c.services) said)), '{}'),
           c."minimumAge", c."maximumAge"
      from directory_import_row r
     cross join lateral jsonb_to_record(r.content)
        as c (name text, organisation text, kind text, description text, address text, postcode text, easting int,
              northing int, phone text, website text, services text[], "minimumAge" int, "maximumAge" int)
      left join postcode p on p.postcode = c.postcode
      left join outcode o on o.outcode = split_part(c.postcode, ' ', 1)
      left join ward w on w.code = p.ward_code
     where r.council_id = council and r.import_id = import and r.state = 'waiting'
     order by r.number limit few
$$;

-- Works through some rows; the last slice ends the import.
create or replace function directory_slice(command jsonb) returns jsonb language plpgsql as $$
declare
    council constant uuid := (command ->> 'councilId')::uuid;
    at constant timestamptz := (command ->> 'at')::timestamptz;
    i directory_import;
    made integer;
    changed integer;
    seen integer;
begin
    select * into i from directory_import d
     where d.council_id = council and d.id = (command ->> 'id')::uuid for update;
    if i.id is null or i.state <> 'working' then
        return jsonb_build_object('outcome', 'already');
    end if;

    create temporary table if not exists directory_now on commit drop as
        select * from directory_read(council, i.id, 0);
    truncate directory_now;
    insert into directory_now select * from directory_read(council, i.id, (command ->> 'slice')::integer);

    with written as (
        insert into listing as l (council_id, source, source_key, name, organisation, kind, description, address,
            postcode, place, district, phone, website, services, minimum_age, maximum_age, imported_at, import_id)
        select council, i.source, n.source_key, n.name, n.organisation, n.kind, n.description, n.address, n.postcode,
               n.place, n.district, n.phone, n.website, n.services, n.minimum_age, n.maximum_age, at, i.id
          from directory_now n order by n.source_key
        on conflict (council_id, source, source_key) do update
            set name = excluded.name, organisation = excluded.organisation, kind = excluded.kind,
                description = excluded.description, address = excluded.address, postcode = excluded.postcode,
                place = excluded.place, district = excluded.district, phone = excluded.phone,
                website = excluded.website, services = excluded.services, minimum_age = excluded.minimum_age,
                maximum_age = excluded.maximum_age, imported_at = excluded.imported_at, gone_at = null
            where (l.name, l.organisation, l.kind, l.description, l.address, l.postcode, l.place::text, l.district,
                   l.phone, l.website, l.services, l.minimum_age, l.maximum_age, l.gone_at is null)
                  is distinct from
                  (excluded.name, excluded.organisation, excluded.kind, excluded.description, excluded.address,
                   excluded.postcode, excluded.place::text, excluded.district, excluded.phone, excluded.website,
                   excluded.services, excluded.minimum_age, excluded.maximum_age, true)
        returning l.xmax = 0 as is_new)
    select count(*) filter (where is_new), count(*) filter (where not is_new) into made, changed from written;
    select count(*) into seen from directory_now;

    -- A row that was rejected this time is not gone either: what stands here of it stays as it is.
    update listing l set import_id = i.id
     where l.council_id = council and l.source = i.source and l.import_id is distinct from i.id
       and l.source_key in (select n.source_key from directory_now n
                             union all
                            select r.source_key from directory_import_row r
                             where r.council_id = council and r.import_id = i.id and r.state = 'rejected');

    update directory_import_row r set state = 'noted', content = null, note = n.note
      from directory_now n
     where r.council_id = council and r.import_id = i.id and r.number = n.number and n.note is not null;
    delete from directory_import_row r using directory_now n
     where r.council_id = council and r.import_id = i.id and r.number = n.number and n.note is null;

    update directory_import d
       set rows_done = d.rows_done + seen, created = d.created + made, updated = d.updated + changed,
           unchanged = d.unchanged + seen - made - changed
     where d.council_id = council and d.id = i.id
    returning * into i;
    if i.rows_done < i.rows_read then
        return jsonb_build_object('outcome', 'working');
    end if;

    update directory_import d
       set state = 'done', done_at = at,
           missing = (select count(*) from listing l
                       where l.council_id = council and l.source = i.source and l.gone_at is null
                         and l.import_id is distinct from i.id)
     where d.council_id = council and d.id = i.id
    returning * into i;
    perform audit(council, jsonb_build_object('actorId', i.made_by), at, 'directory-imported', 'directory-import', i.id,
        jsonb_build_object('source', i.source, 'created', i.created, 'updated', i.updated, 'unchanged', i.unchanged,
            'rejected', i.rejected, 'missing', i.missing));
    return jsonb_build_object('outcome', 'done');
end $$;

-- Takes the listings away that the newest file of a directory had no longer. Only on request: a file may be a part.
create or replace function directory_take_gone(command jsonb) returns jsonb language plpgsql as $$
declare
    council constant uuid := (command ->> 'councilId')::uuid;
    at constant timestamptz := (command ->> 'at')::timestamptz;
    i directory_import;
    went integer;
begin
    select * into i from directory_import d
     where d.council_id = council and d.id = (command ->> 'id')::uuid for update;
    if i.id is null then
        return jsonb_build_object('outcome', 'not-found');
    elsif i.gone_at is not null then
        return jsonb_build_object('outcome', 'done', 'replayed', true);
    elsif i.state <> 'done' then
        return jsonb_build_object('outcome', 'in-progress', 'importId', i.id);
    elsif exists (select from directory_import n
                   where n.council_id = council and n.source = i.source and n.id <> i.id
                     and (n.made_at, n.id) > (i.made_at, i.id)) then
        return jsonb_build_object('outcome', 'not-newest');
    end if;
    update listing l set gone_at = at
     where l.council_id = council and l.source = i.source and l.gone_at is null and l.import_id is distinct from i.id;
    get diagnostics went = row_count;
    update directory_import d set gone_by = (command ->> 'actorId')::uuid, gone_at = at, gone = went
     where d.council_id = council and d.id = i.id;
    perform audit(council, command, at, 'directory-listings-gone', 'directory-import', i.id,
        jsonb_build_object('source', i.source, 'gone', went));
    return jsonb_build_object('outcome', 'done');
end $$;
