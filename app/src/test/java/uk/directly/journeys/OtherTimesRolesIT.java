package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Other times for a request over the API and without scripts, and everybody who may not (ADR 36). */
@WholeApplication
class OtherTimesRolesIT {
    private static final List<String> OTHERS =
            List.of("holder2", "carer", "micro", "newcomer", "finance", "commissioner", "support", "accreditation");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RunningDirectly directly;
    private final Api api;

    OtherTimesRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R102 the provider names other times, the person takes one, and nobody else can do or see either")
    void isForTheTwo() {
        Holder tom = new Holder(api, "holder");
        long held = tom.budget().path("heldPence").asLong();
        UUID asked = tom.book(Holder.offerOf(api, "pa"), at(5, 9), HOUR).id();
        String proposals = "/api/v1/bookings/" + asked + "/proposals";
        Map<String, Object> body = Map.of(
                "times",
                List.of(time(at(6, 10), HOUR), time(at(7, 14), HOUR.multipliedBy(2))),
                "message",
                "I am at a course that morning.");
        for (String other : OTHERS) {
            assertThat(api.post(other, proposals, body).status()).as(other).isIn(403, 404);
        }
        assertThat(api.post(null, proposals, body).status()).isEqualTo(401);
        assertThat(api.post("holder", proposals, body).status()).isEqualTo(403);

        Api.Answer named = api.post("pa", proposals, body);
        assertThat(named.status()).as("%s", named.body()).isEqualTo(201);
        assertThat(named.body().path("state").asString()).isEqualTo("requested");
        assertThat(named.body().at("/proposals/0/times/0/pricePence").isMissingNode())
                .isTrue();
        Api.Answer read = api.get("holder", "/api/v1/bookings/" + asked);
        JsonNode proposal = read.body().at("/proposals/0");
        assertThat(proposal.path("state").asString()).isEqualTo("open");
        assertThat(proposal.path("message").asString()).isEqualTo("I am at a course that morning.");
        assertThat(proposal.at("/times/1/pricePence").asLong())
                .isGreaterThan(read.body().path("pricePence").asLong());
        String one = proposals + "/" + proposal.path("id").asString();
        Map<String, Object> second = Map.of("timeId", proposal.at("/times/1/id").asString());

        for (String other : OTHERS) {
            assertThat(api.post(other, one + "/take", key(), second).status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(api.post(other, one + "/refuse", Map.of()).status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(api.post(other, one + "/withdraw", Map.of()).status())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(api.post("pa", one + "/take", key(), second).status()).isEqualTo(403);
        assertThat(api.post("holder", one + "/withdraw", Map.of()).status()).isEqualTo(403);
        assertThat(api.post("holder", one + "/take", second).problem()).isEqualTo("idempotency-key-required");
        assertThat(api.post("holder", one + "/take", key(), Map.of()).problem()).isEqualTo("invalid-request");
        assertThat(api.post("holder", proposals + "/" + UUID.randomUUID() + "/take", key(), second)
                        .status())
                .isEqualTo(404);

        String key = key();
        Api.Answer taken = api.post("holder", one + "/take", key, second);
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(201);
        assertThat(taken.body().path("state").asString()).isEqualTo("confirmed");
        Api.Answer again = api.post("holder", one + "/take", key, second);
        assertThat(again.id()).isEqualTo(taken.id());
        assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        Api.Answer late = api.post("holder", one + "/take", key(), second);
        assertThat(late.status() + " " + late.problem() + " "
                        + late.body().path("state").asString())
                .isEqualTo("409 wrong-state taken");
        assertThat(api.get("pa", "/api/v1/bookings/" + asked)
                        .body()
                        .at("/proposals/0/becameId")
                        .asString())
                .isEqualTo(taken.id().toString());
        assertThat(tom.budget().path("heldPence").asLong() - held)
                .isEqualTo(taken.body().path("pricePence").asLong());
    }

    @Test
    @DisplayName("R15 what is wrong is refused with its problem, and which of the times it is")
    void refuses() {
        Holder tom = new Holder(api, "holder");
        UUID asked = tom.book(Holder.offerOf(api, "pa"), at(8, 9), HOUR).id();
        String proposals = "/api/v1/bookings/" + asked + "/proposals";

        assertThat(problem(proposals, Map.of())).isEqualTo("400 invalid-request");
        assertThat(problem(proposals, Map.of("times", List.of()))).isEqualTo("400 invalid-request");
        assertThat(problem(
                        proposals,
                        Map.of("times", List.of(time(at(9, 9), HOUR)), "message", "My number is 07700 900123")))
                .isEqualTo("400 invalid-request");
        assertThat(problem(proposals, Map.of("times", List.of(time(at(-3, 9), HOUR)))))
                .isEqualTo("422 in-the-past");
        assertThat(problem(proposals, Map.of("times", List.of(time(at(9, 9), Duration.ZERO)))))
                .isEqualTo("422 end-before-start");
        tom.book(Holder.offerOf(api, "pa"), at(9, 9), HOUR);
        Api.Answer busy =
                api.post("pa", proposals, Map.of("times", List.of(time(at(9, 11), HOUR), time(at(9, 9), HOUR))));
        assertThat(busy.status() + " " + busy.problem() + " "
                        + busy.body().path("field").asString())
                .isEqualTo("409 not-available times[1]");

        Map<String, Object> fine = Map.of("times", List.of(time(at(10, 9), HOUR)));
        Api.Answer named = api.post("pa", proposals, fine);
        assertThat(named.status()).isEqualTo(201);
        assertThat(problem(proposals, Map.of("times", List.of(time(at(10, 11), HOUR)))))
                .isEqualTo("409 wrong-state");
        assertThat(api.post("pa", proposals, fine).status()).as("sent twice").isEqualTo(201);
        String one = proposals + "/" + named.body().at("/proposals/0/id").asString();
        Api.Answer none = api.post("holder", one + "/refuse", Map.of());
        assertThat(none.body().path("state").asString()).isEqualTo("declined");
        assertThat(none.body().path("heldPence").asLong()).isZero();
    }

    @Test
    @DisplayName("R102 the pages are for the two, and work without scripts")
    void pages() {
        Holder tom = new Holder(api, "holder");
        UUID asked = tom.book(Holder.offerOf(api, "pa"), at(11, 9), HOUR).id();
        String form = "/requests/" + asked + "/other-times";
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        PlainBrowser green = PlainBrowser.signedIn(directly, "micro");
        PlainBrowser leila = PlainBrowser.signedIn(directly, "holder2");
        assertThat(green.get(form).status()).isEqualTo(404);
        assertThat(green.post(form, Map.of("day1", "2026-12-09", "time1", "9am"))
                        .status())
                .isEqualTo(404);
        assertThat(leila.get(form).status()).isEqualTo(403);

        aisha.get(form);
        PlainBrowser.Shown wrong = aisha.post(form, Map.of("message", "See you"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("Choose at least one day and time").contains("See you</textarea>");
        String day = at(12, 9).atZone(ZoneId.of("Europe/London")).toLocalDate().toString();
        PlainBrowser.Shown sent = aisha.post(form, Map.of("day1", day, "time1", "2pm", "message", "See you"));
        assertThat(sent.html()).contains("You named other times").contains("We told ");

        String choose = "/visits/" + asked + "/other-times";
        assertThat(leila.get(choose).status()).isEqualTo(404);
        assertThat(leila.post(choose + "/none", Map.of()).status()).isEqualTo(404);
        assertThat(green.get(choose).status()).isIn(403, 404);
        PlainBrowser tomsBrowser = PlainBrowser.signedIn(directly, "holder");
        assertThat(tomsBrowser.get(choose).html()).contains("Which time suits you?");
        assertThat(tomsBrowser.post(choose, Map.of()).html()).contains("Choose one of the times");
        PlainBrowser.Shown ended = tomsBrowser.post(choose + "/none", Map.of());
        assertThat(ended.html()).contains("You said no thank you");
        assertThat(aisha.post(form + "/withdraw", Map.of()).status()).isEqualTo(200);
        assertThat(api.get("holder", "/api/v1/bookings/" + asked)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("declined");
    }

    private String problem(String path, Object body) {
        Api.Answer answer = api.post("pa", path, body);
        return answer.status() + " " + answer.problem();
    }

    private static Map<String, String> time(Instant start, Duration length) {
        return Map.of("start", start.toString(), "end", start.plus(length).toString());
    }

    private Instant at(int days, int hour) {
        return directly.firstDay()
                .plusDays(days)
                .atTime(LocalTime.of(hour, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
