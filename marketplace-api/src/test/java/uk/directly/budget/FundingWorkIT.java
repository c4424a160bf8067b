package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.model.Cycle;
import uk.directly.budget.model.Cycles;
import uk.directly.data.IdempotencyKey;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Funding runs of some hundred awards: the sums are the model's, and whatever happens each cycle is paid once. */
@WithDatabase
class FundingWorkIT {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 21);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final long SEED = 20_261_221;

    private final TestDatabase database;
    private final BudgetServer server;
    private final Random random = new Random(SEED);

    FundingWorkIT(TestDatabase database) {
        this.database = database;
        server = new BudgetServer(database);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R10 The sums of a run are the model's, for awards of any kind, days, changes and cycles")
    void agreesWithTheModel() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add(anyAward());
        }
        List<String> expected = Flux.fromIterable(ids)
                .concatMap(id -> server.bean(Awards.class).one(server.council, id))
                .concatMapIterable(award -> Cycles.of(award).due(award.fundedUntil(), DAY).stream()
                        .map(cycle -> words(award.id(), cycle))
                        .toList())
                .collectSortedList()
                .block(LONG);

        UUID run = draft();

        assertThat(server.select("select award_id || ' ' || first_day || ' ' || last_day || ' ' || amount_pence"
                        + " from funding_line where run_id = '" + run + "' order by 1"))
                .as("seed %d", SEED)
                .hasSizeGreaterThan(300)
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("R22 The shares that a run expects are the model's, for awards of any kind, days, changes and cycles")
    void expectsTheModelsShares() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add(anyAward());
        }
        List<String> expected = Flux.fromIterable(ids)
                .concatMap(id -> server.bean(Awards.class).one(server.council, id))
                .concatMapIterable(award -> {
                    Cycles cycles = Cycles.of(award);
                    return cycles.due(award.fundedUntil(), DAY).stream()
                            .flatMap(cycle -> cycles.shares(cycle).stream())
                            .map(share -> award.id() + " " + share.first() + " " + share.last() + " "
                                    + share.paid().slug() + " " + share.amountPence())
                            .toList();
                })
                .collectSortedList()
                .block(LONG);

        work().post(server.council, approvedOnly(draft())).block(LONG);

        assertThat(server.select("select budget_id || ' ' || first_day || ' ' || last_day || ' ' || how || ' '"
                        + " || amount_pence from contribution_due where council_id = '<council>' order by 1"))
                .as("seed %d", SEED)
                .hasSizeGreaterThan(300)
                .isEqualTo(expected);
        assertThat(server.select(
                        "select distinct due_on - greatest(first_day, date '2026-12-01') from contribution_due"))
                .containsExactly("14");
    }

    @Test
    @DisplayName("A posting that was interrupted has paid nothing, and is made good by the next look")
    void goesOnAfterAnInterruption() throws SQLException {
        List<UUID> awards = someAwards(200);
        UUID run = approvedOnly(draft());

        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from ledger_account where owner_id = '" + awards.getLast() + "' for update");
            Mono<String> posting =
                    work().post(server.council, run).onErrorReturn("broken").cache();
            posting.subscribe();
            // It has written and locked what it could, and waits for this one account.
            String waiting = waitingBackend();
            assertThat(state(run)).isEqualTo("approved");
            statement.execute("select pg_terminate_backend(" + waiting + ")");
            assertThat(posting.block(LONG)).isEqualTo("broken");
            other.rollback();
        }

        assertThat(state(run)).isEqualTo("approved");
        assertThat(loads()).isZero();
        assertThat(server.select(
                        "select count(*) from funding_line where council_id = '<council>' and state <> 'drafted'"))
                .containsExactly("0");
        assertThat(work().postApproved().block(LONG)).isOne();
        assertThat(state(run)).isEqualTo("posted");
        assertThat(loads()).isEqualTo(200);
        assertThat(work().postApproved().block(LONG)).isZero();
    }

    @Test
    @DisplayName("While it posts others see how far it is and nothing else; each line is in one slice")
    void saysHowFarItIs() throws SQLException {
        someAwards(200);
        UUID run = approvedOnly(draft());
        String post = server.select("select jsonb_build_object('councilId', '<council>', 'id', '" + run
                        + "', 'at', '2026-12-01T09:00:00Z', 'slice', 7, 'shareDays', 14)")
                .getFirst();

        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select funding_post('" + post + "')");

            assertThat(run(run).soFarLines()).isEqualTo(200);
            assertThat(run(run).state()).isEqualTo(FundingState.APPROVED);
            assertThat(loads()).isZero();
            other.commit();
        }

        assertThat(run(run).soFarLines()).isNull();
        assertThat(run(run).state()).isEqualTo(FundingState.POSTED);
        assertThat(loads()).isEqualTo(200);
        assertThat(server.select("select count(distinct subject_id) || ' ' || sum(amount_pence) from ledger_transfer"
                        + " where council_id = '<council>'"))
                .containsExactly("200 " + run(run).paidPence());
    }

    @Test
    @DisplayName("However many post a run at once, it is posted once")
    void postsOnce() {
        someAwards(100);
        UUID run = approvedOnly(draft());

        List<String> outcomes = Flux.range(0, 8)
                .flatMap(i -> work().post(server.council, run))
                .collectList()
                .block(LONG);

        assertThat(outcomes).containsOnlyOnce("done").hasSize(8);
        assertThat(loads()).isEqualTo(100);
    }

    @Test
    @DisplayName("Two runs over the same cycles, posted at the same time, pay each cycle once")
    void paysNoCycleTwice() {
        someAwards(150);
        UUID one = approvedOnly(draft());
        UUID two = approvedOnly(draft());

        List<String> outcomes = Flux.just(one, two)
                .flatMap(run -> work().post(server.council, run))
                .collectList()
                .block(LONG);

        assertThat(outcomes).containsExactly("done", "done");
        assertThat(loads()).isEqualTo(150);
        assertThat(server.select("select sum(paid_lines) from funding_run where council_id = '<council>'"))
                .containsExactly("150");
    }

    @Test
    @DisplayName("Who stops waiting for an approval doesn't stop its posting")
    void postsWhoeverStopsWaiting() {
        someAwards(50);
        UUID run = draft();
        IdempotencyKey key = IdempotencyKey.of(server.checker.personId(), "approve", "k", run.toString());

        server.bean(FundingRuns.class)
                .approve(server.checker, run, key)
                .subscribe()
                .dispose();

        assertThat(sooner(() -> state(run), "posted"::equals)).isEqualTo("posted");
        assertThat(loads()).isEqualTo(50);
    }

    private FundingWork work() {
        return server.bean(FundingWork.class);
    }

    private FundingRun run(UUID id) {
        return server.bean(FundingBook.class)
                .one(server.council, id)
                .blockOptional(LONG)
                .orElseThrow();
    }

    private UUID draft() {
        FundingResult made =
                server.bean(FundingRuns.class).draft(server.maker, DAY).block(LONG);
        return made instanceof FundingResult.Done done ? done.run().id() : new UUID(0, 0);
    }

    /** Approved, and not posted yet. */
    private UUID approvedOnly(UUID run) {
        server.execute("update funding_run set state = 'approved', decided_by = '<checker>', decided_at = made_at"
                + " where id = '" + run + "'");
        return run;
    }

    private String state(UUID run) {
        return server.select("select state from funding_run where id = '" + run + "'")
                .getFirst();
    }

    private int loads() {
        return Integer.parseInt(server.select("select count(*) from ledger_transfer where council_id = '<council>'")
                .getFirst());
    }

    private String waitingBackend() {
        String waiting = "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = '"
                + database.name() + "'";
        return sooner(() -> database.select(waiting), found -> !found.isEmpty()).getFirst();
    }

    /** Asks until it is so, for a minute at most. */
    private static <T> T sooner(Supplier<T> question, Predicate<T> wanted) {
        T answer = question.get();
        for (int i = 0; i < 1200 && !wanted.test(answer); i++) {
            Mono.delay(Duration.ofMillis(50)).block();
            answer = question.get();
        }
        return answer;
    }

    private List<UUID> someAwards(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(server.award(person(i), "direct-payment", "[2026-04-01,)", terms(), "2026-12-20"));
        }
        return ids;
    }

    private UUID anyAward() {
        String kind = List.of("direct-payment", "one-off-direct-payment", "isf", "carer-direct-payment")
                .get(random.nextInt(4));
        boolean once = kind.startsWith("one-off");
        LocalDate from = DAY.minusDays(random.nextInt(200));
        @Nullable LocalDate to = once || random.nextInt(3) == 0 ? from.plusDays(random.nextInt(150)) : null;
        String end = to == null ? "" : to.plusDays(1).toString();
        UUID id = server.award(person(random.nextInt(1_000_000)), kind, "[" + from + "," + end + ")", terms(), null);
        int changes = once ? 0 : random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            from = from.plusDays(1 + random.nextInt(60));
            if (to == null || !from.isAfter(to)) {
                server.execute("""
                        update award_terms set during = daterange(lower(during), '%2$s')
                         where award_id = '%1$s' and during @> date '%2$s';
                        insert into award_terms (council_id, award_id, during, weekly_pence, paid,
                            contribution_weekly_pence, cycle_weeks, review_band)
                        select council_id, id, daterange('%2$s', upper(during)), %3$d, '%4$s', %5$d, %6$d, 'light'
                          from award where id = '%1$s';""".formatted(
                                id,
                                from,
                                5_000 + random.nextInt(60_000),
                                random.nextBoolean() ? "net" : "gross",
                                random.nextInt(5_000),
                                List.of(1, 2, 4).get(random.nextInt(3))));
            }
        }
        paySome(id);
        return id;
    }

    /** Some are paid for a few of their cycles already. */
    private void paySome(UUID id) {
        Award award = server.bean(Awards.class)
                .one(server.council, id)
                .blockOptional(LONG)
                .orElseThrow();
        List<Cycle> cycles = Cycles.of(award).due(award.fundedUntil(), DAY);
        if (cycles.size() > 1 && random.nextBoolean()) {
            server.execute("update budget set funded_until = '"
                    + cycles.get(random.nextInt(cycles.size() - 1)).last() + "' where id = '" + id + "'");
        }
    }

    private UUID person(int number) {
        UUID id = UUID.nameUUIDFromBytes((server.council + " " + number).getBytes(StandardCharsets.UTF_8));
        server.execute("insert into person (council_id, id, name, first_name) values ('<council>', '" + id
                + "', 'Person " + number + "', 'Person') on conflict do nothing");
        return id;
    }

    private AwardTerms terms() {
        return new AwardTerms(
                5_000 + random.nextInt(60_000),
                random.nextBoolean() ? Paid.NET : Paid.GROSS,
                random.nextInt(5_000),
                List.of(1, 2, 4).get(random.nextInt(3)),
                ReviewBand.STANDARD);
    }

    private static String words(UUID award, Cycle cycle) {
        return award + " " + cycle.first() + " " + cycle.last() + " " + cycle.amountPence();
    }
}
