package uk.directly.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.BudgetServer;
import uk.directly.council.BankHolidays;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Where money goes. Today is Tuesday 1 December 2026, 9 o'clock. */
@WithDatabase
class BankChangesIT {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant IN_TWO_WORKING_DAYS = Instant.parse("2026-12-03T00:00:00Z");

    private final TestDatabase database;
    private final BudgetServer server;
    private final BankChanges changes;
    private final BankBook book;
    private final Actor tom;
    private final Actor grace;

    BankChangesIT(TestDatabase database) {
        this.database = database;
        server = new BudgetServer(
                database, BankHolidays.class, Outbox.class, BankChanges.class, BankBook.class, FixedNameCheck.class);
        changes = server.bean(BankChanges.class);
        book = server.bean(BankBook.class);
        tom = server.holder(server.tom);
        grace = server.holder(server.grace);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R26 is in force at once, tells the old contacts, and the first payment waits 2 working days")
    void changesAndWaits() {
        BankChange change = done(put(tom, "12345678"));

        assertThat(change)
                .returns(BankState.IN_FORCE, BankChange::state)
                .returns("******78", BankChange::accountNumber)
                .returns(IN_TWO_WORKING_DAYS, BankChange::paysFrom)
                .returns("Tom Okafor", BankChange::owner);
        assertThat(change.waits(NOW)).isTrue();
        assertThat(change.waits(IN_TWO_WORKING_DAYS)).isFalse();
        assertThat(topics(change)).containsExactly("bank-details-changed");
        assertThat(server.select(
                        "select action || details::text from audit_event where subject_id = '" + change.id() + "'"))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .startsWith("bank-details-changed")
                        .doesNotContain("12345678", "200000", "Ann"));
    }

    @Test
    @DisplayName("R26 needs a sign-in of the last 10 minutes")
    void needsAFreshSignIn() {
        assertThat(put(tom, Instant.now().minusSeconds(601), Ids.next(), "12345678", false))
                .isInstanceOf(BankResult.SignInAgain.class);
        assertThat(put(tom, null, Ids.next(), "12345678", false)).isInstanceOf(BankResult.SignInAgain.class);
        assertThat(all(tom)).isEmpty();

        done(put(tom, Instant.now().minusSeconds(500), Ids.next(), "12345678", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345691", "12345692"})
    @DisplayName("R26 another name is a warning that they answer knowingly, and that is kept")
    void warnsOfAnotherName(String number) {
        UUID id = Ids.next();
        assertThat(put(tom, Instant.now(), id, number, false)).isInstanceOf(BankResult.NameDiffers.class);
        assertThat(all(tom)).isEmpty();

        assertThat(done(put(tom, Instant.now(), id, number, true)))
                .returns(true, BankChange::nameConfirmed)
                .returns(number.endsWith("91") ? "close" : "no-match", BankChange::nameAnswer)
                .returns(number.endsWith("91") ? "Ann B Lee" : null, BankChange::bankSays);
    }

    @Test
    @DisplayName("R26 a rail that can't say, or breaks, stops nobody")
    void goesOnWithoutAnAnswer() {
        assertThat(done(put(tom, "12345693"))).returns("cant-say", BankChange::nameAnswer);
        assertThat(done(put(tom, "12345694"))).returns("cant-say", BankChange::nameAnswer);
    }

    @Test
    @DisplayName("R15 the same id again is the same change; for another, or with other details, it is refused")
    void changesOnce() {
        UUID id = Ids.next();
        done(put(tom, Instant.now(), id, "12345678", false));
        done(put(tom, Instant.now(), id, "12345678", false));

        assertThat(all(tom)).hasSize(1);
        assertThat(put(tom, Instant.now(), id, "12345679", false)).isInstanceOf(BankResult.KeyReused.class);
        assertThat(put(grace, Instant.now(), id, "12345678", false)).isInstanceOf(BankResult.KeyReused.class);
        assertThat(all(grace)).isEmpty();
    }

    @Test
    @DisplayName("R26 old details stay, masked; the numbers themselves go when they can't be needed any more")
    void keepsTheHistoryMasked() {
        BankChange first = done(put(tom, "11111111"));
        BankChange second = done(put(tom, "22222222"));

        assertThat(all(tom)).extracting(BankChange::state).containsExactly(BankState.IN_FORCE, BankState.REPLACED);
        assertThat(all(tom)).extracting(BankChange::accountNumber).containsExactly("******22", "******11");

        assertThat(forget("2026-12-01T09:00:00Z")).as("ended no earlier").isZero();
        assertThat(forget("2026-12-01T09:00:01Z")).isPositive();
        assertThat(number(first)).isEqualTo("******11");
        assertThat(number(second)).isEqualTo("22222222");
        assertThat(changes.stop(tom, first.id()).block()).isInstanceOf(BankResult.WrongState.class);
    }

    @Test
    @DisplayName("R26 'this wasn't me' stops it at once, finance is told, and the old details are in force again")
    void stopsWhatWasNotThem() {
        BankChange old = done(put(tom, "11111111"));
        server.execute("update bank_change set pays_from = in_force_at where id = '" + old.id() + "'");
        BankChange thief = done(put(tom, "22222222"));
        BankChange again = done(put(tom, "33333333"));

        assertThat(done(changes.stop(tom, thief.id()).block())).returns(BankState.STOPPED, BankChange::state);
        done(changes.stop(tom, thief.id()).block());

        assertThat(all(tom))
                .extracting(BankChange::id, BankChange::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(old.id(), BankState.IN_FORCE),
                        org.assertj.core.groups.Tuple.tuple(thief.id(), BankState.STOPPED),
                        org.assertj.core.groups.Tuple.tuple(again.id(), BankState.STOPPED));
        assertThat(all(tom).stream().filter(each -> each.id().equals(old.id())))
                .singleElement()
                .returns(NOW, BankChange::paysFrom);
        assertThat(topics(thief)).containsExactly("bank-details-changed", "bank-details-stopped");
        assertThat(toLookAt()).extracting(BankChange::id).contains(thief.id());
        assertThat(done(put(tom, "44444444")))
                .as("from now on two officers look")
                .returns(BankState.ASKED, BankChange::state);
    }

    @Test
    @DisplayName("R102 nobody stops or sees somebody else's")
    void keepsOthersOut() {
        BankChange change = done(put(tom, "11111111"));

        assertThat(changes.stop(grace, change.id()).block()).isInstanceOf(BankResult.NotFound.class);
        assertThat(changes.stop(provider(server.broker), change.id()).block()).isInstanceOf(BankResult.NotFound.class);
        Actor elsewhere = new Actor(server.tom, Ids.next(), "X", Set.of(Role.FINANCE), null, server.tom);
        assertThat(changes.confirm(elsewhere, change.id()).block()).isInstanceOf(BankResult.NotFound.class);
        assertThat(changes.refuse(elsewhere, change.id()).block()).isInstanceOf(BankResult.NotFound.class);
        assertThat(all(grace)).isEmpty();
        assertThat(all(tom)).singleElement().returns(BankState.IN_FORCE, BankChange::state);
    }

    @Test
    @DisplayName("R26 asked again by the old channel, it is paid to from then on")
    void paysWhenTheOldChannelSaysYes() {
        BankChange change = done(put(tom, "11111111"));

        assertThat(changes.confirm(tom, change.id()).block()).isInstanceOf(BankResult.OwnChange.class);
        assertThat(done(changes.confirm(server.maker, change.id()).block()))
                .returns(NOW, BankChange::paysFrom)
                .returns("Colin", BankChange::confirmedBy);
        assertThat(changes.confirm(server.checker, change.id()).block()).isInstanceOf(BankResult.WrongState.class);
    }

    @Test
    @DisplayName("R26 who acts for another only asks: an officer calls back, a second one says yes")
    void asksForAnother() {
        BankChange old = done(put(tom, "11111111"));
        Actor nominee = graceForTom();
        BankChange asked = done(put(nominee, "22222222"));
        assertThat(asked).returns(BankState.ASKED, BankChange::state).returns("Tom Okafor", BankChange::onBehalfOf);
        assertThat(now(tom)).isEqualTo(old.id());
        assertThat(topics(asked)).containsExactly("bank-details-changed");
        assertThat(put(nominee, "33333333")).isInstanceOf(BankResult.OneOpen.class);

        assertThat(changes.approve(server.maker, asked.id()).block())
                .as("nobody called back")
                .isInstanceOf(BankResult.WrongState.class);
        done(changes.confirm(server.maker, asked.id()).block());
        assertThat(changes.approve(server.maker, asked.id()).block()).isInstanceOf(BankResult.SameOfficer.class);
        assertThat(changes.approve(nominee, asked.id()).block()).isInstanceOf(BankResult.OwnChange.class);
        assertThat(now(tom)).isEqualTo(old.id());

        assertThat(done(changes.approve(server.checker, asked.id()).block()))
                .returns(BankState.IN_FORCE, BankChange::state);
        assertThat(now(tom)).isEqualTo(asked.id());
    }

    @Test
    @DisplayName("R26 an officer's no, or their own change, ends what was asked")
    void refusesWhatWasAsked() {
        Actor nominee = graceForTom();
        BankChange asked = done(put(nominee, "22222222"));
        assertThat(done(changes.refuse(server.maker, asked.id()).block()))
                .returns(BankState.REFUSED, BankChange::state);
        assertThat(changes.confirm(server.maker, asked.id()).block()).isInstanceOf(BankResult.WrongState.class);

        BankChange once = done(put(nominee, "22222222"));
        done(put(tom, "33333333"));
        assertThat(all(tom).stream().filter(each -> each.id().equals(once.id())))
                .singleElement()
                .returns(BankState.REFUSED, BankChange::state);
    }

    @Test
    @DisplayName("R26 twenty at once leave one in force")
    void leavesOneInForce() {
        List<BankResult> results = Flux.fromStream(IntStream.range(10, 30).boxed())
                .flatMap(i -> change(tom, Instant.now(), Ids.next(), "123456" + i, false))
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(results).hasOnlyElementsOfType(BankResult.Done.class).hasSize(20);
        assertThat(all(tom).stream().filter(each -> each.state() == BankState.IN_FORCE))
                .hasSize(1);
    }

    @Test
    @DisplayName("R26 nothing is rewritten behind the product's back")
    void refusesRewriting() {
        BankChange change = done(put(tom, "11111111"));
        for (String sql : List.of(
                "update bank_change set account_number = '22222222' where id = '%s'",
                "update bank_change set sort_code = '111111' where id = '%s'",
                "update bank_change set asked_at = asked_at - interval '1 day' where id = '%s'",
                "update bank_change set pays_from = pays_from + interval '1 day' where id = '%s'",
                "update bank_change set person_id = '<grace>' where id = '%s'",
                "delete from bank_change where id = '%s'",
                "truncate bank_change",
                "update bank_change set account_number = '******11' where id = '%s'",
                "update bank_change set state = 'asked' where id = '%s'")) {
            assertThatThrownBy(() -> server.execute(sql.formatted(change.id())))
                    .as(sql)
                    .rootCause()
                    .hasMessageMatching("(?s).*(bank details are never|violates check constraint).*");
        }
    }

    @Test
    @DisplayName("R26 a provider's are the provider's")
    void keepsAProvidersApart() {
        Actor provider = provider(server.broker);
        BankOwner owner = Objects.requireNonNull(BankOwner.provider(provider));
        BankChange change = done(changes.change(
                        provider,
                        Instant.now(),
                        owner,
                        Ids.next(),
                        BankAccount.typed("20-00-00", "12345678", "Fair Funds"),
                        false)
                .block());

        assertThat(change).returns("Fair Funds", BankChange::owner).returns(null, BankChange::personId);
        assertThat(changes.stop(tom, change.id()).block()).isInstanceOf(BankResult.NotFound.class);
        assertThat(done(changes.stop(provider, change.id()).block())).returns(BankState.STOPPED, BankChange::state);
        assertThat(BankOwner.provider(tom)).isNull();
    }

    private BankResult put(Actor actor, String number) {
        return put(actor, Instant.now(), Ids.next(), number, false);
    }

    private BankResult put(Actor actor, @Nullable Instant signedIn, UUID id, String number, boolean confirmed) {
        return change(actor, signedIn, id, number, confirmed).blockOptional().orElseThrow();
    }

    private Mono<BankResult> change(
            Actor actor, @Nullable Instant signedIn, UUID id, String number, boolean confirmed) {
        return changes.change(
                actor,
                signedIn,
                BankOwner.holder(actor),
                id,
                BankAccount.typed("20-00-00", number, "Ann Lee"),
                confirmed);
    }

    private static BankChange done(@Nullable BankResult result) {
        assertThat(result).isInstanceOf(BankResult.Done.class);
        return ((BankResult.Done) Objects.requireNonNull(result)).change();
    }

    private List<BankChange> all(Actor actor) {
        return book.of(actor.councilId(), BankOwner.holder(actor))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private UUID now(Actor actor) {
        return all(actor).stream()
                .filter(each -> each.state() == BankState.IN_FORCE)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<BankChange> toLookAt() {
        return book.toLookAt(server.council, NOW, NOW.minusSeconds(60))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private List<String> topics(BankChange change) {
        return server.select(
                "select topic from outbox where payload ->> 'changeId' = '" + change.id() + "' order by id");
    }

    private String number(BankChange change) {
        return server.select("select account_number from bank_change where id = '" + change.id() + "'")
                .getFirst();
    }

    private int forget(String before) {
        return new Changes(database.client(), new tools.jackson.databind.json.JsonMapper())
                .apply("bank_forget", new Forget(before, 100), Forgotten.class)
                .map(Forgotten::count)
                .blockOptional()
                .orElseThrow();
    }

    private Actor provider(UUID provider) {
        UUID person = server.grace;
        return new Actor(person, server.council, "Grace", Set.of(Role.PROVIDER), provider, person);
    }

    private record Forget(String before, int limit) {}

    private record Forgotten(int count) {}

    /** A rail with fixed answers. */
    static class FixedNameCheck implements NameCheck {
        @Override
        public Mono<NameAnswer> check(BankAccount account) {
            return switch (account.accountNumber().substring(6)) {
                case "91" -> Mono.just(new NameAnswer.Close("Ann B Lee"));
                case "92" -> Mono.just(new NameAnswer.NoMatch());
                case "93" -> Mono.just(new NameAnswer.CantSay());
                case "94" -> Mono.error(new IllegalStateException("away"));
                default -> Mono.just(new NameAnswer.Match());
            };
        }
    }

    private Actor graceForTom() {
        database.execute("""
                insert into acting (council_id, person_id, for_person_id, as_role, during)
                values ('%s', '%s', '%s', 'nominee', daterange('2020-01-01', null)) on conflict do nothing""".formatted(server.council, server.grace, server.tom));
        return new Actor(server.grace, server.council, "Grace", Set.of(Role.HOLDER), null, server.tom);
    }
}
