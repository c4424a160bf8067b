package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R37: of whom nothing was heard for 53 days is told, after 60 the offer is hidden. It is 30 November 2026. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class OfferRemindersIT {
    private static final UUID PERSON = UUID.fromString("00000000-0000-7000-8000-0000000000e3");

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;

    OfferRemindersIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
    }

    @BeforeAll
    void makeCouncil() {
        rows.begin();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + COUNCIL + "', '" + PERSON
                + "', 'Sam Green', 'Sam')");
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R37 a quiet provider is told once however many replicas look, and one tap keeps the offer")
    void tellsOnceAndOneTapIsEnough() {
        UUID provider = rows.provider("Green Gate");
        UUID quiet = rows.offer(provider, "Lawns", offer -> offer.signOfLife("2026-10-05"));
        rows.offer(provider, "Hedges", offer -> offer.signOfLife("2026-11-20"));
        UUID hidden = rows.offer(provider, "Ponds", offer -> offer.signOfLife("2026-09-20"));
        OfferReminders reminders = context.get(OfferReminders.class);

        Flux.merge(reminders.round(), reminders.round(), reminders.round()).blockLast();

        assertThat(told()).isEqualTo(2);
        assertThat(reminders.round().block()).isZero();
        Actor actor = new Actor(PERSON, COUNCIL, "Sam", Set.of(Role.PROVIDER), provider, PERSON);
        OwnOffers own = context.get(OwnOffers.class);
        assertThat(own.of(actor).filter(offer -> offer.id().equals(quiet)).blockLast())
                .satisfies(
                        offer -> assertThat(requireNonNull(offer).quietUntil()).isEqualTo(LocalDate.of(2026, 12, 4)));
        assertThat(own.of(actor).filter(offer -> offer.id().equals(hidden)).blockLast())
                .satisfies(offer -> assertThat(requireNonNull(offer).listed()).isFalse());

        assertThat(context.get(OwnOfferChanges.class).stillHere(actor, null).block())
                .isEqualTo(3);
        assertThat(own.of(actor).collectList().block())
                .allSatisfy(offer -> assertThat(offer.quietUntil()).isNull())
                .allSatisfy(offer -> assertThat(offer.listed()).isTrue());
    }

    private long told() {
        return requireNonNull(database.client()
                .sql("select count(*) from outbox where topic = 'offer-quiet' and council_id = '" + COUNCIL + "'")
                .mapValue(Long.class)
                .one()
                .block());
    }
}
