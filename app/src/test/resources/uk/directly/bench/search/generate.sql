set local directly.tag_later = 'on';
-- Offers of the bench (fictional), three for each provider, at postcodes all over the country. The numbers :from and :to say
-- which providers; what each is, follows from its number. Skills and words are unevenly spread: the first are common, the last
-- rare; "tamarvalley" is a word of Cornwall and Devon only.
create unlogged table if not exists bench_place as
select row_number() over (order by md5(postcode)) as n, postcode, place from postcode;
create index if not exists bench_place_n on bench_place (n);
insert into provider (council_id, id, kind, name, state, accredited_on, postcode, place, district, languages, skills)
select :council, md5('bench-p' || i)::uuid,
       (array['personal-assistant', 'personal-assistant', 'micro-provider', 'organisation'])[1 + i % 4],
       'Provider ' || i, 'accredited', date '2026-01-05', g.postcode, coarse_place(g.place),
       split_part(g.postcode, ' ', 1),
       case when i % 7 = 0 then array['English', 'Language ' || floor(1 + 60 * power(bench_random('l' || i), 3))::int]
            else '{English}' end,
       array(select distinct 'skill ' || floor(1 + 199 * power(bench_random('s' || i || '-' || k), 4))::int
               from generate_series(1, i % 4) k)
       || case when i % 50000 = 17 then array['hands-on signing'] else '{}' end
  from generate_series(:from, :to) i
  join bench_place g on g.n = 1 + (i::bigint * 7919) % (select max(n) from bench_place)
 where g.place[0] > 0;
insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to, state, place, district,
    reach_metres, shortest_minutes, longest_minutes, notice_minutes, cancellation, sign_of_life_at, words)
select p.council_id, md5('bench-o' || i || '-' || j)::uuid, p.id, s.id, s.name || ' near you',
       'Reliable help from somebody who lives round the corner.', 'hourly',
       case when p.kind = 'personal-assistant' then (array['{self-employed}', '{employed}', '{employed,self-employed}'])[j]
            else '{business}' end::text[],
       'published', p.place, p.district, 6000 + 3000 * (i % 9), 60, 600, 60, '[]', :now,
       offer_words(s.name, 'near you reliable help from somebody who lives round the corner', p.name,
           array_to_string(p.skills, ' '), array_to_string(p.languages, ' '),
           (array['kind', 'patient', 'cheerful', 'calm', 'experienced'])[1 + i % 5], 'word' || (i * 31 + j) % 3000,
           case when p.district ~ '^(PL|TR)' and i % 3 = 0 then 'tamarvalley' end)
  from generate_series(:from, :to) i
  join provider p on p.council_id = :council and p.id = md5('bench-p' || i)::uuid
 cross join generate_series(1, 3) j
  join (select row_number() over (order by position) as n, count(*) over () as all_of_them, id, name from service) s
    on s.n = 1 + (i * 13 + j * 7) % s.all_of_them;
insert into offer_rate (council_id, offer_id, band, pence)
select :council, md5('bench-o' || i || '-' || j)::uuid, band, 1500 + (i * 37 + j * 111) % 1000
  from generate_series(:from, :to) i
  join provider p on p.council_id = :council and p.id = md5('bench-p' || i)::uuid
 cross join generate_series(1, 3) j
 cross join unnest(array['weekday', 'evening', 'saturday', 'sunday', 'bank-holiday']) band;
-- Nobody is open between ten at night and six in the morning.
insert into offer_hours (council_id, offer_id, weekday, minutes)
select :council, md5('bench-o' || i || '-' || j)::uuid, d,
       int4range((420 + 60 * (i % 4))::int, (960 + 60 * (i % 6))::int)
  from generate_series(:from, :to) i
  join provider p on p.council_id = :council and p.id = md5('bench-p' || i)::uuid
 cross join generate_series(1, 3) j
 cross join generate_series(1, 7) d
 where bench_random(i || '-' || d) < case when d < 6 then 0.75 else 0.3 end;
set local directly.tag_later = 'off';
update offer set tags = '{}' where council_id = :council and tags = '{}';
