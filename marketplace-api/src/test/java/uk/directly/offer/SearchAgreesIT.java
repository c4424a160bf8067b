package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.directly.rate.Span;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** What search says can be booked at a time is what the free times say, whatever week, days away, visits and clock changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class SearchAgreesIT {
    private static final boolean WHOLE = "whole".equals(System.getProperty("directly.storms"));
    private static final List<String> DAYS =
            List.of("2026-12-01", "2026-12-25", "2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31");

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;

    SearchAgreesIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R37 an offer is found for a time when one of its free times has room for it, and only then")
    void findsWhatIsFree() {
        begin();
        Random random = new Random(28);
        int found = 0;
        int asked = 0;
        for (int i = 0; i < (WHOLE ? 60 : 8); i++) {
            UUID provider = rows.provider("Somebody " + i);
            UUID offer = offer(provider, random);
            for (int j = 0; j < 15; j++) {
                Span span = span(random);
                boolean free =
                        requireNonNull(context.get(Offers.class)
                                        .slots(COUNCIL, offer, around(span))
                                        .block())
                                .stream()
                                .anyMatch(slot -> slot.encloses(span) && span.minutes() >= 30 && span.minutes() <= 480);
                Long count = context.get(Searches.class)
                        .count(SearchQuery.all(COUNCIL).withWhen(span).withProvider(provider))
                        .block();
                assertThat(count).as("%s of %s", span, offer).isEqualTo(free ? 1 : 0);
                asked++;
                found += free ? 1 : 0;
            }
        }
        assertThat(found).as("some of %d are free, some not", asked).isBetween(5, asked - 5);
    }

    @Test
    @DisplayName("R37 an offer is found for weekday mornings when one of them is free within two weeks, and only then")
    void findsWhatIsFreeAtUsualTimes() {
        begin();
        Random random = new Random(29);
        int found = 0;
        int asked = 0;
        for (int i = 0; i < (WHOLE ? 80 : 14); i++) {
            UUID provider = rows.provider("Somebody " + i);
            UUID offer = offer(provider, random);
            database.execute("delete from offer_hours where offer_id = '%s' and weekday <> %d"
                    .formatted(offer, 1 + random.nextInt(7)));
            List<Span> slots = requireNonNull(context.get(Offers.class)
                    .slots(COUNCIL, offer, new Span(OfferContext.NOW, OfferContext.NOW.plus(Duration.ofDays(17))))
                    .block());
            for (UsualTime times : UsualTime.values()) {
                boolean free = times.spans(LocalDate.of(2026, 11, 30)).stream()
                        .anyMatch(time -> slots.stream().anyMatch(slot -> fits(times, time, slot)));
                Long count = context.get(Searches.class)
                        .count(SearchQuery.all(COUNCIL).withTimes(times).withProvider(provider))
                        .block();
                assertThat(count).as("%s of %s", times, offer).isEqualTo(free ? 1 : 0);
                asked++;
                found += free ? 1 : 0;
            }
        }
        assertThat(found).as("some of %d are free, some not", asked).isBetween(5, asked - 5);
    }

    private void begin() {
        database.execute("delete from provider_absence; delete from person");
        rows.begin();
    }

    private static boolean fits(UsualTime times, Span time, Span slot) {
        if (times.isWhole()) {
            return slot.encloses(time) && time.minutes() <= 480;
        }
        Instant from = slot.start().isBefore(time.start()) ? time.start() : slot.start();
        Instant to = slot.end().isBefore(time.end()) ? slot.end() : time.end();
        return Duration.between(from, to).toMinutes() >= 30;
    }

    private UUID offer(UUID provider, Random random) {
        UUID offer = rows.offer(provider, "Help", each -> each.notice(random.nextInt(3) * 60));
        int opens = random.nextInt(600);
        int closes = opens + 1 + random.nextInt(1440 - opens);
        database.execute("""
                update offer set shortest_minutes = 30, buffer_minutes = %1$d where id = '%2$s';
                delete from offer_hours where offer_id = '%2$s' and weekday = %3$d;
                update offer_hours set minutes = '[%4$d,%5$d)' where offer_id = '%2$s' and weekday in (2, 5);
                update offer_hours set minutes = '[0,1440)' where offer_id = '%2$s' and weekday in (6, 7) and %6$s;
                """.formatted(
                        random.nextInt(3) * 30, offer, 1 + random.nextInt(7), opens, closes, random.nextBoolean()));
        if (random.nextInt(3) == 0) {
            String day = DAYS.get(random.nextInt(DAYS.size()));
            database.execute("""
                    insert into person (council_id, id, name, first_name)
                    values ('%1$s', '%2$s', 'Somebody', 'Somebody') on conflict do nothing;
                    insert into provider_absence (council_id, id, provider_id, days, said_by, at)
                    values ('%1$s', gen_random_uuid(), '%3$s', '[%4$s,%4$s]', '%2$s', '2026-11-20')
                    """.formatted(COUNCIL, new UUID(0, 7), provider, day));
        }
        for (String day : DAYS) {
            int kind = random.nextInt(4);
            if (kind > 1) {
                database.execute("""
                        insert into offer_exception (council_id, offer_id, position, days, minutes)
                        values ('%s', '%s', %d, '[%s,%s]', %s)
                        """.formatted(
                                COUNCIL,
                                offer,
                                DAYS.indexOf(day),
                                day,
                                day,
                                kind == 2 ? "null" : "'[" + opens + "," + closes + ")'"));
            }
            Instant taken = Instant.parse(day + "T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(1380)));
            rows.busy(provider, taken.toString(), taken.plusSeconds(3600).toString());
        }
        return offer;
    }

    private static Span span(Random random) {
        Instant start = Instant.parse(DAYS.get(random.nextInt(DAYS.size())) + "T00:00:00Z")
                .plus(Duration.ofMinutes(random.nextInt(48) * 30L - 60));
        Instant earliest = OfferContext.NOW.plus(Duration.ofHours(1));
        Instant from = start.isBefore(earliest) ? earliest : start;
        return new Span(from, from.plus(Duration.ofMinutes(30 + random.nextInt(12) * 30L)));
    }

    private static Span around(Span span) {
        return new Span(span.start().minus(Duration.ofDays(1)), span.end().plus(Duration.ofDays(1)));
    }
}
