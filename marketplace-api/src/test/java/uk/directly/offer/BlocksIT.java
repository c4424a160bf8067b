package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.register.Block;
import uk.directly.register.Blocks;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

// The audit trail only grows, so the council is made once for all tests of this class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class BlocksIT {
    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final Blocks blocks;

    BlocksIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.blocks = context.get(Blocks.class);
    }

    @BeforeAll
    void makeCouncil() {
        rows.begin();
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R44 a person doesn't find a provider they have hidden, everybody else does, until they say so")
    void hidesAProvider() {
        UUID provider = rows.provider("Green Gate");
        UUID offer = rows.offer(provider, "Lawns", each -> each);
        Actor tom = person("Tom Hill");
        Actor ann = person("Ann Lee");

        assertThat(blocks.hide(tom, provider).block()).isTrue();
        assertThat(blocks.hide(tom, provider).block()).isTrue();

        assertThat(found(tom.personId())).doesNotContain(offer);
        assertThat(found(ann.personId())).contains(offer);
        assertThat(found(null)).contains(offer);
        assertThat(blocks.apart(tom, provider).block()).isTrue();
        List<Block> hidden = list(blocks.ofPerson(tom));
        assertThat(hidden).extracting(Block::who).containsExactly("Green Gate");

        assertThat(blocks.showAgain(ann, hidden.getFirst().id()).block()).isFalse();
        assertThat(blocks.beSeenAgain(runs(provider), hidden.getFirst().id()).block())
                .isFalse();
        assertThat(blocks.showAgain(tom, hidden.getFirst().id()).block()).isTrue();
        assertThat(found(tom.personId())).contains(offer);
    }

    @Test
    @DisplayName("R44 a provider hides from anybody of a name, however it is written, also from who comes later")
    void hidesFromANamedPerson() {
        UUID provider = rows.provider("Quiet Help");
        UUID offer = rows.offer(provider, "Company", each -> each);
        Actor zoe = person("Zoë  Ó Brien");

        assertThat(blocks.hideFromName(runs(provider), " zoe o brien ").block()).isTrue();
        Actor later = person("ZOE O BRIEN");

        assertThat(found(zoe.personId())).doesNotContain(offer);
        assertThat(found(later.personId())).doesNotContain(offer);
        assertThat(found(person("Zoe Brien").personId())).contains(offer);
        Block block = list(blocks.ofProvider(runs(provider))).getFirst();
        assertThat(block.who()).isEqualTo("zoe o brien");
        assertThat(list(blocks.ofPerson(zoe))).isEmpty();
        assertThat(blocks.showAgain(zoe, block.id()).block()).isFalse();
        assertThat(blocks.beSeenAgain(runs(provider), block.id()).block()).isTrue();
        assertThat(found(zoe.personId())).contains(offer);
    }

    @Test
    @DisplayName("R102 a provider can't hide by id from people they never met here, and learns nothing by trying")
    void knowsNobodyByChance() {
        UUID provider = rows.provider("Curious");
        Actor tom = person("Tom Dale");

        assertThat(blocks.hideFrom(runs(provider), tom.personId()).block()).isFalse();
        assertThat(blocks.hideFrom(runs(provider), Ids.next()).block()).isFalse();
        assertThat(blocks.hide(tom, Ids.next()).block()).isFalse();
        assertThat(blocks.hideFromName(tom, "Tom Dale").block()).isFalse();
    }

    @Test
    void writesDownWhoDidWhat() {
        UUID provider = rows.provider("Written");
        Actor tom = person("Tom Written");
        blocks.hide(tom, provider).block();
        Flux.from(blocks.ofPerson(tom))
                .concatMap(block -> blocks.showAgain(tom, block.id()))
                .blockLast();

        assertThat(database.select("select action from audit_event where subject_id = '" + provider + "' order by id"))
                .containsExactly("blocked", "unblocked");
    }

    private List<UUID> found(@Nullable UUID viewer) {
        SearchResult.Found found = (SearchResult.Found) Objects.requireNonNull(context.get(Searches.class)
                .search(SearchQuery.all(COUNCIL).seenBy(viewer), null, 100)
                .block());
        return found.items().stream().map(OfferItem::id).toList();
    }

    private static <T> List<T> list(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }

    private Actor person(String name) {
        UUID id = Ids.next();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + COUNCIL + "', '" + id
                + "', '" + name + "', 'X')");
        return new Actor(id, COUNCIL, name, Set.of(Role.HOLDER), null, id);
    }

    private Actor runs(UUID provider) {
        Actor person = person("Runs it");
        return new Actor(person.personId(), COUNCIL, "Runs it", Set.of(Role.PROVIDER), provider, person.personId());
    }
}
