package uk.directly.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import uk.directly.enquiry.EnquiryFixture;
import uk.directly.offer.RegisterRows;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

// Today is Monday 30 November 2026.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class UnmetNeedIT {
    private final EnquiryFixture fixture;
    private final TestDatabase database;
    private final UnmetNeed needs;
    private final NeedBook book;

    UnmetNeedIT(TestDatabase database) {
        this.database = database;
        this.fixture = new EnquiryFixture(database, "uk.directly.register", "uk.directly.insight");
        this.needs = fixture.get(UnmetNeed.class);
        this.book = fixture.get(NeedBook.class);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName(
            "R39 searches that found nothing are published by ward and kind of support, once a week, and small ones never")
    void publishesOnceAWeek() {
        searched("2026-11-29", "gardening", "Sale Central, M33", 40, 30);
        searched("2026-11-20", "gardening", "Sale Central, M16", 12, 12);
        searched("2026-09-08", "gardening", "Timperley, WA15", 20, 20);
        searched("2026-09-06", "gardening", "Timperley, WA15", 99, 99);
        searched("2026-11-30", "gardening", "Timperley, WA15", 99, 99);
        searched("2026-11-10", "companionship", "Sale Central, M33", 25, 25);
        searched("2026-11-10", "companionship", "Timperley, WA15", 15, 15);
        searched("2026-11-10", "meals", "Timperley, WA15", 3, 3);
        searched("2026-11-10", "meals", "Sale Central, M33", 50, 0);
        database.execute("insert into ward (code, name) values ('E05000001', 'Sale Central') on conflict do nothing");

        List<Boolean> both = Objects.requireNonNull(Flux.range(0, 4)
                .flatMap(each -> needs.publish(RegisterRows.COUNCIL).subscribeOn(Schedulers.parallel()))
                .collectList()
                .block());
        searched("2026-11-28", "gardening", "Sale Central, M33", 90, 90);
        assertThat(both).filteredOn(published -> published).hasSize(1);
        assertThat(needs.publish(RegisterRows.COUNCIL).block()).isFalse();

        List<NeedBook.Figure> figures = figures();
        String all = figures.stream()
                .filter(figure -> figure.measure().equals("searches"))
                .map(figure -> figure.line() + "|" + figure.item() + "|" + figure.shown())
                .collect(Collectors.joining("\n"));
        assertThat(all).contains("Sale Central|Gardening|42").contains("||105");
        assertThat(figures)
                .filteredOn(figure -> "Meals".equals(figure.item()))
                .extracting(NeedBook.Figure::shown)
                .containsOnlyNulls();
        assertThat(figures.stream().flatMap(figure -> java.util.stream.Stream.ofNullable(figure.shown())))
                .allMatch(shown -> shown >= 5);
        NeedBook.Week week =
                Objects.requireNonNull(book.weeks(RegisterRows.COUNCIL).blockFirst());
        assertThat(NeedCsv.of(week, figures))
                .startsWith("until,weeks,measure,area,support,count\r\n")
                .contains("2026-11-29,12,searches,\"Sale Central\",\"Gardening\",42\r\n");

        // A week later two more: too few to be told beside the week before.
        fixture.time.pass(Duration.ofDays(7));
        try {
            database.execute("delete from search_count where searches = 90");
            searched("2026-12-02", "gardening", "Sale Central, M33", 2, 2);
            assertThat(needs.publish(RegisterRows.COUNCIL).block()).isTrue();
            assertThat(figures())
                    .filteredOn(figure -> figure.line().equals("Sale Central")
                            && figure.item().equals("Gardening"))
                    .extracting(NeedBook.Figure::shown)
                    .containsOnlyNulls();
        } finally {
            fixture.time.pass(Duration.ofDays(-7));
        }
        assertThat(book.weeks(RegisterRows.OTHER_COUNCIL).collectList().block()).isEmpty();
    }

    private List<NeedBook.Figure> figures() {
        NeedBook.Week week =
                Objects.requireNonNull(book.weeks(RegisterRows.COUNCIL).blockFirst());
        return Objects.requireNonNull(
                book.figures(RegisterRows.COUNCIL, week.week()).block());
    }

    private void searched(String day, String service, String area, int searches, int without) {
        database.execute("""
                insert into search_count (council_id, day, service_id, area, east_km, north_km, searches, without_result)
                select '%s', '%s', id, '%s', 379, 392, %d, %d from service where slug = '%s'""".formatted(RegisterRows.COUNCIL, day, area, searches, without, service));
    }
}
