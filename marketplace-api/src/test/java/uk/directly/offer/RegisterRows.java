package uk.directly.offer;

import java.util.UUID;
import java.util.function.UnaryOperator;
import uk.directly.testing.TestDatabase;

/** Writes a council with the rate card of domain.md, places, providers and their offers for integration tests. */
public final class RegisterRows {
    public static final UUID COUNCIL = UUID.fromString("00000000-0000-7000-8000-0000000000c1");
    public static final UUID OTHER_COUNCIL = UUID.fromString("00000000-0000-7000-8000-0000000000c2");
    public static final int EASTING = 379_000;
    public static final int NORTHING = 392_000;

    private final TestDatabase database;

    public RegisterRows(TestDatabase database) {
        this.database = database;
    }

    /** Two councils, one rate card, and two postcodes a mile and five miles from each other. */
    public RegisterRows begin() {
        database.execute("""
                delete from worker_time; delete from offer_hours; delete from offer_rate; delete from offer;
                delete from listing; delete from provider_check; delete from provider_absence; delete from provider;
                delete from rate_card_line; delete from rate_card; delete from council_setting; delete from council;
                delete from postcode;
                insert into council (id, slug, name, phone, text_relay) values
                    ('%1$s', 'ashby', 'Ashby Council', '0161 496 0000', '18001 0161 496 0000'),
                    ('%2$s', 'bexford', 'Bexford Council', '0161 496 0001', '18001 0161 496 0001');
                insert into postcode (postcode, place) values
                    ('M33 2AA', point(%3$d, %4$d)), ('M33 3AA', point(%3$d + 1609, %4$d)),
                    ('M33 4AA', point(%3$d + 8047, %4$d));
                insert into rate_card (council_id, id, during) values
                    ('%1$s', '00000000-0000-7000-8000-0000000000d1', '[2026-04-01,2027-04-01)');
                insert into rate_card_line (council_id, rate_card_id, purpose, engagement, band, pence)
                select '%1$s', '00000000-0000-7000-8000-0000000000d1', purpose, engagement, band, pence[position]
                  from (values ('pay-guide', 'employed', '{1320,1320,1320,1320,1980,1320,6500}'::bigint[]),
                               ('base', 'employed', '{1560,1560,1560,1560,2340,1560,7680}'),
                               ('base', 'self-employed', '{1780,1780,1860,1940,2670,1780,6500}'),
                               ('base', 'micro-provider', '{1950,1950,2040,2130,2925,1950,6500}'),
                               ('base', 'organisation', '{2280,2280,2390,2500,3420,2280,7800}'))
                       as row (purpose, engagement, pence),
                       unnest('{weekday,evening,saturday,sunday,bank-holiday,waking-night,sleep-in}'::text[])
                           with ordinality as bands (band, position)
                """.formatted(COUNCIL, OTHER_COUNCIL, EASTING, NORTHING));
        return this;
    }

    /** An accredited micro-provider half a mile from M33 2AA, unless the change says otherwise. */
    public UUID provider(String name, UnaryOperator<Provider> change) {
        UUID id = UUID.randomUUID();
        Provider provider = change.apply(
                new Provider(COUNCIL, "micro-provider", "accredited", "public", 800, "{English}", "{}", null));
        database.execute("""
                insert into provider (council_id, id, kind, name, about, state, visibility, applied_on, accredited_on,
                                      postcode, place, district, languages, skills, cqc_id)
                values ('%s', '%s', '%s', '%s', 'About %4$s', '%s', '%s', '2026-01-05', '2026-02-01', 'M33 9ZZ',
                        point(%d, %d), 'Sale, M33', '%s', '%s', %s)
                """.formatted(
                        provider.council(),
                        id,
                        provider.kind(),
                        name,
                        provider.state(),
                        provider.visibility(),
                        EASTING + provider.metresEast(),
                        NORTHING,
                        provider.languages(),
                        provider.skills(),
                        provider.cqcId() == null ? "null" : "'" + provider.cqcId() + "'"));
        return id;
    }

    /** The same without a change. */
    public UUID provider(String name) {
        return provider(name, provider -> provider);
    }

    /** A published hourly gardening offer at £20.00, 07:00 to 22:00 every day, unless the change says otherwise. */
    public UUID offer(UUID providerId, String title, UnaryOperator<Offer> change) {
        UUID id = UUID.randomUUID();
        Offer offer = change.apply(new Offer(
                "gardening", "{business}", "hourly", null, "published", 2000, 30_000, 60, 480, 0, "2026-11-20"));
        String wholeBand = offer.wholeBand() == null ? "null" : "'" + offer.wholeBand() + "'";
        database.execute("""
                insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to,
                                   whole_band, state, place, district, reach_metres, shortest_minutes, longest_minutes,
                                   notice_minutes, cancellation, sign_of_life_at, words)
                select p.council_id, '%1$s', p.id, s.id, '%2$s', 'We do %2$s.', '%3$s', '%4$s', %5$s, '%6$s', p.place,
                       p.district, %7$d, %8$d, %9$d, %10$d,
                       '[{"hoursBefore": 48, "percent": 0}, {"hoursBefore": 24, "percent": 50},
                         {"hoursBefore": 0, "percent": 100}]',
                       '%11$s', offer_words('%2$s', s.name, p.name)
                  from provider p, service s
                 where p.id = '%12$s' and s.slug = '%13$s';
                insert into offer_rate (council_id, offer_id, band, pence)
                select o.council_id, o.id, band, %14$d
                  from offer o, unnest(case when o.whole_band is null
                                            then '{weekday,evening,saturday,sunday,bank-holiday}'::text[]
                                            else array[o.whole_band] end) as band
                 where o.id = '%1$s';
                insert into offer_hours (council_id, offer_id, weekday, minutes)
                select o.council_id, o.id, day, int4range(420, 1320)
                  from offer o, generate_series(1, 7) as day where o.id = '%1$s'
                """.formatted(
                        id,
                        title,
                        offer.pricing(),
                        offer.openTo(),
                        wholeBand,
                        offer.state(),
                        offer.reachMetres(),
                        offer.shortestMinutes(),
                        offer.longestMinutes(),
                        offer.noticeMinutes(),
                        offer.signOfLife(),
                        providerId,
                        offer.service(),
                        offer.pence()));
        return id;
    }

    /** The same without a change. */
    public UUID offer(UUID providerId, String title) {
        return offer(providerId, title, offer -> offer);
    }

    /** The provider is taken then. */
    public void busy(UUID providerId, String from, String to) {
        database.execute("""
                insert into worker_time (council_id, worker_id, period, what_for, subject_id)
                select council_id, id, tstzrange('%s', '%s'), 'booking', id from provider where id = '%s'
                """.formatted(from, to, providerId));
    }

    public record Provider(
            UUID council,
            String kind,
            String state,
            String visibility,
            int metresEast,
            String languages,
            String skills,
            @org.jspecify.annotations.Nullable String cqcId) {
        public Provider in(UUID other) {
            return new Provider(other, kind, state, visibility, metresEast, languages, skills, cqcId);
        }

        public Provider kind(String other) {
            return new Provider(council, other, state, visibility, metresEast, languages, skills, cqcId);
        }

        public Provider state(String other) {
            return new Provider(council, kind, other, visibility, metresEast, languages, skills, cqcId);
        }

        public Provider visibility(String other) {
            return new Provider(council, kind, state, other, metresEast, languages, skills, cqcId);
        }

        public Provider metresEast(int other) {
            return new Provider(council, kind, state, visibility, other, languages, skills, cqcId);
        }

        public Provider speaking(String other) {
            return new Provider(council, kind, state, visibility, metresEast, other, skills, cqcId);
        }

        public Provider skilled(String other) {
            return new Provider(council, kind, state, visibility, metresEast, languages, other, cqcId);
        }

        public Provider cqc(String other) {
            return new Provider(council, kind, state, visibility, metresEast, languages, skills, other);
        }
    }

    public record Offer(
            String service,
            String openTo,
            String pricing,
            @org.jspecify.annotations.Nullable String wholeBand,
            String state,
            long pence,
            int reachMetres,
            int shortestMinutes,
            int longestMinutes,
            int noticeMinutes,
            String signOfLife) {
        public Offer service(String other) {
            return new Offer(
                    other,
                    openTo,
                    pricing,
                    wholeBand,
                    state,
                    pence,
                    reachMetres,
                    shortestMinutes,
                    longestMinutes,
                    noticeMinutes,
                    signOfLife);
        }

        public Offer openTo(String other) {
            return new Offer(
                    service,
                    other,
                    pricing,
                    wholeBand,
                    state,
                    pence,
                    reachMetres,
                    shortestMinutes,
                    longestMinutes,
                    noticeMinutes,
                    signOfLife);
        }

        public Offer soldBy(String other, @org.jspecify.annotations.Nullable String band) {
            return new Offer(
                    service,
                    openTo,
                    other,
                    band,
                    state,
                    pence,
                    reachMetres,
                    shortestMinutes,
                    longestMinutes,
                    noticeMinutes,
                    signOfLife);
        }

        public Offer state(String other) {
            return new Offer(
                    service,
                    openTo,
                    pricing,
                    wholeBand,
                    other,
                    pence,
                    reachMetres,
                    shortestMinutes,
                    longestMinutes,
                    noticeMinutes,
                    signOfLife);
        }

        public Offer pence(long other) {
            return new Offer(
                    service,
                    openTo,
                    pricing,
                    wholeBand,
                    state,
                    other,
                    reachMetres,
                    shortestMinutes,
                    longestMinutes,
                    noticeMinutes,
                    signOfLife);
        }

        public Offer reach(int other) {
            return new Offer(
                    service,
                    openTo,
                    pricing,
                    wholeBand,
                    state,
                    pence,
                    other,
                    shortestMinutes,
                    longestMinutes,
                    noticeMinutes,
                    signOfLife);
        }

        public Offer notice(int other) {
            return new Offer(
                    service,
                    openTo,
                    pricing,
                    wholeBand,
                    state,
                    pence,
                    reachMetres,
                    shortestMinutes,
                    longestMinutes,
                    other,
                    signOfLife);
        }

        public Offer signOfLife(String other) {
            return new Offer(
                    service,
                    openTo,
                    pricing,
                    wholeBand,
                    state,
                    pence,
                    reachMetres,
                    shortestMinutes,
                    longestMinutes,
                    noticeMinutes,
                    other);
        }
    }
}
