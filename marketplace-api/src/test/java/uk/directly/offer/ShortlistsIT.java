package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import uk.directly.offer.Shortlists.Saved;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class ShortlistsIT {
    private static final UUID DORIS = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
    private static final UUID HELPER = UUID.fromString("00000000-0000-7000-8000-0000000000a2");

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final Shortlists shortlists;

    ShortlistsIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.shortlists = context.get(Shortlists.class);
    }

    @BeforeEach
    void people() {
        rows.begin();
        database.execute("""
                delete from person;
                insert into person (council_id, id, name, first_name) values
                    ('%1$s', '%2$s', 'Doris Shaw', 'Doris'), ('%1$s', '%3$s', 'Ben Shaw', 'Ben')
                """.formatted(COUNCIL, DORIS, HELPER));
    }

    @AfterEach
    void close() {
        database.execute("delete from shortlisted; delete from person");
        context.close();
    }

    @Test
    @DisplayName("R37 what somebody saves is kept until they take it off, whoever of their people does it")
    void keeps() {
        UUID provider = rows.provider("Aisha");
        UUID one = rows.offer(provider, "One");
        UUID two = rows.offer(provider, "Two");

        assertThat(save(doris(), one)).isEqualTo(Saved.DONE);
        assertThat(save(helper(), two)).isEqualTo(Saved.DONE);
        assertThat(save(doris(), two)).as("again").isEqualTo(Saved.DONE);
        assertThat(save(doris(), UUID.randomUUID())).isEqualTo(Saved.UNKNOWN);
        assertThat(list(doris())).containsExactlyInAnyOrder(one, two);
        assertThat(list(helper())).as("the holder's").containsExactlyInAnyOrder(one, two);
        assertThat(list(new Actor(HELPER, COUNCIL, "Ben", Set.of(Role.CARER), null, HELPER)))
                .as("his own")
                .isEmpty();

        shortlists.remove(helper(), List.of(one, UUID.randomUUID())).block();
        assertThat(list(doris())).containsExactly(two);
        assertThat(found(list(doris()))).extracting(OfferItem::title).containsExactly("Two");
    }

    @Test
    @DisplayName("R37 there is room for fifty, whoever is first of many at once")
    void hasRoomForFifty() {
        UUID provider = rows.provider("Aisha");
        List<UUID> offers = IntStream.range(0, 60)
                .mapToObj(i -> rows.offer(provider, "Offer " + i))
                .toList();
        shortlists.save(doris(), offers.subList(0, 45)).block();

        List<Saved> saved = requireNonNull(Flux.fromIterable(offers.subList(45, 60))
                .flatMap(offer -> shortlists.save(doris(), List.of(offer)), 15)
                .collectList()
                .block());

        assertThat(saved).filteredOn(Saved.DONE::equals).hasSize(5);
        assertThat(saved).filteredOn(Saved.FULL::equals).hasSize(10);
        assertThat(list(doris())).hasSize(Shortlists.MOST);
    }

    @Test
    @DisplayName("what can't be found any more is on the list, and not shown")
    void saysWhatIsGone() {
        UUID provider = rows.provider("Aisha");
        UUID one = rows.offer(provider, "One");
        save(doris(), one);
        database.execute("update offer set state = 'withdrawn'");

        assertThat(list(doris())).containsExactly(one);
        assertThat(found(list(doris()))).isEmpty();
    }

    private Saved save(Actor actor, UUID offer) {
        return requireNonNull(shortlists.save(actor, List.of(offer)).block());
    }

    private List<UUID> list(Actor actor) {
        return requireNonNull(shortlists.of(actor).collectList().block());
    }

    private List<OfferItem> found(List<UUID> offers) {
        return ((SearchResult.Found) requireNonNull(context.get(Searches.class)
                        .search(SearchQuery.all(COUNCIL).withOffers(offers), null, Shortlists.MOST)
                        .block()))
                .items();
    }

    private static Actor doris() {
        return new Actor(DORIS, COUNCIL, "Doris Shaw", Set.of(Role.HOLDER), null, DORIS);
    }

    private static Actor helper() {
        return new Actor(HELPER, COUNCIL, "Ben Shaw", Set.of(Role.HOLDER), null, DORIS);
    }
}
