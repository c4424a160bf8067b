package uk.directly.offer;

/** The constant parts that a {@link SearchStatement} is put together from. */
final class SearchSql {
    static final String CARD = """
            with recursive card as (
                select c.id from rate_card c
                 where c.council_id = :council and lower(c.during) <= :day
                 order by lower(c.during) desc limit 1
            )""";

    static final String ALIKE = """
            , alike as materialized (
                select n, word, weight from offer_words_like(:terms)
            )""";

    static final String HITS = """
              from offer o
              join provider p on p.council_id = o.council_id and p.id = o.provider_id
              join service s on s.id = o.service_id
            """;

    /** R4, R84: what it costs beside what the council pays, both of the band that the offer is shown in. */
    static final String COST = """
             cross join lateral (select coalesce(o.whole_band, 'weekday') as band,
                                        case when :engagement::text is not null then :engagement::text
                                             when 'self-employed' = any(o.open_to) then 'self-employed'
                                             when 'business' = any(o.open_to) then 'business'
                                             else 'employed' end as engagement) as shown
              left join offer_rate r on r.council_id = o.council_id and r.offer_id = o.id and r.band = shown.band
              left join rate_card_line b on b.council_id = o.council_id and b.rate_card_id = (select id from card)
                    and b.purpose = 'base' and b.engagement = offer_card_row(shown.engagement, p.kind)
                    and b.band = shown.band and o.pricing in ('hourly', 'sleep-in')
             cross join lateral (select case when shown.engagement = 'employed' then greatest(r.pence, b.pence)
                                             else r.pence end as pence) as cost
            """;

    static final String PAY_GUIDE = """
              left join rate_card_line g on g.council_id = o.council_id and g.rate_card_id = (select id from card)
                    and g.purpose = 'pay-guide' and g.engagement = shown.engagement
                    and g.band = shown.band and o.pricing in ('hourly', 'sleep-in')
            """;

    static final String LISTED = """
             where o.council_id = :council and offer_is_listed(o, p, s, :aliveSince)
            """;

    static final String CIRCLE = "   and o.place <@ circle(point(:easting, :northing), :metres)\n";

    /** Who comes to these outcodes only, and not as far as the furthest of them all round. */
    static final String COMES_THERE = "(o.outcodes = '{}' or :outcode = any(o.outcodes))";

    static final String REACHED = "o.place <-> point(:easting, :northing) <= o.reach_metres";

    static final String ANY_TERM = "   and o.terms && (select array_agg(word) from alike)\n";

    /** The same, asked of the index over place and tags. */
    static final String ANY_TERM_THERE = "   and o.tags && (select array_agg(offer_tag('word', word)) from alike)\n";

    static final String THIS_TERM_THERE =
            "   and o.tags && (select array_agg(offer_tag('word', word)) from alike where n = %d)\n";

    static final String ENOUGH_TERMS =
            "(select count(distinct n) from alike where word = any(o.terms)) >= :termsNeeded";

    /** R37: the sessions of an offer in one of the wanted times. */
    private static final String SESSION_THEN = """
            case when o.pricing = 'session' then exists (
                        select from session_occurrence c, unnest(:froms::timestamptz[], :tos::timestamptz[]) as asked (start, finish)
                         where c.council_id = o.council_id and c.offer_id = o.id and c.called_off_at is null
                           and c.taken < c.places and c.period <@ tstzrange(asked.start, asked.finish)
                           and lower(c.period) >= :now::timestamptz + make_interval(mins => o.notice_minutes))
                 else o.pricing in ('hourly', 'sleep-in', 'day', 'fixed')
            """;

    /**
     * R37: only what can be booked for one of the wanted visits. The hours are asked by the clock on the wall, run by run; a run
     * belongs to the n-th visit, and the hours of no other are looked up.
     */
    static final String VISIT_THEN = SESSION_THEN + """
                   and exists (
                   select from unnest(:froms::timestamptz[], :tos::timestamptz[], :minutes::int[], :bands::text[])
                               with ordinality as asked (start, finish, minutes, bands, n)
                    where asked.minutes between o.shortest_minutes and o.longest_minutes
                      and asked.start >= :now::timestamptz + make_interval(mins => o.notice_minutes)
                      and not exists (
                           select from worker_time w
                            where w.worker_id = o.provider_id and w.released_at is null
                              and w.period && tstzrange(asked.start - make_interval(mins => o.buffer_minutes),
                                                        asked.finish + make_interval(mins => o.buffer_minutes)))
                      and (select count(*) from offer_rate x
                            where x.council_id = o.council_id and x.offer_id = o.id
                              and x.band = any(case when o.pricing in ('day', 'fixed') then array['weekday']
                                                    when o.whole_band is null then string_to_array(asked.bands, ' ')
                                                    else array[o.whole_band] end))
                          = case when o.whole_band is null and o.pricing not in ('day', 'fixed')
                                 then cardinality(string_to_array(asked.bands, ' ')) else 1 end
                      and not exists (
                           select from unnest(:days::date[], :opens::int[], :closes::int[], :of::int[])
                                       as run (day, opens, closes, n)
                            where case when run.n = asked.n
                                       then not coalesce(offer_open(o.council_id, o.id, run.day)
                                                         @> int4range(run.opens, run.closes), false) end)) end""";

    /** R37: only what has room for a visit, as short as the offer allows, on one of the wanted days between these minutes. */
    static final String ROOM_THEN = SESSION_THEN + """
                   and exists (
                   select from (select day, range_agg(int4range(opens, closes)) as minutes
                                  from unnest(:days::date[], :opens::int[], :closes::int[], :bands::text[])
                                       as asked (day, opens, closes, band)
                                 where asked.band = any(array(select x.band from offer_rate x
                                                               where x.council_id = o.council_id and x.offer_id = o.id))
                                    or o.whole_band is not null or o.pricing in ('day', 'fixed')
                                 group by day) as asked,
                               unnest(asked.minutes * offer_open(o.council_id, o.id, asked.day)
                                      - offer_taken(o, asked.day, :now::timestamptz)) as room
                    where upper(room) - lower(room) >= o.shortest_minutes) end""";

    static final String SQUARE = "((o.place[0] - :easting) ^ 2 + (o.place[1] - :northing) ^ 2)::bigint";

    /** Up to 100 for each term, and half as much again for a word of the title. */
    static final String SCORE = """
            (select coalesce(sum(best), 0)::bigint
               from (select max(weight + case when position(word in lower(o.title)) > 0 then weight / 2 else 0 end) as best
                       from alike where word = any(o.terms) group by n) matched)""";

    /**
     * Half pounds, from the lowest price upwards, until enough offers cost at most so much; none where there are so few offers
     * that all of them may as well be put in order. Between the two marks stand the conditions.
     */
    static final String REACH = """
            , many as (
             select count(*) >= :many as yes from (select 1 %1$s limit :many) counted
            ), reach (price, found) as (
             select 0, 0::bigint from many where yes
              union all
             select price + 1,
                    found + (select count(*)
                               from (select 1 %1$s
                                       and o.tags @> array[offer_tag('price', (price + 1)::text)]
                                       and cost.pence <= (price + 1) * 50 limit :limit) here)
               from reach where found < :limit and price < :dearest
            )
            select max(price) from reach having max(found) >= :limit""";

    /** What a price of so many half pounds at most can be found by. */
    static final String UP_TO = """
               and o.tags && (select array_agg(offer_tag('price', price::text)) from generate_series(0, :upTo) price)
            """;

    /** Behind every price: by enquiry. */
    static final String NO_RATE = "1000000000";

    /** R44: looked up once for the search, not once for each offer. */
    static final String NOT_BLOCKED = "o.provider_id <> all (array(select blocked_for(:council::uuid, :viewer::uuid)))";

    /** What is said of the offers that were found: how many they are, where, and one row for each answer of each of these filters. */
    static final String FACETS = """
            select facet, value, count(*) as offers
              from (select 'all' as facet, '' as value from found
                    union all select 'district', district from found
                    union all select 'kind', kind from found
                    union all select 'engagement', open from found, unnest(open_to) open
                    union all select 'language', spoken from found, unnest(languages) spoken
                    union all select 'skill', had from found, unnest(skills) had
                    union all select 'gender', worker_gender from found where worker_gender is not null
                    union all select 'accessibility', fit from found, unnest(accessibility) fit) said
             where facet = any(:facets)
             group by facet, value order by facet, count(*) desc, value""";

    private SearchSql() {}
}
