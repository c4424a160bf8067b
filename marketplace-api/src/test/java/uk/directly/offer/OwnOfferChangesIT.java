package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

// The audit trail only grows, so the council is made once for all tests of this class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class OwnOfferChangesIT {
    private static final UUID PERSON = UUID.fromString("00000000-0000-7000-8000-0000000000e1");

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final OwnOfferChanges changes;
    private final OwnOffers own;
    private final Offers offers;

    OwnOfferChangesIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.changes = context.get(OwnOfferChanges.class);
        this.own = context.get(OwnOffers.class);
        this.offers = context.get(Offers.class);
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
    @DisplayName("R38 a newcomer drafts and previews an offer from the first minute; only accredited it is published")
    void draftsBeforeThePaperworkIsDone() {
        Actor newcomer = actor(rows.provider("New Leaf", provider -> provider.state("draft")));
        UUID id = begin(newcomer, "gardening");
        complete(newcomer, id);

        assertThat(requireNonNull(offers.preview(newcomer, id).block()).offer().title())
                .isEqualTo("Help in the garden");
        assertThat(offers.page(COUNCIL, id).blockOptional()).isEmpty();
        assertThat(changes.put(newcomer, id, OfferState.PUBLISHED).block())
                .isEqualTo(new OfferChange.NotAccredited(ProviderState.DRAFT));

        database.execute("update provider set state = 'accredited', accredited_on = '2026-11-30' where id = '"
                + newcomer.providerId() + "'");
        assertThat(changes.put(newcomer, id, OfferState.PUBLISHED).block()).isInstanceOf(OfferChange.Done.class);
        assertThat(offers.page(COUNCIL, id).blockOptional()).isPresent();
    }

    @Test
    @DisplayName("R35 personal care is published only when what it needs was checked, all else before")
    void publishesWhatIsCleared() {
        UUID provider = rows.provider("Green Gate");
        Actor actor = actor(provider);
        UUID garden = begin(actor, "gardening");
        UUID care = begin(actor, "personal-care");
        complete(actor, garden);
        complete(actor, care);
        database.execute(
                "insert into provider_check (council_id, provider_id, name, state, level, checked_on) values ('"
                        + COUNCIL + "', '" + provider + "', 'dbs', 'accepted', 'basic', '2026-11-01')");

        assertThat(changes.put(actor, garden, OfferState.PUBLISHED).block()).isInstanceOf(OfferChange.Done.class);
        assertThat(changes.put(actor, care, OfferState.PUBLISHED).block()).isInstanceOf(OfferChange.NotCleared.class);
        assertThat(offers.page(COUNCIL, garden).blockOptional()).isPresent();

        database.execute("update provider_check set level = 'enhanced' where provider_id = '" + provider + "'");
        assertThat(changes.put(actor, care, OfferState.PUBLISHED).block()).isInstanceOf(OfferChange.Done.class);
        assertThat(offers.page(COUNCIL, care).blockOptional()).isPresent();
    }

    @Test
    void saysWhatIsStillMissing() {
        Actor actor = actor(rows.provider("Green Gate"));
        UUID id = begin(actor, "gardening");

        assertThat(changes.put(actor, id, OfferState.PUBLISHED).block())
                .isEqualTo(new OfferChange.Incomplete(
                        List.of(OfferDraft.Part.DESCRIPTION, OfferDraft.Part.PRICE, OfferDraft.Part.TIMES)));
    }

    @Test
    void keepsAPublishedOfferWhole() {
        Actor actor = actor(rows.provider("Green Gate"));
        UUID id = begin(actor, "gardening");
        complete(actor, id);
        changes.put(actor, id, OfferState.PUBLISHED).block();

        assertThat(changes.change(actor, id, draft -> draft.open(List.of())).block())
                .isEqualTo(new OfferChange.Incomplete(List.of(OfferDraft.Part.TIMES)));
        assertThat(requireNonNull(own.draft(actor, id).block()).hours()).hasSize(1);
    }

    @Test
    @DisplayName("R56 nobody offers to be employed for less an hour than the law says; a sleep-in is no hour")
    void keepsToTheLegalMinimum() {
        Actor actor = actor(rows.provider("Aisha", provider -> provider.kind("personal-assistant")));
        UUID id = begin(actor, "gardening");
        complete(actor, id);
        changes.change(actor, id, draft -> draft.at(rates(1_270))).block();

        assertThat(changes.change(actor, id, draft -> open(draft, Engagement.EMPLOYED))
                        .block())
                .isEqualTo(new OfferChange.BelowMinimum(1_271));
        assertThat(requireNonNull(own.draft(actor, id).block()).openTo()).doesNotContain(Engagement.EMPLOYED);
        assertThat(changes.change(actor, id, draft -> open(draft.at(rates(1_271)), Engagement.EMPLOYED))
                        .block())
                .isInstanceOf(OfferChange.Done.class);
        assertThat(changes.change(actor, id, draft -> draft.at(rates(1_270))).block())
                .isEqualTo(new OfferChange.BelowMinimum(1_271));

        // The law has changed since it was written.
        database.execute("update offer_rate set pence = 1221 where offer_id = '" + id + "' and band = 'weekday'");
        assertThat(changes.put(actor, id, OfferState.PUBLISHED).block()).isEqualTo(new OfferChange.BelowMinimum(1_271));
    }

    private static Rates rates(long weekday) {
        return new Rates(Map.of(Band.WEEKDAY, weekday, Band.SLEEP_IN, 6_500L));
    }

    private static OfferDraft open(OfferDraft draft, Engagement engagement) {
        return draft.on(List.of(engagement), draft.visits(), draft.cancellation());
    }

    @Test
    void isOneDraftHoweverOftenItIsSent() {
        Actor actor = actor(rows.provider("Green Gate"));
        OfferDraft draft = OfferDraft.of(Ids.next(), "gardening", "Lawns", ProviderKind.MICRO_PROVIDER);

        Flux.range(0, 4)
                .flatMap(each -> changes.begin(actor, draft))
                .collectList()
                .block();

        assertThat(own.of(actor).collectList().block()).hasSize(1);
    }

    @Test
    @DisplayName("two devices that change different things of one offer at once both count")
    void losesNothingWhenTwoChangeIt() {
        Actor actor = actor(rows.provider("Green Gate"));
        UUID id = begin(actor, "gardening");

        for (int round = 0; round < 10; round++) {
            String words = "Words " + round;
            long pence = 1800L + round;
            Flux.merge(
                            changes.change(actor, id, draft -> draft.saying(words)),
                            changes.change(actor, id, draft -> draft.at(new Rates(Map.of(Band.WEEKDAY, pence)))))
                    .collectList()
                    .block();
            OfferDraft after = requireNonNull(own.draft(actor, id).block());
            assertThat(after.description()).isEqualTo(words);
            assertThat(after.rates().in(Band.WEEKDAY)).hasValue(pence);
        }
    }

    @Test
    @DisplayName("R102 another provider's offer is not found, for reading, changing and publishing")
    void touchesNobodyElses() {
        Actor owner = actor(rows.provider("Green Gate"));
        Actor other = actor(rows.provider("Other Garden"));
        UUID id = begin(owner, "gardening");

        assertThat(own.draft(other, id).blockOptional()).isEmpty();
        assertThat(offers.preview(other, id).blockOptional()).isEmpty();
        assertThat(changes.change(other, id, draft -> draft.saying("Mine now")).block())
                .isInstanceOf(OfferChange.NotFound.class);
        assertThat(changes.put(other, id, OfferState.WITHDRAWN).block()).isInstanceOf(OfferChange.NotFound.class);
        assertThat(changes.begin(other, OfferDraft.of(id, "gardening", "Mine", ProviderKind.MICRO_PROVIDER))
                        .block())
                .isInstanceOf(OfferChange.NotFound.class);
    }

    @Test
    void pausesComesBackAndGoes() {
        Actor actor = actor(rows.provider("Green Gate"));
        UUID id = begin(actor, "gardening");
        complete(actor, id);

        assertThat(changes.put(actor, id, OfferState.PAUSED).block())
                .isEqualTo(new OfferChange.WrongState(OfferState.DRAFT));
        changes.put(actor, id, OfferState.PUBLISHED).block();
        assertThat(changes.put(actor, id, OfferState.PAUSED).block()).isInstanceOf(OfferChange.Done.class);
        assertThat(offers.page(COUNCIL, id).blockOptional()).isEmpty();
        assertThat(changes.put(actor, id, OfferState.PUBLISHED).block()).isInstanceOf(OfferChange.Done.class);
        assertThat(changes.put(actor, id, OfferState.WITHDRAWN).block()).isInstanceOf(OfferChange.Done.class);
        assertThat(own.draft(actor, id).blockOptional()).isEmpty();
        assertThat(changes.put(actor, id, OfferState.PUBLISHED).block()).isInstanceOf(OfferChange.NotFound.class);
    }

    @Test
    @DisplayName("each way of selling has its own questions, and is kept as it was answered")
    void keepsEachKind() {
        Actor actor = actor(rows.provider("Green Gate"));
        UUID day = begin(actor, "day-opportunities");
        UUID job = begin(actor, "technology-set-up");
        UUID night = begin(actor, "respite-overnight");
        UUID ask = begin(actor, "shared-lives");

        change(actor, day, draft -> draft.soldAs(SoldBy.DAY, null));
        change(actor, day, draft -> draft.at(draft.price().at(12_000).halfDays(7_000L)));
        change(actor, job, draft -> draft.soldAs(SoldBy.FIXED, null));
        change(actor, job, draft -> draft.at(draft.price().at(4_500).including("A visit and a call")));
        change(actor, night, draft -> draft.soldAs(SoldBy.SLEEP_IN, Band.SLEEP_IN));
        change(actor, night, draft -> draft.at(draft.price().at(6_500)));
        change(actor, ask, draft -> draft.soldAs(SoldBy.ENQUIRY, null));

        assertThat(draft(actor, day).price().halfDayPence()).isEqualTo(7_000);
        assertThat(draft(actor, day).price().shownPence()).hasValue(12_000);
        assertThat(draft(actor, job).price().included()).isEqualTo("A visit and a call");
        assertThat(draft(actor, night).rates().in(Band.SLEEP_IN)).hasValue(6_500);
        assertThat(draft(actor, night).visits()).isEqualTo(VisitLimits.USUAL_NIGHT);
        assertThat(draft(actor, ask).lacks()).containsExactly(OfferDraft.Part.DESCRIPTION);
        assertThat(changes.put(actor, day, OfferState.PUBLISHED).block())
                .isEqualTo(new OfferChange.Incomplete(List.of(OfferDraft.Part.DESCRIPTION, OfferDraft.Part.TIMES)));
    }

    @Test
    @DisplayName("R54 what is published isn't sold in another way: what was booked is settled by it")
    void staysWhatItWasPublishedAs() {
        Actor actor = actor(rows.provider("Green Gate"));
        UUID id = begin(actor, "gardening");
        complete(actor, id);
        changes.put(actor, id, OfferState.PUBLISHED).block();

        assertThat(changes.change(
                                actor,
                                id,
                                draft -> draft.soldAs(SoldBy.HOURLY, Band.WAKING_NIGHT)
                                        .at(new Rates(Map.of(Band.WAKING_NIGHT, 1800L))))
                        .block())
                .isEqualTo(new OfferChange.WrongState(OfferState.PUBLISHED));
        assertThat(draft(actor, id).price().wholeBand()).isNull();
    }

    @Test
    @DisplayName("R59 extras, an area of outcodes, access and who does the work are kept; sex only of personal care")
    void keepsWhatElseIsSaid() {
        Actor actor = actor(rows.provider("Green Gate"));
        UUID garden = begin(actor, "gardening");
        UUID care = begin(actor, "personal-care");
        OfferExtras extras = new OfferExtras(45, 1_000L, 60, 500L);
        OfferDetails details = new OfferDetails(
                WorkerGender.FEMALE, List.of(Accessibility.STEP_FREE, Accessibility.BSL), "No lifting");

        change(actor, garden, draft -> draft.adding(extras).telling(details));
        change(actor, care, draft -> draft.telling(details).reaching(new OfferArea(5, List.of("M33", "WA14"))));

        assertThat(draft(actor, garden).extras()).isEqualTo(extras);
        assertThat(draft(actor, garden).details().workerGender()).isNull();
        assertThat(draft(actor, garden).details().accessibility())
                .containsExactly(Accessibility.STEP_FREE, Accessibility.BSL);
        assertThat(draft(actor, care).details()).isEqualTo(details);
        assertThat(draft(actor, care).area().outcodes()).containsExactly("M33", "WA14");
        assertThat(changes.change(actor, care, draft -> draft.reaching(new OfferArea(5, List.of("ZZ99"))))
                        .block())
                .isEqualTo(new OfferChange.UnknownArea());
        assertThat(draft(actor, care).area().outcodes()).containsExactly("M33", "WA14");
    }

    private void change(Actor actor, UUID id, UnaryOperator<OfferDraft> edit) {
        assertThat(changes.change(actor, id, edit).block()).isInstanceOf(OfferChange.Done.class);
    }

    private OfferDraft draft(Actor actor, UUID id) {
        return requireNonNull(own.draft(actor, id).block());
    }

    private UUID begin(Actor actor, String service) {
        OfferDraft draft = OfferDraft.of(Ids.next(), service, "Help in the garden", ProviderKind.MICRO_PROVIDER);
        assertThat(changes.begin(actor, draft).block()).isInstanceOf(OfferChange.Done.class);
        return draft.id();
    }

    private void complete(Actor actor, UUID id) {
        List<WeeklyHours> mornings = List.of(new WeeklyHours(DayOfWeek.MONDAY, 540, 720));
        assertThat(changes.change(
                                actor,
                                id,
                                draft -> draft.saying("We mow and weed.")
                                        .at(new Rates(Map.of(Band.WEEKDAY, 1950L)))
                                        .open(mornings))
                        .block())
                .isInstanceOf(OfferChange.Done.class);
    }

    private static Actor actor(UUID provider) {
        return new Actor(PERSON, COUNCIL, "Sam", Set.of(Role.PROVIDER), provider, PERSON);
    }
}
