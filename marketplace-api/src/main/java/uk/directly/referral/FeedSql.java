package uk.directly.referral;

/** The feed's questions: offers and listings as one list. A provider's place is the middle of its outcode, always. */
final class FeedSql {
    // R40: a living person stands in it only if they want to.
    private static final String OFFERS = """
              from offer o
              join provider p on p.council_id = o.council_id and p.id = o.provider_id
              join service s on s.id = o.service_id
              left join outcode oc on oc.outcode = split_part(p.postcode, ' ', 1)
             where o.council_id = :council and p.state = 'accredited' and p.visibility = 'public'
               and (p.kind <> 'personal-assistant' or p.in_feed) and offer_is_listed(o, p, s, :aliveSince)
            """;

    private static final String LISTINGS = """
              from listing l
             where l.council_id = :council and l.gone_at is null and listing_is_shown(l)
            """;

    private static final String NARROWED_OFFERS = """
               and (:term::uuid is null or :term in (s.id, s.parent_id))
               and (:text::text is null or register_resembles(:text, concat_ws(' ', o.title, s.name, p.name, o.description)))
               and :minimumAge::int is null and :maximumAge::int is null
               and (coalesce(:weekday::int, :fromMinute::int, :toMinute::int) is null
                    or exists (select from offer_hours h
                                where h.council_id = o.council_id and h.offer_id = o.id
                                  and h.weekday = coalesce(:weekday, h.weekday)
                                  and lower(h.minutes) >= coalesce(:fromMinute, 0)
                                  and upper(h.minutes) <= coalesce(:toMinute, 1440)))
               and (:easting::float8 is null or oc.place <@ circle(point(:easting, :northing), :metres))
            """;

    private static final String NARROWED_LISTINGS = """
               and (:term::uuid is null
                    or exists (select from service s where s.id = any (l.services) and :term in (s.id, s.parent_id)))
               and (not :anyTerm or l.services <> '{}')
               and (:text::text is null or register_resembles(:text, l.name || ' ' || l.description))
               and (:minimumAge::int is null or l.minimum_age >= :minimumAge)
               and (:maximumAge::int is null or l.maximum_age <= :maximumAge)
               and coalesce(:weekday::int, :fromMinute::int, :toMinute::int) is null
               and (:easting::float8 is null or l.place <@ circle(point(:easting, :northing), :metres))
            """;

    private static final String OFFER_COLUMNS = """
            select o.id, false as listed, o.title as name, o.description, p.id as organisation_id,
                   p.name as organisation, p.about as organisation_about, p.kind, p.accredited_on, null::text as source,
                   coalesce(oc.town || ', ' || oc.outcode, p.district) as place_name, oc.outcode,
                   oc.place[0]::int as easting, oc.place[1]::int as northing, null::text as address,
                   null::text as postcode, null::text as town, null::text as website,
                   jsonb_build_array(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name,
                       'parentId', s.parent_id))::text as services,
                   o.pricing, o.open_to = '{employed}' as pay, o.reach_metres, array_to_json(p.languages)::text as languages,
                   (select coalesce(jsonb_agg(jsonb_build_object('band', r.band, 'pence', r.pence)
                       order by array_position('{weekday,evening,saturday,sunday,bank-holiday,waking-night,sleep-in}'::text[],
                           r.band)), '[]')
                      from offer_rate r where r.council_id = o.council_id and r.offer_id = o.id)::text as rates,
                   (select coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'from', lower(h.minutes),
                       'to', upper(h.minutes)) order by h.weekday, h.minutes), '[]')
                      from offer_hours h where h.council_id = o.council_id and h.offer_id = o.id)::text as hours,
                   (select coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'level', c.level, 'on', c.checked_on)),
                       '[]')
                      from provider_check c
                     where c.council_id = p.council_id and c.provider_id = p.id and c.state = 'accepted')::text as checks,
                   null::int as minimum_age, null::int as maximum_age, null::timestamptz as changed_at
            """;

    private static final String LISTING_COLUMNS = """
            select l.id, true as listed, l.name, l.description,
                   case when l.organisation is null then l.id
                        else md5('organisation:' || l.source || ':' || lower(l.organisation))::uuid end as organisation_id,
                   coalesce(l.organisation, l.name) as organisation, '' as organisation_about, l.kind,
                   null::date as accredited_on, l.source, l.district as place_name,
                   split_part(l.postcode, ' ', 1) as outcode,
                   case when l.address is null then oc.place[0] else l.place[0] end::int as easting,
                   case when l.address is null then oc.place[1] else l.place[1] end::int as northing,
                   l.address, l.postcode, oc.town, l.website,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name,
                       'parentId', s.parent_id) order by s.position), '[]')
                      from service s where s.id = any (l.services))::text as services,
                   null::text as pricing, false as pay, null::int as reach_metres, '[]' as languages, '[]' as rates,
                   '[]' as hours, '[]' as checks, l.minimum_age, l.maximum_age, l.imported_at as changed_at
            """;

    // Which entries first, by their ids alone; then the few of the page with all that is said of them.
    static final String PAGE = "with entry as materialized (\nselect o.id, false as listed\n" + OFFERS + NARROWED_OFFERS
            + "union all\nselect l.id, true\n" + LISTINGS + NARROWED_LISTINGS + """
            ), page as materialized (select e.id, e.listed from entry e order by e.id limit :limit offset :offset),
            told as (
            """
            + OFFER_COLUMNS + OFFERS + " and o.id in (select g.id from page g where not g.listed)\nunion all\n"
            + LISTING_COLUMNS + """
              from listing l left join outcode oc on oc.outcode = split_part(l.postcode, ' ', 1)
             where l.council_id = :council and l.id in (select g.id from page g where g.listed))
            select (select count(*) from entry) as total, t.*
              from (select) one left join told t on true
             order by t.id
            """;

    static final String ONE = "select 1::bigint as total, t.* from (\n" + OFFER_COLUMNS + OFFERS
            + " and o.id = :id\nunion all\n" + LISTING_COLUMNS + """
              from listing l left join outcode oc on oc.outcode = split_part(l.postcode, ' ', 1)
             where l.council_id = :council and l.id = :id and listing_is_shown(l)) t
            """;

    private FeedSql() {}
}
