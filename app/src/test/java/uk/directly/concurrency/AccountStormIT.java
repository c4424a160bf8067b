package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/**
 * 100 callers on one account, each doing now this and now that: booking with support money and with own money, cancelling,
 * money in of both kinds, setting aside and freeing again. Everything takes its locks in one order, so that nobody waits
 * for whoever waits for them.
 */
@WholeApplication
class AccountStormIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int CALLERS = 100;
    private static final long SEED = 20261122;

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final ConcurrentLinkedQueue<UUID> booked = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<UUID> setAside = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();

    AccountStormIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName("R12 R14 100 callers mix bookings, releases and loads: no deadlock, no error, never below zero")
    void mixes(TestReporter report) throws Exception {
        Account account = account();
        UUID aisha = Holder.offerOf(api, "pa");
        UUID sam = Holder.offerOf(api, "micro");
        Instant end = Instant.now().plusSeconds(Storms.rounds(8, 60));
        long deadlocks = deadlocks();

        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> running = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(n -> callers.submit(() -> {
                        Random chance = new Random(SEED + n);
                        while (Instant.now().isBefore(end)) {
                            step(chance, account, aisha, sam);
                        }
                    }))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
        }

        report.publishEntry("Account storm, seed " + SEED, done.toString());
        assertThat(deadlocks()).isEqualTo(deadlocks);
        assertThat(done.keySet())
                .as("%s", done)
                .contains(
                        "book 201", "book 409", "cancel 200", "load done", "top-up done", "set-aside done", "free done")
                .allMatch(what -> what.matches(".* (200|201|409|done|insufficient-funds|changed)"));
        JsonNode budget = tom.budget();
        assertThat(budget.path("availablePence").asLong()).isNotNegative();
        assertThat(budget.path("ownAvailablePence").asLong()).isNotNegative();
    }

    private void step(Random chance, Account account, UUID aisha, UUID sam) {
        switch (chance.nextInt(11)) {
            case 0, 1 -> book(chance, account, aisha, Duration.ofMinutes(15), false);
            case 2, 3 -> book(chance, account, sam, Duration.ofMinutes(60), true);
            case 4, 5 -> cancel();
            case 6 -> change("load", "budget_load", account.command(UUID.randomUUID(), 100));
            case 7 -> change("top-up", "budget_top_up", account.command(UUID.randomUUID(), 50));
            case 8 -> {
                UUID id = UUID.randomUUID();
                if (change("set-aside", "budget_ring_fence", account.command(id, 200))
                        .equals("done")) {
                    setAside.add(id);
                }
            }
            case 9 -> free(account);
            default -> assertThat(tom.budget().path("availablePence").asLong()).isNotNegative();
        }
    }

    private void book(Random chance, Account account, UUID offer, Duration length, boolean own) {
        Instant start = directly.firstDay()
                .plusDays(20L + chance.nextInt(40))
                .atTime(LocalTime.of(8 + chance.nextInt(12), 0))
                .atZone(LONDON)
                .toInstant();
        Map<String, Object> body = new HashMap<>(account.visit());
        body.put("offerId", offer);
        body.put("start", start.toString());
        body.put("end", start.plus(length).toString());
        body.put("useOwnMoney", own);
        Api.Answer answer =
                api.post("holder", "/api/v1/bookings", UUID.randomUUID().toString(), body);
        count("book " + answer.status());
        if (answer.status() == 201) {
            booked.add(answer.id());
        }
    }

    private void cancel() {
        UUID id = booked.poll();
        if (id != null) {
            Api.Answer answer = api.post(
                    "holder",
                    "/api/v1/bookings/" + id + "/cancel",
                    UUID.randomUUID().toString(),
                    Map.of("reason", "changed-mind"));
            count("cancel " + answer.status());
        }
    }

    private void free(Account account) {
        UUID id = setAside.poll();
        if (id != null) {
            change("free", "budget_release_ring_fence", account.command(id, 200));
        }
    }

    private String change(String what, String function, String command) {
        String outcome = directly.database()
                .sql("select " + function + "(:command::jsonb) ->> 'outcome' as outcome")
                .bind("command", command)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
        count(what + " " + outcome);
        return outcome;
    }

    private void count(String what) {
        done.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    private long deadlocks() {
        return directly.database()
                .sql("select deadlocks from pg_stat_database where datname = current_database()")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private Account account() {
        UUID budget = UUID.fromString(tom.budget().path("id").asString());
        return directly.database()
                .sql("""
                        select b.council_id, b.id as budget_id, p.id as officer_id,
                               (select min(l.id::text)::uuid from plan_line l where l.award_id = b.award_id) as plan_line_id
                          from budget b join person p on p.council_id = b.council_id and p.subject = 'finance'
                         where b.id = :budget""")
                .bind("budget", budget)
                .mapProperties(Account.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    /** Whose account, and who moves its money. */
    record Account(UUID councilId, UUID budgetId, UUID officerId, UUID planLineId) {
        Map<String, Object> visit() {
            return Map.of("budgetId", budgetId, "planLineId", planLineId);
        }

        String command(UUID id, long pence) {
            return """
                    {"id": "%s", "councilId": "%s", "budgetId": "%s", "actorId": "%s", "amountPence": %d,
                     "rail": "stripe", "description": "Storm", "purpose": "agreed-future-need", "reason": "Storm",
                     "until": "2099-12-31", "at": "%s"}""".formatted(id, councilId, budgetId, officerId, pence, Instant.now());
        }
    }
}
