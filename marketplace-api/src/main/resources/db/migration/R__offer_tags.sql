-- The numbers that a search asks for (ADR 30). A tag says that an offer may fit: what it says is asked of the rows themselves
-- too. 0 to 167: open at some minute of that hour of the week, Monday's first hour is 0. 168 to 335: a session begins in that hour.
-- The others are made from words; the index tells numbers apart by what is left of a division by 4032, so none of these falls
-- on an hour. MD5 and not hashtext: tags are kept, and another PostgreSQL has to make the same ones.
create or replace function offer_tag(kind text, said text) returns integer language sql immutable as $$
    select 336 + h % 3696 + 4032 * (h / 3696 % 1000)
      from (select ('x' || left(md5(kind || ':' || lower(said)), 7))::bit(28)::integer) made (h)
$$;

create or replace function offer_tags(o offer) returns integer[] language sql stable as $$
    select coalesce(array_agg(distinct tag order by tag), '{}')
      from (select 24 * (h.weekday - 1) + hour
              from offer_hours h, generate_series(lower(h.minutes) / 60, (upper(h.minutes) - 1) / 60) hour
             where h.council_id = o.council_id and h.offer_id = o.id
            union all
            -- Open besides, on some date: any week's day of that name.
            select 24 * (extract(isodow from day)::integer - 1) + hour
              from offer_exception e,
                   generate_series(lower(e.days), least(upper(e.days), lower(e.days) + 7) - 1, interval '1 day') day,
                   generate_series(lower(e.minutes) / 60, (upper(e.minutes) - 1) / 60) hour
             where e.council_id = o.council_id and e.offer_id = o.id and e.minutes is not null
            union all
            select 168 + 24 * (coalesce(r.weekday, extract(isodow from r.on_date)::integer) - 1) + lower(r.minutes) / 60
              from session_rule r where r.council_id = o.council_id and r.offer_id = o.id
            union all
            select offer_tag('service', own::text) from service s, unnest(array[s.id, s.parent_id]) own
             where s.id = o.service_id and own is not null
            union all
            select offer_tag('engagement', open) from unnest(o.open_to) open
            union all
            select offer_tag('gender', o.worker_gender) where o.worker_gender is not null
            union all
            select offer_tag('accessibility', fit) from unnest(o.accessibility) fit
            union all
            -- The words and not the terms: what is generated from a row isn't there yet while the row is being written.
            select offer_tag('word', word) from regexp_split_to_table(o.words, '[^a-z0-9]+') word
             where length(word) between 2 and 40
            union all
            -- What the weekday costs at least: at most 10, 12 … 40 pounds.
            select offer_tag('at-most', pounds::text)
              from offer_rate r, generate_series(10, 40, 2) pounds
             where r.council_id = o.council_id and r.offer_id = o.id and r.band = coalesce(o.whole_band, 'weekday')
               and r.pence <= pounds * 100
            union all
            -- The half pound that it lies in: what "lowest price first" walks up.
            select offer_tag('price', ((r.pence + 49) / 50)::text)
              from offer_rate r
             where r.council_id = o.council_id and r.offer_id = o.id and r.band = coalesce(o.whole_band, 'weekday')
            union all
            select offer_tag(said.kind, said.word)
              from provider p,
                   lateral (select 'kind', p.kind
                            union all select 'language', language from unnest(p.languages) language
                            union all select 'skill', skill from unnest(p.skills) skill) said (kind, word)
             where p.council_id = o.council_id and p.id = o.provider_id) found (tag)
$$;

-- Whatever this file says newly, the offers that are there say too.
update offer o set tags = '{}' where o.tags <> offer_tags(o);
