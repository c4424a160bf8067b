package uk.directly.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailIT {
    private final AuditTrail trail;
    private final UUID council = Ids.next();
    private final UUID booking = Ids.next();
    private final UUID payment = Ids.next();

    AuditTrailIT(TestDatabase database) {
        trail = new AuditTrail(database.client());
        UUID person = Ids.next();
        database.execute("insert into council (id, slug, name, phone, text_relay) values ('" + council
                + "', 'trail', 'Test Council', '0', '0')");
        database.execute("insert into person (council_id, id, name, first_name) values ('" + council + "', '" + person
                + "', 'Tom Hall', 'Tom')");
        database.execute("""
                insert into audit_event (council_id, at, actor_id, action, subject_kind, subject_id, details) values
                ('%1$s', '2026-12-01T09:00:00Z', '%2$s', 'booking-requested', 'booking', '%3$s', '{}'),
                ('%1$s', '2026-12-01T10:00:00Z', '%2$s', 'booking-requested', 'booking', '%5$s', '{}'),
                ('%1$s', '2026-12-01T11:00:00Z', null, 'payment-sent', 'settlement', '%4$s', '{"bookingId": "%3$s"}')
                """.formatted(council, person, booking, payment, Ids.next()));
    }

    @Test
    @DisplayName("R103 all that was done, newest first, page by page")
    void showsTheWholeTrail() {
        List<AuditLine> all = list(trail.recent(council, null, 5));

        assertThat(all)
                .extracting(AuditLine::action)
                .containsExactly("payment-sent", "booking-requested", "booking-requested");
        assertThat(all.getFirst().actorName()).isNull();
        assertThat(all.getLast().actorName()).isEqualTo("Tom Hall");
        assertThat(list(trail.recent(council, all.getFirst().id(), 1))).containsExactly(all.get(1));
    }

    @Test
    void findsABookingWithItsPaymentsAndAPaymentAlone() {
        assertThat(list(trail.about(council, booking, null, 5)))
                .extracting(AuditLine::action)
                .containsExactly("payment-sent", "booking-requested");
        assertThat(list(trail.about(council, payment, null, 5))).hasSize(1);
        assertThat(list(trail.of(council, booking, null, 5))).hasSize(1);
    }

    @Test
    @DisplayName("R102 nothing of another council")
    void showsNothingOfOthers() {
        assertThat(list(trail.recent(Ids.next(), null, 5))).isEmpty();
        assertThat(list(trail.about(Ids.next(), booking, null, 5))).isEmpty();
    }

    private static <T> List<T> list(Flux<T> flux) {
        return flux.collectList().blockOptional().orElseThrow();
    }
}
