package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.council.BankHolidays;
import uk.directly.council.WorkingDays;
import uk.directly.journeys.CardPage;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Who asks for a different rate takes it back, books or lets the time run out while officers answer, over HTTP. */
@WholeApplication
class RateRequestStormIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int ROUNDS = 50;
    private static final Duration VISIT = Duration.ofHours(1);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final UUID garden;

    RateRequestStormIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
        this.garden = Holder.offerOf(api, "micro");
    }

    @Test
    @DisplayName("R4 two officers answer, the person takes it back: one wins, the others are told, and money is whole")
    void oneWins() {
        long left = left();
        Instant start = start(7);
        int answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID request = ask(start);
            CompletableFuture<Api.Answer> yes = answer("finance", request, yes(round));
            CompletableFuture<Api.Answer> no =
                    answer("social-work", request, Map.of("yes", false, "answer", "Others near you can."));
            Api.Answer back = api.post("holder", "/api/v1/rate-requests/" + request + "/withdraw", Map.of());

            int won = won(yes.join()) + won(no.join()) + won(back);
            assertThat(won).as("round %d", round).isEqualTo(1);
            JsonNode read =
                    api.get("holder", "/api/v1/rate-requests/" + request).body();
            String state = read.path("state").asString();
            assertThat(state).isEqualTo(won(back) == 1 ? "withdrawn" : won(yes.join()) == 1 ? "yes" : "no");
            assertThat(count("select count(*) from individual_rate where request_id = '" + request + "'"))
                    .isEqualTo(state.equals("yes") ? 1 : 0);
            assertThat(read.path("kept").path("state").asString())
                    .isEqualTo(state.equals("withdrawn") ? "cancelled" : "asking");
            if (!state.equals("withdrawn")) {
                answered++;
                cancel(read);
            }
            assertThat(left()).as("round %d", round).isEqualTo(left);
        }
        assertThat(answered).as("officers won sometimes").isPositive();
        wholeLedger();
    }

    @Test
    @DisplayName("R4 R54 books with own money while an officer says yes: the split is that of the decision, always")
    void booksMeanwhile() {
        new CardPage(api).add(tom, 5_000);
        Instant start = start(14);
        for (int round = 0; round < ROUNDS; round++) {
            UUID request = ask(start);
            UUID kept = kept(request);
            long before = individual();
            CompletableFuture<Api.Answer> yes = answer("finance", request, yes(round));
            Map<String, Object> visit = tom.visit(garden, start, VISIT);
            visit.put("useOwnMoney", true);
            Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), visit);

            assertThat(yes.join().status()).as("%s", yes.join().body()).isEqualTo(200);
            assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
            assertThat(booked.id()).isEqualTo(kept);
            assertThat(count("select own_pence from booking where id = '" + kept + "'"))
                    .as("round %d, before %d", round, before)
                    .isEqualTo(2_000 - individual());
            cancel(api.get("holder", "/api/v1/rate-requests/" + request).body());
            forget();
        }
        wholeLedger();
    }

    @Test
    @DisplayName("R4 the kept time runs out while an officer answers: it is given back or kept on, never half")
    void runsOutMeanwhile() {
        long left = left();
        Instant start = start(21);
        for (int round = 0; round < ROUNDS; round++) {
            UUID request = ask(start);
            UUID kept = kept(request);
            CompletableFuture<Api.Answer> yes = answer("finance", request, yes(round));
            change("update booking set answer_by = '2020-01-01' where state = 'asking' and id = '" + kept + "'");
            change("select booking_expire_due(jsonb_build_object('at', '" + api.now() + "'))");

            assertThat(yes.join().status()).as("%s", yes.join().body()).isEqualTo(200);
            JsonNode read =
                    api.get("holder", "/api/v1/rate-requests/" + request).body();
            assertThat(read.path("state").asString()).as("the answer stays").isEqualTo("yes");
            String state = read.path("kept").path("state").asString();
            assertThat(state).isIn("asking", "expired");
            assertThat(count("select count(*) from worker_time where released_at is null and subject_id = '" + kept
                            + "'"))
                    .isEqualTo(state.equals("asking") ? 1 : 0);
            cancel(read);
            assertThat(left()).as("round %d", round).isEqualTo(left);
            forget();
        }
        wholeLedger();
    }

    private UUID ask(Instant start) {
        Map<String, Object> body = tom.visit(garden, start, VISIT);
        body.put("reasons", java.util.List.of("none-at-base"));
        // Where the last round's rate pays all of it, there is nothing to ask.
        forget();
        Api.Answer asked = api.post("holder", "/api/v1/rate-requests", key(), body);
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        return asked.id();
    }

    private UUID kept(UUID request) {
        return UUID.fromString(api.get("holder", "/api/v1/rate-requests/" + request)
                .body()
                .path("kept")
                .path("bookingId")
                .asString());
    }

    private CompletableFuture<Api.Answer> answer(String officer, UUID request, Map<String, Object> answer) {
        return api.postAsync(officer, "/api/v1/rate-requests/" + request + "/answer", key(), answer);
    }

    private Map<String, Object> yes(int round) {
        return Map.of(
                "yes",
                true,
                "answer",
                "Nobody else near you.",
                "ratePence",
                1_960 + round % 40,
                "from",
                directly.firstDay().plusDays(2).toString());
    }

    /** One that was told that it was too late is no winner. */
    private static int won(Api.Answer answer) {
        if (answer.status() == 200) {
            return 1;
        }
        assertThat(answer.problem()).as("%s", answer.body()).isEqualTo("wrong-state");
        return 0;
    }

    private void cancel(JsonNode request) {
        api.post(
                "holder",
                "/api/v1/bookings/" + request.path("kept").path("bookingId").asString() + "/cancel",
                key(),
                Map.of("reason", "hospital"));
    }

    /** What an hour on a weekday is paid with at most, by the decision of this round. */
    private long individual() {
        return count("select coalesce(max(pence), 1950) from individual_rate_line where band = 'weekday'");
    }

    /** As if nothing had been decided. */
    private void forget() {
        change("""
                do $$ begin
                    alter table individual_rate disable trigger individual_rate_is_history;
                    alter table individual_rate_line disable trigger individual_rate_line_is_history;
                    delete from individual_rate_line;
                    delete from individual_rate;
                    alter table individual_rate enable trigger individual_rate_is_history;
                    alter table individual_rate_line enable trigger individual_rate_line_is_history;
                end $$""");
    }

    private void wholeLedger() {
        Waiting.until(
                () -> count("select count(*) from booking where state = 'asking' and answer_by < '2021-01-01'"),
                due -> due == 0);
        assertThat(count("""
                select count(*) from ledger_account where kind like 'budget-%' and debits_pending <> (
                    select coalesce(sum(t.amount_pence), 0) from ledger_transfer t
                     where t.debit_account_id = ledger_account.id and t.phase = 'pending'
                       and not exists (select from ledger_transfer r where r.pending_id = t.id))""")).isZero();
        assertThat(count("select coalesce(sum(credits_posted - debits_posted), 0) from ledger_account"))
                .isZero();
        assertThat(count("select count(*) from idempotency_key where answer is null"))
                .isZero();
    }

    private long left() {
        return tom.budget().path("availablePence").asLong();
    }

    private void change(String sql) {
        directly.database().sql(sql).fetch().rowsUpdated().block();
    }

    private long count(String sql) {
        return directly.database()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    /** Ten o'clock on a working day, so many days from the first. */
    private Instant start(int days) {
        WorkingDays workingDays =
                directly.bean(BankHolidays.class).workingDays().blockOptional().orElseThrow();
        return workingDays
                .after(directly.firstDay().plusDays(days), 0)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
