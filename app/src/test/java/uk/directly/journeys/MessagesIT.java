package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.EachPersona;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** ADR 42: one place for all that two sides write to each other, over the API and the pages, with the wrong people at each. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MessagesIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                    .getBytes(StandardCharsets.ISO_8859_1);
    private static final UUID NONE = new UUID(0, 0);

    private final RunningDirectly directly;
    private final Api api;
    private UUID tom = NONE;
    private UUID offer = NONE;
    private UUID asked = NONE;
    private UUID booking = NONE;
    private UUID visits = NONE;
    private UUID wrong = NONE;
    private UUID file = NONE;

    MessagesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void aVisit() {
        tom = UUID.fromString(api.get("holder", "/api/v1/me").body().path("id").asString());
        offer = Holder.offerOf(api, "pa");
        Api.Answer question =
                api.post("holder", "/api/v1/offers/" + offer + "/enquiries", Map.of("message", "Do you drive?"));
        assertThat(question.status()).as("%s", question.body()).isEqualTo(201);
        asked = question.id();
        Api.Answer booked = new Holder(api, "holder").book(offer, start(), Duration.ofHours(2));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        booking = booked.id();
    }

    @Test
    @Order(1)
    @DisplayName("R43 before the other has said yes no number is sent and no file taken; afterwards both are")
    void sharesOnceItIsBooked() {
        Api.Answer first = about("holder", "Ring me on 07700 900123");
        assertThat(first.problem()).isEqualTo("invalid-request");
        Api.Answer begun = about("holder", "I look forward to it");
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(201);
        visits = begun.id();
        assertThat(begun.body().path("about").asString()).isEqualTo("visits");
        assertThat(send("holder", visits, "a.pdf").problem()).isEqualTo("not-allowed");

        assertThat(api.post("pa", "/api/v1/bookings/" + booking + "/accept", Map.of())
                        .status())
                .isEqualTo(200);

        assertThat(about("holder", "Ring me on 07700 900123").status()).isEqualTo(201);
        assertThat(write("pa", asked, "I am on 07700 900456 too").status())
                .as("in every thread of the two")
                .isEqualTo(200);
        Api.Answer sent = send("holder", visits, "key safe.pdf");
        assertThat(sent.status()).as("%s", sent.body()).isEqualTo(201);
        file = sent.id();
        Api.Answer with = api.post(
                "holder", thread(visits) + "/messages", Map.of("message", "Where the key is", "files", List.of(file)));
        assertThat(with.body().at("/messages/2/files/0/name").asString()).isEqualTo("key safe.pdf");
        assertThat(with.body().at("/messages/0/visitStart").asString()).isEqualTo(start().toString());
    }

    @Test
    @Order(2)
    @DisplayName("what is new comes first and is counted; who acts for somebody reads for themselves, under both names")
    void countsWhatIsNew() {
        JsonNode inbox = api.get("pa", "/api/v1/threads").body().path("items");
        assertThat(inbox.at("/0/id").asString()).isEqualTo(visits.toString());
        assertThat(inbox.at("/0/unread").asInt()).isEqualTo(3);
        assertThat(inbox.at("/1/unread").asInt()).isEqualTo(1);
        JsonNode paged = api.get("pa", "/api/v1/threads?limit=1").body();
        assertThat(api.get(
                                "pa",
                                "/api/v1/threads?limit=1&cursor="
                                        + paged.path("next").asString())
                        .body()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(asked.toString());

        assertThat(api.post("pa", thread(visits) + "/read", Map.of()).status()).isEqualTo(204);
        assertThat(api.get("pa", "/api/v1/threads").body().at("/items/0/id").asString())
                .isEqualTo(asked.toString());
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        assertThat(text(aisha.get("/requests/messages"))).contains("There is something new in one of them.");
        assertThat(text(aisha.get("/requests/messages/" + asked))).contains("Do you drive?");
        assertThat(text(aisha.get("/requests/messages"))).contains("You have read all of them.");

        Api.Answer helped = as("helper", "POST", thread(visits) + "/messages", Map.of("message", "Tom is ready at 9"));
        assertThat(helped.status()).as("%s", helped.body()).isEqualTo(200);
        assertThat(text(aisha.get("/requests/messages/" + visits))).contains("Danny for Tom");
        assertThat(unread("holder", asked, null)).isEqualTo(1);
        assertThat(api.post("holder", thread(asked) + "/read", Map.of()).status())
                .isEqualTo(204);
        assertThat(unread("holder", asked, null)).isZero();
        assertThat(unread("helper", asked, tom)).isEqualTo(1);
    }

    @Test
    @Order(3)
    @DisplayName("R60 see reads, book writes about offers and visits, approve writes where something is wrong")
    void holdsLimits() {
        Instant end = start().plus(Duration.ofHours(2));
        api.moveClock(end.plusSeconds(60));
        assertThat(api.put(
                                "pa",
                                "/api/v1/bookings/" + booking + "/visit",
                                Map.of("start", start().toString(), "end", end.toString()))
                        .status())
                .isEqualTo(200);
        assertThat(api.post("holder", "/api/v1/bookings/" + booking + "/query", Map.of("message", "You left at 11."))
                        .status())
                .isEqualTo(200);
        JsonNode first = api.get("pa", "/api/v1/threads").body().at("/items/0");
        assertThat(first.path("about").asString()).isEqualTo("something-wrong");
        assertThat(first.path("bookingId").asString()).isEqualTo(booking.toString());
        wrong = UUID.fromString(first.path("id").asString());
        assertThat(write("pa", wrong, "The bus was late, I stayed longer.").status())
                .isEqualTo(200);

        limit("may_book = false, may_approve_up_to_pence = 0");
        for (UUID each : List.of(asked, visits, wrong)) {
            assertThat(as("helper", "GET", thread(each), null).status()).isEqualTo(200);
            assertThat(as("helper", "POST", thread(each) + "/messages", Map.of("message", "Hm"))
                            .problem())
                    .isEqualTo("not-allowed");
            assertThat(as("helper", "POST", thread(each) + "/handovers", Map.of("team", "support"))
                            .problem())
                    .isEqualTo("not-allowed");
        }
        assertThat(as("helper", "POST", "/api/v1/bookings/" + booking + "/messages", Map.of("message", "Hm"))
                        .problem())
                .isEqualTo("not-allowed");
        limit("may_book = true, may_approve_up_to_pence = 0");
        assertThat(as("helper", "POST", thread(visits) + "/messages", Map.of("message", "As agreed"))
                        .status())
                .isEqualTo(200);
        assertThat(as("helper", "POST", thread(wrong) + "/messages", Map.of("message", "Hm"))
                        .problem())
                .isEqualTo("not-allowed");
        limit("may_book = false, may_approve_up_to_pence = 5000");
        assertThat(as("helper", "POST", thread(wrong) + "/messages", Map.of("message", "I was there"))
                        .status())
                .isEqualTo(200);
        assertThat(as("helper", "POST", thread(visits) + "/messages", Map.of("message", "Hm"))
                        .problem())
                .isEqualTo("not-allowed");
        assertThat(as("helper", "POST", thread(visits) + "/block", Map.of()).problem())
                .as("who meets whom is not a helper's")
                .isEqualTo("not-allowed");
        assertThat(as("nominee", "POST", thread(wrong) + "/messages", Map.of("message", "I help with it"))
                        .status())
                .isEqualTo(200);
        PlainBrowser danny = PlainBrowser.signedIn(directly, "helper");
        danny.get("/acting-for");
        danny.post("/acting-for", Map.of("person", tom.toString()));
        assertThat(danny.get("/messages/" + visits).html()).doesNotContain("<textarea");
        assertThat(danny.get("/messages/" + wrong).html()).contains("<textarea");
        assertThat(danny.get("/messages/" + visits + "/hide").status()).isEqualTo(403);
    }

    @EachPersona(but = {"holder", "pa"})
    @Order(4)
    @DisplayName("R102 R93 nobody else reads, writes, downloads, hands over or takes back anything; officers neither")
    void keepsOthersOut(String persona) {
        boolean person =
                List.of("holder2", "carer", "self-funder", "isf-person").contains(persona);
        boolean provider = List.of("micro", "newcomer").contains(persona);
        int refused = person || provider ? 404 : 403;
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        for (UUID each : List.of(asked, visits, wrong)) {
            String path = thread(each);
            assertThat(api.get(persona, path).status()).isEqualTo(refused);
            assertThat(api.post(persona, path + "/read", Map.of()).status()).isEqualTo(refused);
            assertThat(api.post(persona, path + "/messages", Map.of("message", "Hm"))
                            .status())
                    .isEqualTo(refused);
            assertThat(api.post(persona, path + "/handovers", Map.of("team", "support"))
                            .status())
                    .isEqualTo(refused);
            assertThat(api.post(persona, path + "/block", Map.of()).status()).isEqualTo(refused);
            assertThat(send(persona, each, "a.pdf").status()).isEqualTo(refused);
            for (String page : List.of("", "/help", "/hide", "/files/" + file)) {
                assertThat(browser.get("/messages/" + each + page).status())
                        .as("%s %s", persona, page)
                        .isEqualTo(person ? 404 : 403);
                assertThat(browser.get("/requests/messages/" + each + page).status())
                        .as("%s %s", persona, page)
                        .isEqualTo(provider ? 404 : 403);
            }
        }
        assertThat(api.get(persona, thread(visits) + "/files/" + file).status()).isEqualTo(refused);
        assertThat(about(persona, "Hm").status()).isIn(403, 404);
        boolean officer = List.of("support", "social-work", "accreditation").contains(persona);
        assertThat(browser.get("/handed-over").status()).isEqualTo(officer ? 200 : 403);
        assertThat(browser.get("/handed-over/" + wrong).status()).isEqualTo(officer ? 404 : 403);
        assertThat(api.get(persona, "/api/v1/threads/handed-over").status()).isEqualTo(officer ? 200 : 403);
        assertThat(api.get(persona, "/api/v1/threads/handed-over/" + wrong).status())
                .isEqualTo(officer ? 404 : 403);
        assertThat(api.post(persona, "/api/v1/threads/handed-over/" + wrong + "/messages", Map.of("message", "Hm"))
                        .status())
                .isEqualTo(officer ? 404 : 403);
    }

    @Test
    @Order(5)
    @DisplayName("a file is downloaded, never run; a wrong kind and one that is too large are told")
    void downloads() {
        Api.Answer got = api.get("pa", thread(visits) + "/files/" + file);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.response().headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("key");
        assertThat(got.response().headers().firstValue("X-Content-Type-Options"))
                .hasValue("nosniff");
        assertThat(got.response().headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(api.postFile(
                                "holder",
                                thread(visits) + "/files?name=a.pdf",
                                "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(api.postFile("holder", thread(visits) + "/files?name=a.pdf", new byte[8 * 1024 * 1024 + 1])
                        .status())
                .isEqualTo(413);
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        browser.get("/messages/" + visits);
        PlainBrowser.Shown shown = browser.postFile(
                "/messages/" + visits,
                Map.of("message", "Typed beside it", "do", "send"),
                "photo.jpg",
                "MZ no photo".getBytes(StandardCharsets.UTF_8));
        assertThat(shown.status()).isEqualTo(422);
        assertThat(shown.html()).contains("The file is not a PDF, JPG or PNG").contains("Typed beside it");
        PlainBrowser.Shown added = browser.postFile(
                "/messages/" + visits, Map.of("message", "Typed beside it", "do", "add"), "door.pdf", PDF);
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.html()).contains("Typed beside it</textarea>").contains("door.pdf");
        PlainBrowser.Shown sent =
                browser.postFile("/messages/" + visits, Map.of("message", "Two words", "do", "send"), "other.pdf", PDF);
        assertThat(text(sent)).contains("Two words").contains("Download other.pdf (PDF, 1 kB)");
    }

    @Test
    @Order(6)
    @DisplayName("R13 handed over to a team until now: read, answered, seen by both, written down, taken back")
    void asksTheCouncil() {
        String handed = "/api/v1/threads/handed-over/" + wrong;
        Api.Answer over = api.post(
                "holder",
                thread(wrong) + "/handovers",
                Map.of("team", "support", "alsoLater", false, "words", "We can’t agree"));
        assertThat(over.status()).as("%s", over.body()).isEqualTo(200);
        String handover = over.body().at("/handovers/0/id").asString();
        write("pa", wrong, "Written after it");

        Api.Answer read = api.get("support", handed);
        assertThat(read.response().body())
                .contains("You left at 11.")
                .contains("We can’t agree")
                .doesNotContain("Written after it");
        assertThat(api.get("social-work", handed).status()).isEqualTo(404);
        assertThat(api.get("accreditation", handed).status()).isEqualTo(404);
        assertThat(api.get("finance", handed).status()).isEqualTo(403);
        assertThat(api.get("support", "/api/v1/threads/handed-over/" + visits).status())
                .isEqualTo(404);
        assertThat(api.post("support", handed + "/messages", Map.of("message", "What does the sheet say?"))
                        .status())
                .isEqualTo(204);
        for (String side : List.of("holder", "pa")) {
            JsonNode seen = api.get(side, thread(wrong)).body();
            assertThat(seen.at("/handovers/0/looks")).as(side).hasSize(1);
            JsonNode last = seen.path("messages").path(seen.path("messages").size() - 1);
            assertThat(last.path("side").asString()).isEqualTo("council");
            assertThat(last.path("writer").asString()).isEqualTo("The council");
        }
        assertThat(api.get("finance", "/api/v1/audit?subject=" + wrong)
                        .response()
                        .body())
                .contains("thread-handed-over")
                .contains("thread-read")
                .contains("thread-answered");
        PlainBrowser support = PlainBrowser.signedIn(directly, "support");
        assertThat(text(support.get("/handed-over"))).contains("Tom Okafor and").contains("Answered");
        assertThat(text(support.get("/handed-over/" + wrong))).contains("You read what was written until then.");

        assertThat(api.send(api.request("pa", "DELETE", thread(wrong) + "/handovers/" + handover, null, Map.of()))
                        .status())
                .as("only who handed it over")
                .isEqualTo(404);
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        assertThat(text(browser.get("/messages/" + wrong)))
                .contains("looked on")
                .contains("Take it back");
        assertThat(text(browser.post("/messages/" + wrong + "/help/" + handover + "/end", Map.of())))
                .contains("Taken back.");

        assertThat(api.get("support", handed).status()).isEqualTo(404);
        assertThat(support.get("/handed-over/" + wrong).status()).isEqualTo(404);
    }

    @Test
    @Order(7)
    @DisplayName("R44 either stops all messages, also over the API; what is booked stands; and it is taken back")
    void keepsApart() {
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        assertThat(text(aisha.get("/requests/messages/" + visits + "/hide")))
                .contains("They are not told.")
                .contains("Nothing is booked between you.");
        assertThat(api.post("pa", thread(visits) + "/block", Map.of()).status()).isEqualTo(204);

        assertThat(write("holder", visits, "Hello?").problem()).isEqualTo("wrong-state");
        assertThat(write("pa", asked, "Hello?").problem()).isEqualTo("wrong-state");
        assertThat(about("holder", "Hello?").problem()).isEqualTo("wrong-state");
        assertThat(api.get("pa", thread(visits)).body().path("hidden").asBoolean())
                .isTrue();
        assertThat(api.get("holder", thread(visits)).body().path("hidden").asBoolean())
                .as("nobody is told")
                .isFalse();
        assertThat(api.get("holder", "/api/v1/bookings/" + booking).status()).isEqualTo(200);
        JsonNode blocks = api.get("pa", "/api/v1/blocks").body().path("items");
        assertThat(api.send(api.request(
                                "pa",
                                "DELETE",
                                "/api/v1/blocks/" + blocks.at("/0/id").asString(),
                                null,
                                Map.of()))
                        .status())
                .isEqualTo(204);
        assertThat(write("holder", visits, "Hello again").status()).isEqualTo(200);
    }

    @Test
    @Order(8)
    void asksVisitorsToSignIn() {
        assertThat(api.get(null, "/api/v1/threads").status()).isEqualTo(401);
        assertThat(api.get(null, thread(visits)).status()).isEqualTo(401);
        assertThat(api.get(null, "/api/v1/threads/handed-over").status()).isEqualTo(401);
    }

    private Instant start() {
        return directly.firstDay()
                .plusDays(4)
                .atTime(LocalTime.of(9, 30))
                .atZone(LONDON)
                .toInstant();
    }

    private static String thread(UUID id) {
        return "/api/v1/threads/" + id;
    }

    private Api.Answer about(String persona, String words) {
        return api.post(persona, "/api/v1/bookings/" + booking + "/messages", Map.of("message", words));
    }

    private Api.Answer write(String persona, UUID thread, String words) {
        return api.post(persona, thread(thread) + "/messages", Map.of("message", words));
    }

    private Api.Answer send(String persona, UUID thread, String name) {
        return api.postFile(persona, thread(thread) + "/files?name=" + name.replace(" ", "%20"), PDF);
    }

    private int unread(String persona, UUID thread, @Nullable UUID forWhom) {
        Api.Answer inbox =
                forWhom == null ? api.get(persona, "/api/v1/threads") : as(persona, "GET", "/api/v1/threads", null);
        for (JsonNode line : inbox.body().path("items")) {
            if (line.path("id").asString().equals(thread.toString())) {
                return line.path("unread").asInt();
            }
        }
        throw new IllegalStateException("Not in the inbox: " + inbox.body());
    }

    private Api.Answer as(String persona, String method, String path, @Nullable Object body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Act-For", tom.toString());
        return api.send(api.request(persona, method, path, body, headers));
    }

    private void limit(String what) {
        directly.database()
                .sql("update acting set " + what + " where as_role = 'helper' and for_person_id = '" + tom + "'")
                .fetch()
                .rowsUpdated()
                .block();
    }

    private static String text(PlainBrowser.Shown shown) {
        return PageWords.textOf(shown.html()).replaceAll("\\s+", " ");
    }
}
