-- Whether search may show an offer (R35, R37, R40): published, its provider accredited and visible to all, a sign of
-- life since that time, and personal care of an organisation only with its CQC number.
create or replace function offer_is_listed(o offer, p provider, s service, alive_since timestamptz) returns boolean
language sql stable as $$
    select o.state = 'published' and o.only_for is null and o.cleared and p.state = 'accredited'
       and p.visibility = 'public'
       and o.sign_of_life_at >= alive_since
       and not (s.personal_care and p.kind = 'organisation' and p.cqc_id is null)
$$;

-- R40: whether an offer is there for one person, whoever else finds it: its provider answered an advert of theirs and nobody
-- took that back, or has come to them before; or they brought their provider along, checked or not (R9). A provider for
-- existing employers only is there for those alone.
create or replace function offer_is_open_to(o offer, p provider, person uuid, at timestamptz) returns boolean
language sql stable as $$
    select o.state = 'published' and (o.only_for is null or o.only_for = person)
       and (is_chosen_by(p, person)
            or o.cleared and p.state = 'accredited'
               and (p.visibility <> 'existing-only'
                    and exists (select from enquiry_invitation i
                                 where i.council_id = o.council_id and i.person_id = person and i.offer_id = o.id
                                   and i.until > at and i.ended_at is null)
                    or exists (select from booking b
                                where b.council_id = p.council_id and b.provider_id = p.id and b.holder_id = person
                                  and b.state in ('confirmed', 'recorded', 'queried', 'settled')))
               and not exists (select from service s
                                where s.id = o.service_id and s.personal_care and p.kind = 'organisation'
                                  and p.cqc_id is null))
       and not is_blocked(o.council_id, person, p.id)
$$;

-- What search reads instead of an offer's texts: lower case, without accents.
create or replace function offer_words(variadic texts text[]) returns text language sql stable as $$
    select lower(unaccent(array_to_string(texts, ' ')))
$$;

-- The words of offers that each term of a search may mean: itself, and words that begin with it or are formed like it.
-- Only a term that no offer uses may be misspelt (hardly anyone gets the first letter wrong): a letter or two too many,
-- missing, other or in the wrong place. The weight says how near, up to 100.
create or replace function offer_words_like(terms text[]) returns table (n bigint, word text, weight integer)
language sql stable as $$
    with found as (
        select t.n, w.word, w.word = t.term as exact, w.word like t.term || '%' as longer,
               w.word like left(t.term, greatest(5, length(t.term) - 2)) || '%' as formed,
               similarity(w.word, t.term) as nearness
          from unnest(terms) with ordinality as t (term, n)
          join offer_word w
            on w.word = t.term
            or (length(t.term) >= 4
                and w.word like left(t.term, 1) || '%'
                and (w.word like left(t.term, greatest(5, length(t.term) - 2)) || '%'
                     or w.word like left(t.term, 3) || '%' and similarity(w.word, t.term) >= 0.28
                     or levenshtein_less_equal(w.word, t.term, 2) <= case when length(t.term) >= 6 then 2 else 1 end))
    )
    select f.n, f.word,
           case when f.exact then 100 when f.longer then 80 else 10 + round(50 * f.nearness)::integer end
      from found f
     where f.exact or f.longer or f.formed or not exists (select from found e where e.n = f.n and e.exact)
$$;

-- The row of the rate card that an offer is compared with under an engagement (R4).
create or replace function offer_card_row(engagement text, provider_kind text) returns text language sql immutable as $$
    select case when engagement <> 'business' then engagement
                when provider_kind = 'micro-provider' then 'micro-provider'
                else 'organisation' end
$$;

-- What an offer says beside its service, hours and rates, as OfferMore reads it.
create or replace function offer_more(o offer) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'halfDayPence', o.half_day_pence, 'included', o.included,
        'extras', jsonb_build_object('mileagePence', o.mileage_pence, 'costsUpToPence', o.costs_up_to_pence,
            'minimumChargeMinutes', o.minimum_charge_minutes, 'callOutPence', o.call_out_pence),
        'outcodes', to_jsonb(o.outcodes),
        'details', jsonb_build_object('workerGender', o.worker_gender, 'accessibility', to_jsonb(o.accessibility),
            'notThis', o.not_this),
        'session', (
            select jsonb_build_object('places', s.places, 'venue', s.venue, 'venuePostcode', s.venue_postcode,
                       'gettingThere', s.getting_there, 'changingPlaces', s.changing_places,
                       'companionFree', s.companion_free, 'taster', s.taster, 'runBy', s.run_by,
                       'notOnBankHolidays', s.not_on_bank_holidays,
                       'times', (select coalesce(jsonb_agg(jsonb_build_object(
                                            'weekday', ('{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}'
                                                ::text[])[r.weekday],
                                            'date', r.on_date, 'fromMinute', lower(r.minutes),
                                            'toMinute', upper(r.minutes)) order by r.position), '[]')
                                   from session_rule r
                                  where r.council_id = s.council_id and r.offer_id = s.offer_id))
              from offer_session s where s.council_id = o.council_id and s.offer_id = o.id))
$$;

-- Whether one person sells it, whose time a session takes (R51).
create or replace function is_one_person(p provider) returns boolean language sql immutable as $$
    select p.kind = 'personal-assistant' or p.kind = 'micro-provider' and p.workers = 1
$$;

-- Makes the coming times of a session those that are given; [{from, to}], none where it isn't published. A time at which
-- somebody has a place stays, and one that was called off; on days on which the provider is away nothing is planned, and of what
-- stays no place is left. The time of who runs it alone is taken; where it is taken already the session isn't planned,
-- and tried again with the next plan. The provider is locked before.
create or replace function session_plan(o offer, p provider, occurrences jsonb, at timestamptz)
        returns void language plpgsql as $$
declare
    seats integer;
    wanted tstzrange;
    planned uuid;
    periods tstzrange[] := array(select tstzrange(w."from", w."to")
                                   from jsonb_to_recordset(occurrences) w ("from" timestamptz, "to" timestamptz)
                                  where not provider_is_away(o.council_id, o.provider_id,
                                                local_days(tstzrange(w."from", w."to")))
                                  order by w."from");
begin
    select s.places into seats from offer_session s where s.council_id = o.council_id and s.offer_id = o.id;
    if seats is null then
        return;
    end if;
    -- Who books this worker holds this lock.
    perform pg_advisory_xact_lock(hashtextextended('worker:' || p.id, 0));
    with gone as (
        delete from session_occurrence c
         where c.council_id = o.council_id and c.offer_id = o.id and c.taken = 0 and c.called_off_at is null
           and lower(c.period) > at and c.period <> all (periods)
        returning c.id)
    update worker_time t set released_at = at
      from gone where t.council_id = o.council_id and t.subject_id = gone.id and t.released_at is null;
    with now_has as (
        select x.id, case when provider_is_away(o.council_id, o.provider_id, local_days(x.period)) then x.taken
                          else greatest(seats, x.taken) end as places
          from session_occurrence x
         where x.council_id = o.council_id and x.offer_id = o.id and lower(x.period) > at and x.called_off_at is null)
    update session_occurrence c set places = n.places
      from now_has n where c.council_id = o.council_id and c.id = n.id and c.places <> n.places;
    foreach wanted in array periods loop
        if exists (select from session_occurrence c where c.council_id = o.council_id and c.offer_id = o.id
                      and c.period = wanted)
           or is_one_person(p) and exists (select from worker_time t where t.worker_id = p.id and t.released_at is null
                                              and t.period && wanted) then
            continue;
        end if;
        insert into session_occurrence (council_id, offer_id, period, places)
        values (o.council_id, o.id, wanted, seats) returning id into planned;
        if is_one_person(p) then
            insert into worker_time (council_id, worker_id, period, what_for, subject_id)
            values (o.council_id, p.id, wanted, 'session', planned);
        end if;
    end loop;
    update offer_session s set planned_at = case when o.state = 'published' then at end
     where s.council_id = o.council_id and s.offer_id = o.id;
end $$;

-- Days on which an offer's week is not as usual, as HoursException reads them: the last day is one of them.
create or replace function offer_exceptions(o offer) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('from', lower(x.days), 'to', upper(x.days) - 1,
               'open', case when x.minutes is not null then jsonb_build_object('fromMinute', lower(x.minutes),
                   'toMinute', upper(x.minutes)) end) order by x.position), '[]')
      from offer_exception x where x.council_id = o.council_id and x.offer_id = o.id
$$;

-- The minutes of a local day in which an offer's worker is taken, on the way there and back, or in which it is too late to ask.
create or replace function offer_taken(o offer, day date, at timestamptz) returns int4multirange language sql stable as $$
    select coalesce(range_agg(taken.minutes), '{}')
      from (select int4range(null, ceil(extract(epoch from (at + make_interval(mins => o.notice_minutes))
                                                           at time zone 'Europe/London' - day) / 60)::integer)
            union all
            select int4range(floor(extract(epoch from lower(w.period) at time zone 'Europe/London' - day) / 60)::integer
                                 - o.buffer_minutes,
                             ceil(extract(epoch from upper(w.period) at time zone 'Europe/London' - day) / 60)::integer
                                 + o.buffer_minutes)
              from worker_time w
             where w.worker_id = o.provider_id and w.released_at is null
               and w.period && tstzrange(day::timestamp at time zone 'Europe/London' - make_interval(mins => o.buffer_minutes),
                                         (day + 1)::timestamp at time zone 'Europe/London'
                                             + make_interval(mins => o.buffer_minutes))) taken (minutes)
$$;

-- The minutes of a local day at which an offer is open, as OfferHours says it: closed days have none of the week's, what an
-- exception opens is open, and nothing is when its provider is away.
create or replace function offer_open(council uuid, offer uuid, day date) returns int4multirange language sql stable as $$
    select range_agg(open.minutes)
      from (select h.minutes from offer_hours h
             where h.council_id = council and h.offer_id = offer and h.weekday = extract(isodow from day)
               and not exists (select from offer_exception x where x.council_id = council and x.offer_id = offer
                                  and x.minutes is null and x.days @> day)
            union all
            select x.minutes from offer_exception x
             where x.council_id = council and x.offer_id = offer and x.minutes is not null and x.days @> day) open
     where not exists (select from offer o
                         join provider_absence a on a.council_id = o.council_id and a.provider_id = o.provider_id
                        where o.council_id = council and o.id = offer and a.days @> day)
$$;
