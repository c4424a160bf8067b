package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.CardOfToday;
import uk.directly.journeys.CardPage;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** A rate card is approved while visits of its days are booked, accepted and cancelled, over HTTP. */
@WholeApplication
class RateCardStormIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int ROUNDS = Storms.rounds(4, 20);
    private static final long ASKED = 2_000;

    private final RunningDirectly directly;
    private final Api api;

    RateCardStormIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R54 whoever books, accepts or cancels while a card is approved: each visit has the split of its day's card")
    void followsOrIsPricedAnew() {
        UUID micro = Holder.offerOf(api, "micro");
        Holder tom = new Holder(api, "holder");
        new CardPage(api).add(tom, 5_000);
        LocalDate from = directly.firstDay().plusDays(20);

        for (int round = 0; round < ROUNDS; round++) {
            long base = 1_947L + round % 7;
            UUID card = CardOfToday.draft(api, "finance", from, "micro-provider", base);
            Instant start = from.plusDays(round + 1L)
                    .atTime(LocalTime.of(10, 0))
                    .atZone(LONDON)
                    .toInstant();
            UUID before = book(tom, micro, start).id();

            CompletableFuture<Api.Answer> booking = api.postAsync(
                    "holder", "/api/v1/bookings", key(), visit(tom, micro, start.plus(Duration.ofHours(2))));
            boolean cancels = round % 2 == 0;
            CompletableFuture<Api.Answer> step = cancels
                    ? api.postAsync(
                            "holder", "/api/v1/bookings/" + before + "/cancel", key(), Map.of("reason", "changed-mind"))
                    : api.postAsync("micro", "/api/v1/bookings/" + before + "/accept", key(), Map.of());
            Api.Answer approved = api.post("finance2", "/api/v1/rate-cards/" + card + "/approve", Map.of());
            Api.Answer booked = booking.join();
            Api.Answer stepped = step.join();

            assertThat(approved.status()).as("%s", approved.body()).isEqualTo(200);
            assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
            assertThat(stepped.status()).as("%s", stepped.body()).isIn(200, 409);
            Waiting.until(
                    () -> count("select count(*) from rate_change where rate_card_id = '" + card
                            + "' and done_at is not null"),
                    done -> done == 1);
            assertThat(count("select count(*) from booking where id = '" + booked.id() + "' and own_pence = "
                            + (ASKED - base)))
                    .as("round %d: %d pence of own money", round, ASKED - base)
                    .isOne();
            if (cancels && stepped.status() == 200) {
                assertThat(state(before)).isEqualTo("cancelled");
            } else {
                assertThat(count("select count(*) from booking where id = '" + before + "' and own_pence = "
                                + (ASKED - base)))
                        .isOne();
            }
            // Whoever was told that it moved tries again, and then it works.
            cancel(before);
            cancel(booked.id());
        }

        assertThat(count("select count(*) from booking where held_pence > 0 and state = 'requested'"
                        + " and start_at > '" + from + "'"))
                .isZero();
        assertThat(count("""
                select count(*) from ledger_account where kind like 'budget-%' and debits_pending <> (
                    select coalesce(sum(t.amount_pence), 0) from ledger_transfer t
                     where t.debit_account_id = ledger_account.id and t.phase = 'pending'
                       and not exists (select from ledger_transfer r where r.pending_id = t.id))""")).isZero();
        assertThat(count("select coalesce(sum(credits_posted - debits_posted), 0) from ledger_account"))
                .isZero();
    }

    private Api.Answer book(Holder holder, UUID offer, Instant start) {
        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), visit(holder, offer, start));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked;
    }

    private static Map<String, Object> visit(Holder holder, UUID offer, Instant start) {
        Map<String, Object> visit = holder.visit(offer, start, Duration.ofHours(1));
        visit.put("useOwnMoney", true);
        return visit;
    }

    private void cancel(UUID booking) {
        Api.Answer answer =
                api.post("holder", "/api/v1/bookings/" + booking + "/cancel", key(), Map.of("reason", "hospital"));
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 409);
    }

    private String state(UUID booking) {
        return api.get("holder", "/api/v1/bookings/" + booking)
                .body()
                .path("state")
                .asString();
    }

    private long count(String sql) {
        return directly.database()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
