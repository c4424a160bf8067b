package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import uk.directly.council.BankHolidays;
import uk.directly.council.WorkingDays;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** "Ask the council for a different rate", over the API: Green Gate asks £22.00 an hour, the council pays £19.50. */
@WholeApplication
class RateRequestsIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(3);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final UUID garden;

    RateRequestsIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
        this.garden = Holder.offerOf(api, "micro");
    }

    @BeforeEach
    void asksMoreThanTheCouncilPays() {
        change("update offer_rate set pence = 2200 where offer_id = '" + garden + "' and band <> 'sunday'");
        change("update offer_rate set pence = 2400 where offer_id = '" + garden + "' and band = 'sunday'");
    }

    /** Each test begins with nobody asking. */
    @AfterEach
    void nobodyAsks() {
        for (JsonNode request : items("holder", "/api/v1/rate-requests")) {
            api.post("holder", "/api/v1/rate-requests/" + request.path("id").asString() + "/withdraw", Map.of());
        }
        for (JsonNode booking : items("holder", "/api/v1/bookings")) {
            api.post(
                    "holder",
                    "/api/v1/bookings/" + booking.path("id").asString() + "/cancel",
                    key(),
                    Map.of("reason", "hospital"));
        }
        directly.database().sql("""
                        do $$ begin
                            alter table individual_rate disable trigger individual_rate_is_history;
                            alter table individual_rate_line disable trigger individual_rate_line_is_history;
                            delete from individual_rate_line;
                            delete from individual_rate;
                            alter table individual_rate enable trigger individual_rate_is_history;
                            alter table individual_rate_line enable trigger individual_rate_line_is_history;
                        end $$""").fetch().rowsUpdated().block();
        assertThat(count("select coalesce(sum(credits_posted - debits_posted), 0) from ledger_account"))
                .isZero();
    }

    @Test
    @DisplayName("R4 asking keeps the time and the money for five working days, and the provider knows nothing of it")
    void keepsTheTime() {
        long left = left();
        Api.Answer asked = ask(start(7), List.of("none-at-base", "skill"), "Makaton");

        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        assertThat(asked.body().path("state").asString()).isEqualTo("waiting");
        assertThat(asked.body().path("pricePence").asLong()).isEqualTo(6_600);
        assertThat(asked.body().path("basePence").asLong()).isEqualTo(5_850);
        assertThat(asked.body().path("noneAtBase").asBoolean()).isTrue();
        LocalDate answerBy = workingDays().after(directly.firstDay(), 5);
        assertThat(asked.body().path("answerBy").asString()).isEqualTo(answerBy.toString());
        Instant until = answerBy.plusDays(1).atStartOfDay(LONDON).toInstant();
        Instant start = start(7);
        assertThat(Instant.parse(asked.body().path("kept").path("until").asString()))
                .isEqualTo(start.isBefore(until) ? start : until);
        assertThat(left()).isEqualTo(left - 6_600);

        UUID kept = id(asked.body().path("kept").path("bookingId"));
        assertThat(api.get("holder", "/api/v1/bookings/" + kept)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("asking");
        assertThat(api.get("micro", "/api/v1/bookings/" + kept).status()).isEqualTo(404);
        assertThat(items("micro", "/api/v1/bookings"))
                .noneMatch(row -> id(row.path("id")).equals(kept));
        assertThat(api.post("micro", "/api/v1/bookings/" + kept + "/accept", key(), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(new Holder(api, "holder-own-bank")
                        .book(garden, start(7), VISIT)
                        .problem())
                .as("nobody else can have it")
                .isEqualTo("not-available");
    }

    @Test
    @DisplayName(
            "R4 a yes counts as what the budget funds: the kept time is booked with no own money, R54 and stays so")
    void booksOnAYes() {
        UUID request = asked(start(7));
        Api.Answer yes = answer("finance", request, yes(2_200, directly.firstDay(), null));
        assertThat(yes.status()).as("%s", yes.body()).isEqualTo(200);
        assertThat(yes.body().path("rate").path("rates").path("weekday").asLong())
                .isEqualTo(2_200);

        JsonNode read = api.get("holder", "/api/v1/rate-requests/" + request).body();
        assertThat(read.path("answer").asString()).isEqualTo("Nobody else near you signs.");
        assertThat(read.path("answeredAt").asString()).isNotEmpty();
        UUID kept = id(read.path("kept").path("bookingId"));

        JsonNode quote = quote(start(7), true);
        assertThat(quote.path("baseRatePence").asLong()).isEqualTo(2_200);
        assertThat(quote.path("fromOwnPence").asLong()).isZero();
        Map<String, Object> visit = tom.visit(garden, start(7), VISIT);
        visit.put("useOwnMoney", true);
        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), visit);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.id()).as("the time that was kept").isEqualTo(kept);
        assertThat(booked.body().path("state").asString()).isEqualTo("requested");
        assertThat(count("select own_pence from booking where id = '" + kept + "'"))
                .isZero();
        assertThat(count(
                        "select sum(amount_pence)::bigint from booking_holds((select council_id from booking where id = '"
                                + kept + "'), '" + kept + "')"))
                .isEqualTo(6_600);
        assertThat(api.post("micro", "/api/v1/bookings/" + kept + "/accept", key(), Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(count("select count(*) from worker_time where released_at is null and subject_id = '" + kept + "'"))
                .isOne();
    }

    @Test
    @DisplayName("R4 a yes also pays for what is booked already, in both directions of time only from its first day on")
    void paysForWhatIsBooked() {
        new CardPage(api).add(tom, 3_000);
        UUID before = own(start(8));
        UUID after = own(start(11));
        UUID request = asked(start(15));
        assertThat(own(before)).isEqualTo(750);

        answer("social-work", request, yes(2_100, start(11).atZone(LONDON).toLocalDate(), null));

        assertThat(own(before)).as("before its first day").isEqualTo(750);
        assertThat(own(after)).as("3 h at £1.00").isEqualTo(300);
        assertThat(count(
                        "select count(*) from outbox where topic = 'rates-changed' and payload ->> 'individualRateId' ="
                                + " (select id::text from individual_rate where request_id = '" + request + "')"))
                .isOne();
        assertThat(count("select count(*) from outbox where topic = 'rate-answered' and payload ->> 'requestId' = '"
                        + request + "'"))
                .isOne();
        assertThat(count("select count(*) from audit_event where action = 'rate-answered' and subject_id = '" + request
                        + "'"))
                .isOne();
    }

    @Test
    @DisplayName(
            "R4 a request that the council is late with is told once, and a support worker's task until it is answered")
    void late() {
        UUID request = asked(start(7));
        LocalDate late = workingDays().after(directly.firstDay(), 5).plusDays(1);
        String task =
                "select count(*) from visit_task t join rate_request r on r.booking_id = t.booking_id where r.id = '"
                        + request + "' and t.reason = 'council-late' and t.done_at is null";

        for (LocalDate day : List.of(late.minusDays(1), late, late)) {
            directly.database()
                    .sql("select questions_late(jsonb_build_object('at', cast(:at as text)))")
                    .bind("at", day.atTime(9, 0).atZone(LONDON).toInstant().toString())
                    .fetch()
                    .first()
                    .block();
            assertThat(count(task)).as("%s", day).isEqualTo(day.isBefore(late) ? 0 : 1);
        }
        assertThat(count("select count(*) from outbox where topic = 'rate-late' and payload ->> 'requestId' = '"
                        + request + "'"))
                .isOne();
        assertThat(answer("finance", request, Map.of("yes", false, "answer", "Others near you can do it."))
                        .status())
                .isEqualTo(200);
        assertThat(count(task)).isZero();
    }

    @Test
    @DisplayName("R54 it stays when a new rate card is approved, and is never less than the new card")
    void staysAcrossCards() {
        UUID request = asked(start(7));
        answer("finance", request, yes(2_100, directly.firstDay(), null));
        LocalDate from = directly.firstDay().plusDays(30);
        approve(from, 2_000);
        approve(from.plusDays(10), 2_150);

        assertThat(quote(start(31), true).path("baseRatePence").asLong())
                .as("the card pays £20.00, the decision £21.00")
                .isEqualTo(2_100);
        assertThat(quote(start(41), true).path("baseRatePence").asLong())
                .as("the card pays £21.50")
                .isEqualTo(2_150);
        assertThat(quote("carer", start(31)).path("baseRatePence").asLong())
                .as("nobody else's changes")
                .isEqualTo(2_000);
    }

    @Test
    @DisplayName("R4 at most what the provider asks in each part of the week, and more than everybody gets")
    void holdsTheAnswerAgainstTheOffer() {
        UUID request = asked(start(7));
        LocalDate from = directly.firstDay();

        assertThat(answer("finance", request, yes(2_401, from, null)).problem()).isEqualTo("invalid-request");
        assertThat(answer("finance", request, yes(1_950, from, null)).problem()).isEqualTo("invalid-request");
        assertThat(answer("finance", request, byBand(Map.of("weekday", 2_201), from))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(answer("finance", request, byBand(Map.of("midnight", 2_000), from))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(answer("finance", request, yes(2_100, from.minusDays(1), null))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(answer("finance", request, yes(2_100, from, from.minusDays(1)))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(answer("finance", request, Map.of("yes", true, "answer", " ", "ratePence", 2_100, "from", from))
                        .problem())
                .isEqualTo("invalid-request");

        // One figure: in each part of the week at most what is asked there.
        JsonNode rates = answer("finance", request, yes(2_300, from, null))
                .body()
                .path("rate")
                .path("rates");
        assertThat(rates.path("weekday").asLong()).isEqualTo(2_200);
        assertThat(rates.path("sunday").asLong()).isEqualTo(2_300);
        assertThat(answer("social-work", request, no()).problem()).isEqualTo("wrong-state");
    }

    @Test
    @DisplayName("R4 a later decision ends the one before; two in force on one day are refused, by the database too")
    void neverTwoAtATime() {
        LocalDate from = directly.firstDay();
        answer("finance", asked(start(7)), yes(2_000, from, null));
        free();
        UUID second = asked(start(9));
        answer("finance", second, byBand(Map.of("weekday", 2_100), from.plusDays(8)));
        assertThat(count("select count(*) from individual_rate where upper(during) = '" + from.plusDays(8) + "'"))
                .isOne();
        free();
        UUID third = asked(start(11));
        assertThat(answer("finance", third, yes(2_150, from.plusDays(3), null)).problem())
                .isEqualTo("overlaps");
        assertThat(answer("finance", third, yes(2_150, from.plusDays(3), from.plusDays(7)))
                        .status())
                .isEqualTo(200);

        assertThat(refused("insert into individual_rate select council_id, uuidv7(), (select id from rate_request where"
                        + " state <> 'waiting' and id not in (select request_id from individual_rate) limit 1), holder_id,"
                        + " provider_id, service_id, during, decided_at, decided_by from individual_rate limit 1"))
                .as("the temporal key, or no request to name")
                .isTrue();
        assertThat(refused("update individual_rate set during = daterange(lower(during), null) where upper(during) = '"
                        + from.plusDays(8) + "'"))
                .isTrue();
        assertThat(refused("delete from individual_rate_line")).isTrue();
        assertThat(refused("update individual_rate_line set pence = pence + 1")).isTrue();
    }

    @Test
    @DisplayName("R4 one request is open at a time; taken back, the time and the money are free again")
    void oneAtATime() {
        long left = left();
        UUID request = asked(start(7));
        Api.Answer again = ask(start(9), List.of("knows-me"), null);
        assertThat(again.problem()).isEqualTo("wrong-state");
        assertThat(again.body().path("rateRequestId").asString()).isEqualTo(request.toString());
        assertThat(left()).isEqualTo(left - 6_600);

        Api.Answer back = api.post("holder", "/api/v1/rate-requests/" + request + "/withdraw", Map.of());
        assertThat(back.body().path("state").asString()).isEqualTo("withdrawn");
        assertThat(back.body().path("kept").path("state").asString()).isEqualTo("cancelled");
        assertThat(left()).isEqualTo(left);
        assertThat(answer("finance", request, no()).problem()).isEqualTo("wrong-state");
        assertThat(api.post("holder", "/api/v1/rate-requests/" + request + "/withdraw", Map.of())
                        .problem())
                .isEqualTo("wrong-state");
        assertThat(ask(start(7), List.of("knows-me"), null).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("R15 the same key is the same request, another body under it is refused, none is refused too")
    void isIdempotent() {
        String key = key();
        Map<String, Object> body = body(start(7), List.of("skill"), null);
        Api.Answer first = api.post("holder", "/api/v1/rate-requests", key, body);
        Api.Answer second = api.post("holder", "/api/v1/rate-requests", key, body);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(api.post("holder", "/api/v1/rate-requests", key, body(start(8), List.of("skill"), null))
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(api.post("holder", "/api/v1/rate-requests", body).problem()).isEqualTo("idempotency-key-required");
    }

    @Test
    @DisplayName("R12 money that doesn't reach keeps no time; the question goes to the council all the same")
    void asksWithoutKeepingTheTime() {
        Holder grace = new Holder(api, "holder2");
        Map<String, Object> body = grace.visit(garden, start(7), Duration.ofHours(5));
        body.put("reasons", List.of("time-or-place"));
        Api.Answer asked = api.post("holder2", "/api/v1/rate-requests", key(), body);

        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        assertThat(asked.body().path("shortPence").asLong()).isEqualTo(1_000);
        assertThat(asked.body().has("kept")).isFalse();
        assertThat(grace.budget().path("availablePence").asLong()).isEqualTo(10_000);
        api.post("holder2", "/api/v1/rate-requests/" + asked.id() + "/withdraw", Map.of());
    }

    @Test
    @DisplayName("R4 nothing to ask where the council pays all; reasons are needed, and words with something else")
    void refusesWhatIsNoQuestion() {
        assertThat(ask(start(7), List.of(), null).problem()).isEqualTo("invalid-request");
        assertThat(ask(start(7), List.of("other"), " ").problem()).isEqualTo("invalid-request");
        assertThat(ask(start(7), List.of("skill"), "x".repeat(501)).problem()).isEqualTo("invalid-request");
        Map<String, Object> paid = tom.visit(Holder.offerOf(api, "pa"), start(7), VISIT);
        paid.put("reasons", List.of("skill"));
        Api.Answer all = api.post("holder", "/api/v1/rate-requests", key(), paid);
        assertThat(all.problem()).isEqualTo("wrong-state");
        assertThat(all.body().path("state").asString()).isEqualTo("pays-all");
        Map<String, Object> wrongLine = body(start(7), List.of("skill"), null);
        wrongLine.put("planLineId", UUID.randomUUID());
        assertThat(api.post("holder", "/api/v1/rate-requests", key(), wrongLine).problem())
                .isEqualTo("not-in-plan");
    }

    @Test
    @DisplayName(
            "R102 the wrong people: others find nothing, providers and other officers may not; R93 finance reads no words")
    void keepsOthersOut() {
        UUID request =
                ask(start(7), List.of("other"), "She knows about my epilepsy").id();
        String path = "/api/v1/rate-requests/" + request;

        assertThat(api.get("holder2", path).status()).isEqualTo(404);
        assertThat(api.post("holder2", path + "/withdraw", Map.of()).status()).isEqualTo(404);
        assertThat(items("holder2", "/api/v1/rate-requests"))
                .noneMatch(row -> id(row.path("id")).equals(request));
        for (String persona :
                List.of("pa", "micro", "commissioner", "accreditation", "support", "newcomer", "broker")) {
            assertThat(api.get(persona, path).status()).as(persona).isEqualTo(403);
            assertThat(answer(persona, request, no()).status()).as(persona).isEqualTo(403);
            assertThat(api.get(persona, "/api/v1/rate-requests/waiting").status())
                    .as(persona)
                    .isEqualTo(403);
        }
        assertThat(api.get(null, path).status()).isEqualTo(401);
        assertThat(answer("holder", request, no()).status()).isEqualTo(403);
        assertThat(api.post("finance", "/api/v1/rate-requests", key(), body(start(9), List.of("skill"), null))
                        .status())
                .isEqualTo(403);
        assertThat(api.get("finance", path).body().has("words")).isFalse();
        assertThat(api.get("social-work", path).body().path("words").asString())
                .isEqualTo("She knows about my epilepsy");
        assertThat(items("finance", "/api/v1/rate-requests/waiting"))
                .anyMatch(row -> id(row.path("id")).equals(request));
        assertThat(answer("finance", UUID.randomUUID(), no()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R64 nobody answers their own request, nor about their own business")
    void ownHandsOff() {
        UUID request = asked(start(7));
        UUID micro = id(api.get("micro", "/api/v1/me").body().path("id"));
        role(micro, true);
        try {
            assertThat(answer("micro", request, no()).problem()).isEqualTo("not-allowed");
        } finally {
            role(micro, false);
        }
        UUID holder = id(api.get("holder", "/api/v1/me").body().path("id"));
        role(holder, true);
        try {
            assertThat(answer("holder", request, no()).problem()).isEqualTo("not-allowed");
        } finally {
            role(holder, false);
        }
        assertThat(answer("social-work", request, no()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R28 beside the request: both rates, the hours that each buys, and who else could do it")
    void showsTheFacts() {
        UUID request = asked(start(7));
        JsonNode facts =
                api.get("finance", "/api/v1/rate-requests/" + request).body().path("facts");

        assertThat(facts.path("offeredPence").path("weekday").asLong()).isEqualTo(2_200);
        assertThat(facts.path("basePence").path("weekday").asLong()).isEqualTo(1_950);
        long weekly = facts.path("weeklyPence").asLong();
        assertThat(weekly).isPositive();
        assertThat(facts.path("minutesAtOffer").asLong()).isEqualTo(weekly * 60 / 2_200);
        assertThat(facts.path("minutesAtBase").asLong()).isEqualTo(weekly * 60 / 1_950);
        assertThat(facts.path("withinMiles").asInt()).isEqualTo(10);
        assertThat(facts.path("othersAtBase").isIntegralNumber()).isTrue();
        assertThat(facts.path("othersAtBaseWhenAsked").asInt())
                .isEqualTo(facts.path("othersAtBase").asInt());
    }

    @Test
    @DisplayName("R28 an offer says how many hours a week one's money buys, and the decision counts; only one's own")
    void saysWhatAnOfferMeans() {
        String path = "/api/v1/offers/" + garden + "/for-me";
        JsonNode before = api.get("holder", path).body();
        long weekly = before.path("weeklyPence").asLong();
        assertThat(before.path("leftPence").asLong()).isEqualTo(left());
        assertThat(before.path("minutesAWeek").asLong()).isEqualTo(weekly * 60 / 2_200);
        assertThat(before.path("minutesAWeekAtBase").asLong()).isEqualTo(weekly * 60 / 1_950);
        assertThat(before.path("morePence").asLong()).isEqualTo(250);

        answer("finance", asked(start(7)), yes(2_100, directly.firstDay(), null));
        assertThat(api.get("holder", path).body().path("morePence").asLong()).isEqualTo(100);
        assertThat(api.get("holder2", path).body().path("morePence").asLong()).isEqualTo(250);
        assertThat(api.get("finance", path).status()).isEqualTo(403);
        assertThat(api.get(null, path).status()).isEqualTo(401);
        assertThat(api.get("holder", "/api/v1/offers/" + UUID.randomUUID() + "/for-me")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R4 after a no the time stays kept for the choice, and the difference can be paid oneself")
    void paysTheDifferenceAfterANo() {
        new CardPage(api).add(tom, 1_000);
        UUID request = asked(start(7));
        JsonNode no = answer("finance", request, no()).body();
        assertThat(no.path("state").asString()).isEqualTo("no");

        JsonNode kept =
                api.get("holder", "/api/v1/rate-requests/" + request).body().path("kept");
        assertThat(kept.path("state").asString()).isEqualTo("asking");
        UUID booked = own(start(7));
        assertThat(booked).isEqualTo(id(kept.path("bookingId")));
        assertThat(own(booked)).isEqualTo(750);
        assertThat(api.get("holder", "/api/v1/rate-requests/" + request)
                        .body()
                        .path("kept")
                        .path("booked")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("R4 the kept time can be given back alone: free, and the request stays")
    void givesTheTimeBack() {
        long left = left();
        UUID request = asked(start(7));
        UUID kept = id(api.get("holder", "/api/v1/rate-requests/" + request)
                .body()
                .path("kept")
                .path("bookingId"));
        Api.Answer back =
                api.post("holder", "/api/v1/bookings/" + kept + "/cancel", key(), Map.of("reason", "changed-mind"));
        assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
        assertThat(left()).isEqualTo(left);
        assertThat(api.get("holder", "/api/v1/rate-requests/" + request)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("waiting");
    }

    private Api.Answer ask(Instant start, List<String> reasons, @Nullable String words) {
        return api.post("holder", "/api/v1/rate-requests", key(), body(start, reasons, words));
    }

    private UUID asked(Instant start) {
        Api.Answer asked = ask(start, List.of("none-at-base"), null);
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        return asked.id();
    }

    private Map<String, Object> body(Instant start, List<String> reasons, @Nullable String words) {
        Map<String, Object> body = tom.visit(garden, start, VISIT);
        body.put("reasons", reasons);
        if (words != null) {
            body.put("words", words);
        }
        return body;
    }

    private Api.Answer answer(String persona, UUID request, Map<String, Object> answer) {
        return api.post(persona, "/api/v1/rate-requests/" + request + "/answer", answer);
    }

    private static Map<String, Object> yes(long pence, LocalDate from, @Nullable LocalDate until) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("yes", true);
        answer.put("answer", "Nobody else near you signs.");
        answer.put("ratePence", pence);
        answer.put("from", from.toString());
        if (until != null) {
            answer.put("until", until.toString());
        }
        return answer;
    }

    private static Map<String, Object> byBand(Map<String, Integer> rates, LocalDate from) {
        return Map.of("yes", true, "answer", "For weekdays.", "ratesPence", rates, "from", from.toString());
    }

    private static Map<String, Object> no() {
        return Map.of("yes", false, "answer", "Two others near you can do this at our rate.");
    }

    /** Books, with own money for what is above. */
    private UUID own(Instant start) {
        Map<String, Object> visit = tom.visit(garden, start, VISIT);
        visit.put("useOwnMoney", true);
        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), visit);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked.id();
    }

    private long own(UUID booking) {
        return count("select own_pence from booking where id = '" + booking + "'");
    }

    /** Gives back what is kept. */
    private void free() {
        for (JsonNode booking : items("holder", "/api/v1/bookings")) {
            api.post(
                    "holder",
                    "/api/v1/bookings/" + booking.path("id").asString() + "/cancel",
                    key(),
                    Map.of("reason", "hospital"));
        }
    }

    private JsonNode quote(Instant start, boolean useOwnMoney) {
        Map<String, Object> visit = tom.visit(garden, start, VISIT);
        visit.remove("planLineId");
        visit.put("useOwnMoney", useOwnMoney);
        Api.Answer quote = api.post("holder", "/api/v1/quotes", visit);
        assertThat(quote.status()).as("%s", quote.body()).isEqualTo(200);
        return quote.body();
    }

    private JsonNode quote(String persona, Instant start) {
        Map<String, Object> visit = new Holder(api, persona).visit(garden, start, VISIT);
        visit.remove("planLineId");
        return api.post(persona, "/api/v1/quotes", visit).body();
    }

    private void approve(LocalDate from, long pence) {
        UUID card = CardOfToday.draft(api, "finance", from, "micro-provider", pence);
        Api.Answer approved = api.post("finance2", "/api/v1/rate-cards/" + card + "/approve", Map.of());
        assertThat(approved.status()).as("%s", approved.body()).isEqualTo(200);
    }

    private long left() {
        return tom.budget().path("availablePence").asLong();
    }

    private Iterable<JsonNode> items(String persona, String path) {
        return api.get(persona, path).body().path("items");
    }

    private void role(UUID person, boolean given) {
        change(
                given
                        ? "insert into person_role (council_id, person_id, role) select council_id, id, 'social-work' from"
                                + " person where id = '" + person + "'"
                        : "delete from person_role where role = 'social-work' and person_id = '" + person + "'");
    }

    private boolean refused(String sql) {
        try {
            change(sql);
            return false;
        } catch (org.springframework.dao.DataAccessException e) {
            return true;
        }
    }

    private void change(String sql) {
        directly.database().sql(sql).fetch().rowsUpdated().block();
    }

    private long count(String sql) {
        DatabaseClient database = directly.database();
        return database.sql(sql).mapValue(Long.class).one().blockOptional().orElseThrow();
    }

    private WorkingDays workingDays() {
        return directly.bean(BankHolidays.class).workingDays().blockOptional().orElseThrow();
    }

    /** Ten o'clock on a working day, so many days from the first. */
    private Instant start(int days) {
        return workingDays()
                .after(directly.firstDay().plusDays(days), 0)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.asString());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
