package uk.directly.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import uk.directly.data.Ids;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Cards are drafted, looked at and approved on Monday 30 November 2026. */
@WithDatabase
class RateCardChangesIT {
    private final TestDatabase database;
    private final OfferContext context;
    private final RateCardChanges cards;
    private final RateCardBook book;
    private final UUID council = Ids.next();
    private final Actor maker;
    private final Actor checker;

    RateCardChangesIT(TestDatabase database) {
        this.database = database;
        context = new OfferContext(database);
        cards = context.get(RateCardChanges.class);
        book = context.get(RateCardBook.class);
        database.execute("insert into council (id, slug, name, phone, text_relay) values ('" + council + "', 'c-"
                + council + "', 'Test Council', '0', '0')");
        maker = officer("Colin");
        checker = officer("Mei");
        approved("2026-11-30", 1_780);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R92 who drafted a card never approves it, over the use case or behind its back")
    void needsAnotherOfficer() {
        UUID id = draft("2027-04-01", 1_800);

        assertThat(cards.approve(maker, id, null).block()).isEqualTo(new RateCardResult.MakerIsChecker());
        assertThat(one(id).state()).isEqualTo(RateCardState.DRAFT);
        assertThatThrownBy(() -> database.execute("update rate_card set state = 'approved',"
                        + " during = '[2027-04-01,)', decided_by = drafted_by, decided_at = drafted_at where id = '"
                        + id
                        + "'"))
                .hasMessageContaining("rate_card_second_officer");
        assertThatThrownBy(() -> database.execute("update rate_card set state = 'approved',"
                        + " during = '[2027-04-01,)', decided_at = drafted_at where id = '" + id + "'"))
                .hasMessageContaining("rate_card_second_officer");

        assertThat(cards.approve(checker, id, 1).block()).isInstanceOf(RateCardResult.Done.class);
        assertThat(cards.approve(checker, id, 1).block())
                .isEqualTo(new RateCardResult.WrongState(RateCardState.APPROVED));
    }

    @Test
    @DisplayName("R54 the card before ends the day before; what was approved never changes behind its back")
    void endsTheCardBefore() {
        UUID id = approved("2027-04-01", 1_800);

        assertThat(days()).containsExactly("2026-11-30 2027-04-01 1780", "2027-04-01 null 1800");
        for (String attempt : List.of(
                "update rate_card set during = '[2027-04-02,)', starts_on = '2027-04-02' where id = '%s'",
                "update rate_card set state = 'draft', during = null where id = '%s'",
                "update rate_card set decided_by = null where id = '%s'",
                "update rate_card_line set pence = 1 where rate_card_id = '%s'",
                "delete from rate_card_line where rate_card_id = '%s'",
                "insert into rate_card_line (council_id, rate_card_id, purpose, engagement, band, pence)"
                        + " select council_id, id, 'base', 'employed', 'sunday', 1 from rate_card where id = '%s'")) {
            assertThatThrownBy(() -> database.execute(attempt.formatted(id)))
                    .as(attempt)
                    .hasMessageContaining("decided about");
        }
        assertThatThrownBy(() -> database.execute("insert into rate_card (council_id, during) values ('" + council
                        + "', '[2027-05-01,2027-06-01)')"))
                .hasMessageContaining("rate_card_council_id_during");
    }

    @Test
    @DisplayName("R54 a card between two ends before the later one, which stays as it was approved")
    void standsBetweenTwo() {
        approved("2027-04-01", 1_800);
        approved("2027-01-01", 1_790);

        assertThat(days())
                .containsExactly("2026-11-30 2027-01-01 1780", "2027-01-01 2027-04-01 1790", "2027-04-01 null 1800");
    }

    @Test
    @DisplayName("R54 a card from the same day replaces one that has not begun")
    void replacesWhatHasNotBegun() {
        approved("2027-04-01", 1_800);
        UUID wrong = approved("2027-01-01", 1_709);

        approved("2027-01-01", 1_790);

        assertThat(days())
                .containsExactly("2026-11-30 2027-01-01 1780", "2027-01-01 2027-04-01 1790", "2027-04-01 null 1800");
        assertThat(one(wrong).state()).isEqualTo(RateCardState.REPLACED);
    }

    @Test
    @DisplayName("R54 a card begins tomorrow at the earliest; only a council's first begins today")
    void neverBeginsInThePast() {
        RateCardResult today = save(Ids.next(), 0, "2026-11-30", 1_800);

        assertThat(today).isEqualTo(new RateCardResult.InThePast(LocalDate.parse("2026-12-01")));
        assertThat(save(Ids.next(), 0, "2026-11-29", 1_800)).isInstanceOf(RateCardResult.InThePast.class);
        assertThat(save(Ids.next(), 0, "2026-12-01", 1_800)).isInstanceOf(RateCardResult.Done.class);
        // Drafted in time, and looked at too late.
        UUID late = draft("2026-12-02", 1_800);
        database.execute("update rate_card set starts_on = '2026-11-30' where id = '" + late + "'");
        assertThat(cards.approve(checker, late, null).block()).isInstanceOf(RateCardResult.InThePast.class);
    }

    @Test
    void refusesWhatCannotBeRight() {
        RateTable incomplete = RateTable.of(Map.of(RateCell.payGuide(Band.WEEKDAY), 1_200L));

        assertThat(cards.save(maker, Ids.next(), 0, LocalDate.parse("2027-04-01"), incomplete)
                        .block())
                .isInstanceOfSatisfying(
                        RateCardResult.Implausible.class,
                        wrong -> assertThat(wrong.faults())
                                .contains(new CardFault(
                                        RateCell.payGuide(Band.WEEKDAY), CardFault.Why.BELOW_MINIMUM, 1_271)));
        assertThat(book.drafts(council).collectList().block()).isEmpty();
    }

    @Test
    @DisplayName("R92 a draft that was sent back is changed by who made it, and what was looked at is what is approved")
    void approvesWhatWasLookedAt() {
        UUID id = draft("2027-04-01", 1_800);
        assertThat(cards.sendBack(maker, id, 1, "Look").block()).isEqualTo(new RateCardResult.MakerIsChecker());
        assertThat(cards.sendBack(checker, id, 1, "Evenings are too low").block())
                .isInstanceOf(RateCardResult.Done.class);
        assertThat(one(id).returned())
                .isNotNull()
                .extracting(CouncilCard.Returned::why)
                .isEqualTo("Evenings are too low");

        assertThat(cards.save(checker, id, 2, LocalDate.parse("2027-04-01"), table(1_810))
                        .block())
                .isEqualTo(new RateCardResult.MakerIsChecker());
        assertThat(save(id, 1, "2027-04-01", 1_810)).isEqualTo(new RateCardResult.Changed());
        assertThat(save(id, 2, "2027-04-01", 1_810)).isInstanceOf(RateCardResult.Done.class);

        assertThat(one(id).returned()).isNull();
        assertThat(cards.approve(checker, id, 2).block()).isEqualTo(new RateCardResult.Changed());
        assertThat(cards.approve(checker, id, 3).block()).isInstanceOf(RateCardResult.Done.class);
    }

    @Test
    void putsADraftAway() {
        UUID id = draft("2027-04-01", 1_800);

        assertThat(cards.withdraw(maker, id, 1).block()).isInstanceOf(RateCardResult.Done.class);

        assertThat(one(id).state()).isEqualTo(RateCardState.WITHDRAWN);
        assertThat(cards.approve(checker, id, 1).block())
                .isEqualTo(new RateCardResult.WrongState(RateCardState.WITHDRAWN));
        assertThat(days()).containsExactly("2026-11-30 null 1780");
    }

    @Test
    @DisplayName("R102 another council's officer finds nothing")
    void isOneCouncilsOnly() {
        UUID id = draft("2027-04-01", 1_800);
        Actor stranger = new Actor(Ids.next(), Ids.next(), "Eve", Set.of(Role.FINANCE), null, Ids.next());

        assertThat(cards.approve(stranger, id, null).block()).isEqualTo(new RateCardResult.NotFound());
        assertThat(cards.withdraw(stranger, id, null).block()).isEqualTo(new RateCardResult.NotFound());
    }

    @RepeatedTest(5)
    @DisplayName("R92 of officers who approve cards of the same day at once, the days stay whole")
    void approvesAtOnce() {
        List<UUID> drafts = List.of(draft("2027-04-01", 1_800), draft("2027-04-01", 1_810), draft("2027-02-01", 1_790));

        List<RateCardResult> results = Flux.fromIterable(drafts)
                .flatMap(id -> cards.approve(checker, id, null))
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(results)
                .hasSize(3)
                .allMatch(result -> result instanceof RateCardResult.Done || result instanceof RateCardResult.Changed);
        assertThat(database.select("select count(*) from rate_card a join rate_card b on a.council_id = b.council_id"
                        + " and a.id < b.id and a.during && b.during"))
                .containsExactly("0");
        assertThat(days().getFirst()).startsWith("2026-11-30 2027-0");
        assertThat(days().getLast()).contains(" null ");
    }

    private UUID approved(String from, long pence) {
        UUID id = draft(from, pence);
        assertThat(cards.approve(checker, id, null).block()).isInstanceOf(RateCardResult.Done.class);
        return id;
    }

    private UUID draft(String from, long pence) {
        UUID id = Ids.next();
        assertThat(save(id, 0, from, pence)).isInstanceOf(RateCardResult.Done.class);
        return id;
    }

    private RateCardResult save(UUID id, int version, String from, long pence) {
        return cards.save(maker, id, version, LocalDate.parse(from), table(pence))
                .blockOptional()
                .orElseThrow();
    }

    private static RateTable table(long selfEmployed) {
        return RateTable.of(Map.of(
                RateCell.payGuide(Band.WEEKDAY), 1_320L,
                RateCell.base(CardEngagement.EMPLOYED, Band.WEEKDAY), 1_560L,
                RateCell.base(CardEngagement.SELF_EMPLOYED, Band.WEEKDAY), selfEmployed,
                RateCell.base(CardEngagement.MICRO_PROVIDER, Band.WEEKDAY), 1_950L,
                RateCell.base(CardEngagement.ORGANISATION, Band.WEEKDAY), 2_280L));
    }

    private CouncilCard one(UUID id) {
        return book.one(council, id).blockOptional().orElseThrow();
    }

    /** First day, day after the last, the self-employed weekday. */
    private List<String> days() {
        return book.approved(council)
                .map(card -> card.from() + " " + card.to() + " "
                        + card.rates()
                                .in(RateCell.base(CardEngagement.SELF_EMPLOYED, Band.WEEKDAY))
                                .orElseThrow())
                .sort()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Actor officer(String name) {
        UUID id = Ids.next();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + council + "', '" + id
                + "', '" + name + "', '" + name + "')");
        return new Actor(id, council, name, Set.of(Role.FINANCE), null, id);
    }
}
