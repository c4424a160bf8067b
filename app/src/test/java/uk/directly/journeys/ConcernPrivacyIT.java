package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.directly.concurrency.Storms;
import uk.directly.notice.Message;
import uk.directly.notice.SentHere;
import uk.directly.notice.model.Way;
import uk.directly.running.Api;
import uk.directly.running.Crawl;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PrintedDocument;

/**
 * R106: concerns about each kind of person are told and worked on; then every page, file and answer of the API that they, who
 * acts for them and every other officer can get to is searched for them, and compared with what it was before.
 */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConcernPrivacyIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String MARKER = "Quillmarrow";
    private static final int OF_EACH_KIND = Storms.rounds(2, 3);
    private static final Pattern REFERENCE = Pattern.compile("Your reference: ([2-9B-Z]{4}-[2-9B-Z]{4})");
    private static final Pattern FEED = Pattern.compile("/calendar/[^\"<\\s]+\\.ics");
    private static final Pattern FILE = Pattern.compile("\\.(csv|pdf|ics)(?:\\?.*)?$");
    private static final Pattern LISTED = Pattern.compile("/concerns/([0-9a-f-]{36})");

    /** What differs whenever a page is sent: the form's token, the form's own id. */
    private static final Pattern ALWAYS_NEW = Pattern.compile(
            "name=\"(?:_csrf|key|id)\" value=\"[^\"]*\"|/oauth2/[^\"]*|value=\"[0-9a-f]{8}-[0-9a-f-]{27}\"|<p class=\"app-reference\">[^<]*|(?:DTSTAMP|LAST-MODIFIED):[0-9TZ]*");

    /** Everybody but the team, and for whom they act, if they do. */
    private static final Map<String, String> EVERYBODY = new LinkedHashMap<>();

    static {
        for (String persona : List.of(
                "visitor",
                "holder",
                "holder2",
                "carer",
                "pa",
                "micro",
                "newcomer",
                "broker",
                "self-funder",
                "accreditation",
                "finance",
                "finance2",
                "commissioner",
                "support",
                "nominee",
                "helper",
                "authorised")) {
            EVERYBODY.put(persona, "");
        }
        EVERYBODY.put("nominee+", "holder");
        EVERYBODY.put("helper+", "holder");
        EVERYBODY.put("authorised+", "holder-lacks");
    }

    private final RunningDirectly directly;
    private final Api api;
    private final List<String> references = new ArrayList<>();
    private final Map<String, Seen> before = new TreeMap<>();
    private final List<String> concerns = new ArrayList<>();

    ConcernPrivacyIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void concernsAboutEverybody() {
        // The times that are free are told by the quarter of an hour: none passes while pages are compared.
        assertThat(api.moveClock(LocalDate.now(LONDON)
                                .plusDays(1)
                                .atTime(LocalTime.of(6, 1))
                                .atZone(LONDON)
                                .toInstant())
                        .status())
                .isEqualTo(200);
        writeToThem();
        aVisit();
        // What they look at for the first time is new to them, and afterwards it is read.
        EVERYBODY.entrySet().parallelStream().forEach(each -> pages(each.getKey(), each.getValue()));
        before.putAll(EVERYBODY.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, each -> seen(each.getKey(), each.getValue()))));
        PlainBrowser visitor = PlainBrowser.visitor(directly);
        tell(visitor, "person", "Tom Okafor");
        tell(visitor, "provider", "Aisha Khan");
        tell(visitor, "acting", "Ngozi Okafor");
        tell(visitor, "acting", "Helen Marsh");
        tell(visitor, "other", "Colin Ashworth");
        tell(visitor, "other", "Joe Brennan");
        tell(visitor, "other", "Amina Yusuf");
        tell(PlainBrowser.signedIn(directly, "nominee"), "person", "Tom Okafor again");
        work();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visitor",
                "holder",
                "holder2",
                "carer",
                "pa",
                "micro",
                "newcomer",
                "broker",
                "self-funder",
                "accreditation",
                "finance",
                "finance2",
                "commissioner",
                "support",
                "helper",
                "authorised",
                "nominee+",
                "helper+",
                "authorised+"
            })
    @DisplayName("R106 nothing that they can get to tells of a concern, and everything is as it was before")
    void tellsNothing(String persona) {
        Seen after = seen(persona, EVERYBODY.getOrDefault(persona, ""));

        after.texts().forEach((address, text) -> {
            assertThat(text).as("%s %s", persona, address).doesNotContainIgnoringCase(MARKER);
            references.forEach(
                    reference -> assertThat(text).as("%s %s", persona, address).doesNotContain(reference));
            concerns.forEach(
                    id -> assertThat(text).as("%s %s", persona, address).doesNotContain(id));
        });
        Seen was = Objects.requireNonNull(before.get(persona));
        assertThat(after.statuses()).as(persona).isEqualTo(was.statuses());
        was.texts().forEach((address, text) -> {
            String now = Objects.requireNonNull(after.texts().get(address));
            if (address.contains("audit") || address.startsWith("/signed-in")) {
                // They grow by what others look at, and by each time that somebody signs in; of concerns they know
                // nothing.
                assertThat(now)
                        .as(address)
                        .doesNotContain("safeguarding ", "safeguarding-", "concern-", "concern raised");
            } else {
                assertThat(now.equals(text) ? "" : differing(text, now))
                        .as("%s %s", persona, address)
                        .isEmpty();
            }
        });
    }

    @Test
    @DisplayName("R106 who told us while signed in sees the reference and the date in one place, and no more")
    void tellsTheReporterThatWeHaveIt() {
        PlainBrowser ngozi = PlainBrowser.signedIn(directly, "nominee");
        String told = ngozi.get("/concern/told").html();

        assertThat(told).contains(references.getLast()).contains("Not yet").doesNotContain(MARKER);
        references
                .subList(0, references.size() - 1)
                .forEach(other -> assertThat(told).doesNotContain(other));
        Crawl.of(ngozi, OF_EACH_KIND, "/home").pages().forEach((path, shown) -> {
            assertThat(shown.html()).as(path).doesNotContainIgnoringCase(MARKER);
            if (!path.equals("/concern/told")) {
                assertThat(shown.html()).as(path).doesNotContain(references.getLast());
            }
        });
        ngozi.get("/acting-for");
        ngozi.post("/acting-for", Map.of("person", person("holder")));
        assertThat(ngozi.get("/concern/told").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"finance, 403", "accreditation, 403", "support, 403", "commissioner, 403", "holder, 403", "pa, 403"})
    @DisplayName("R106 the team's pages are closed alike, whether there is a concern or not")
    void closesTheTeamsPages(String persona, int status) {
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        for (String path : List.of("/concerns", "/concerns/" + concerns.getFirst(), "/concerns/" + UUID.randomUUID())) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(status);
            assertThat(browser.post(path, Map.of("do", "acknowledge")).status())
                    .as(path)
                    .isIn(status, 405);
        }
    }

    @Test
    @DisplayName("R106 an officer of the team finds none that is about herself, and the same as where there is none")
    void hidesFromTheOfficer() {
        PlainBrowser amina = PlainBrowser.signedIn(directly, "social-work");
        String queue = amina.get("/concerns").html();
        String own = references.get(6);
        String id = idOf(own);

        assertThat(queue).contains(references.getFirst()).doesNotContain(own).doesNotContain(id);
        PlainBrowser.Shown hidden = amina.get("/concerns/" + id);
        PlainBrowser.Shown none = amina.get("/concerns/" + UUID.randomUUID());
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(withoutNew(hidden.html())).isEqualTo(withoutNew(none.html()));
        assertThat(amina.post("/concerns/" + id, Map.of("do", "open", "why", "my-work"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R106 too many from one address wait, and what was typed is still there")
    void waitsWhereThereAreTooMany() {
        PlainBrowser visitor = PlainBrowser.visitor(directly);
        PlainBrowser.Shown shown = visitor.post("/concern", Map.of("happened", "He is cold."));
        for (int more = 0; more < 30 && shown.status() == 422; more++) {
            shown = visitor.post("/concern", Map.of("happened", "He is cold."));
        }

        assertThat(shown.status()).isEqualTo(429);
        assertThat(shown.html()).contains(">He is cold.<").contains("What you typed is still here");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("R106 no letter, email, text message or export that leaves here tells of it")
    void tellsNothingByAnyOtherWay() {
        assertThat(directly.database()
                        .sql("select count(*) from notice where topic like 'concern-%' and role is null")
                        .mapValue(Long.class)
                        .one()
                        .block())
                .as("of a concern its team hears, on its pages")
                .isZero();
        exports("holder", "/visits/calendar/address");
        exports("pa", "/my-visits/calendar/address");

        Instant soon = api.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3));
        UUID visit = new Holder(api, "holder")
                .book(Holder.offerOf(api, "pa"), soon, Duration.ofHours(1))
                .id();
        assertThat(api.post("pa", "/api/v1/bookings/" + visit + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(api.post("pa", "/api/v1/bookings/" + visit + "/call-off", Map.of("reason", "ill"))
                        .status())
                .isLessThan(300);
        ZonedDateTime tomorrow = api.now().atZone(LONDON).plusDays(1).with(LocalTime.of(10, 0));
        assertThat(api.moveClock(tomorrow.toInstant()).status()).isEqualTo(200);
        SentHere outbox = directly.bean(SentHere.class);
        Set<Way> ways = EnumSet.of(Way.EMAIL, Way.SMS, Way.LETTER);
        List<SentHere.Sent> sent = Waiting.until(
                outbox::latest,
                all -> all.stream()
                        .map(each -> each.message().way())
                        .collect(Collectors.toSet())
                        .containsAll(ways));

        assertThat(sent).extracting(each -> each.message().way()).contains(Way.EMAIL, Way.SMS, Way.LETTER);
        for (SentHere.Sent each : sent) {
            Message message = each.message();
            byte[] paper = message.letter().block();
            assertThat(paper != null).as("a letter is on paper").isEqualTo(message.way() == Way.LETTER);
            assertThat(message.text()).doesNotContainIgnoringCase("safeguarding");
            tellsOfNone(
                    message.way() + " to " + message.name(),
                    message.subject() + "\n" + message.text() + "\n"
                            + (paper == null ? "" : new PrintedDocument(paper).text()));
        }
    }

    /** What somebody takes away with them, and what their calendar elsewhere fetches. */
    private void exports(String persona, String calendar) {
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        browser.get(calendar);
        Matcher address = FEED.matcher(browser.post(calendar, Map.of()).html());
        assertThat(address.find()).as(calendar).isTrue();
        PlainBrowser.Shown feed = PlainBrowser.visitor(directly).get(address.group());
        assertThat(feed.html()).contains("BEGIN:VEVENT");
        tellsOfNone(address.group(), feed.html());
        Set<String> kinds = new TreeSet<>();
        Crawl.of(browser, OF_EACH_KIND, "/home").pages().forEach((path, shown) -> {
            Matcher kind = FILE.matcher(path);
            if (kind.find() && shown.status() == 200) {
                kinds.add(kind.group(1));
                tellsOfNone(
                        path,
                        kind.group(1).equals("pdf")
                                ? new PrintedDocument(browser.bytes(path)).text()
                                : new String(browser.bytes(path), StandardCharsets.UTF_8));
            }
        });
        assertThat(kinds).as("%s takes away", persona).isNotEmpty();
        if (persona.equals("holder")) {
            assertThat(kinds).contains("csv", "pdf", "ics");
        }
    }

    private void tellsOfNone(String where, String text) {
        assertThat(text).as(where).doesNotContainIgnoringCase(MARKER);
        references.forEach(reference -> assertThat(text).as(where).doesNotContain(reference));
        concerns.forEach(id -> assertThat(text).as(where).doesNotContain(id));
    }

    /** By letter, email and text message, so that there is something to look through. */
    private void writeToThem() {
        directly.database().sql("""
                        insert into notice_form (council_id, person_id, way, urgent_way, email, phone, said_at, said_by)
                        select p.council_id, p.id, case p.subject when 'holder' then 'letter' else 'email' end, 'sms',
                               p.subject || '@example.com', '+447700900982', now(), p.id
                          from person p where p.subject in ('holder', 'nominee', 'helper', 'authorised', 'pa', 'micro', 'carer')
                        on conflict (council_id, person_id) do update
                           set way = excluded.way, urgent_way = excluded.urgent_way, email = excluded.email,
                               phone = excluded.phone
                        """).then().block();
    }

    /** The team does all that it can: each step could leave a trace somewhere. */
    private void work() {
        PlainBrowser ian = PlainBrowser.signedIn(directly, "safeguarding");
        Matcher listed = LISTED.matcher(ian.get("/concerns").html());
        while (listed.find()) {
            concerns.add(listed.group(1));
        }
        assertThat(concerns).hasSize(references.size());
        work(ian, 0, "person:" + person("holder"));
        work(ian, 1, "provider:" + provider());
        work(ian, 2, "person:" + person("nominee"));
        work(ian, 3, "person:" + person("authorised"));
        work(ian, 4, "person:" + person("finance"));
        work(ian, 5, "person:" + person("support"));
        work(ian, 6, "person:" + person("social-work"));
        PlainBrowser amina = PlainBrowser.signedIn(directly, "social-work");
        String tom = "/concerns/" + idOf(references.getFirst());
        does(amina, tom, Map.of("do", "open", "why", "second-officer"));
        does(amina, tom, Map.of("do", "flag-confirm"));
        does(amina, tom, Map.of("do", "delay-confirm"));
        does(amina, tom, Map.of("do", "close"));
    }

    private void work(PlainBrowser ian, int which, String whom) {
        String path = "/concerns/" + idOf(references.get(which));
        does(ian, path, Map.of("do", "open", "why", "my-work"));
        does(ian, path, Map.of("do", "acknowledge"));
        does(ian, path, Map.of("do", "about", "whom", whom));
        does(ian, path, Map.of("do", "note", "note", MARKER + " was seen."));
        if (whom.startsWith("person:")) {
            does(ian, path, Map.of("do", "flag", "flag", MARKER + " frightens them.", "flag-days", "7"));
            does(ian, path, Map.of("do", "delay", "delay", MARKER + " would hurt them.", "delay-days", "7"));
        }
        does(ian, path, Map.of("do", "outcome", "outcome", "enquiry", "outcome-why", MARKER + " again."));
    }

    private static void does(PlainBrowser browser, String path, Map<String, String> form) {
        browser.get(path);
        PlainBrowser.Shown shown = browser.post(path, form);
        assertThat(shown.status()).as("%s %s", path, form).isEqualTo(200);
    }

    private void tell(PlainBrowser browser, String about, String name) {
        browser.get("/concern");
        PlainBrowser.Shown shown = browser.post(
                "/concern",
                Map.of(
                        "key",
                        UUID.randomUUID().toString(),
                        "about",
                        about,
                        "aboutName",
                        name,
                        "happened",
                        MARKER + " happened.",
                        "happenedWhere",
                        MARKER + " Street",
                        "danger",
                        "not-sure",
                        "knows",
                        "no",
                        "reporterName",
                        "Ann " + MARKER));
        assertThat(shown.status()).isEqualTo(200);
        Matcher reference = REFERENCE.matcher(shown.html());
        assertThat(reference.find()).isTrue();
        references.add(reference.group(1));
    }

    /** Everything that somebody can get to: pages, files, and every route of the API that reads. */
    private Seen seen(String who, String other) {
        Seen seen = pages(who, other);
        String persona = who.replace("+", "");
        readApi(persona.equals("visitor") ? null : persona, other, seen);
        return seen;
    }

    private Seen pages(String who, String other) {
        String persona = who.replace("+", "");
        boolean visitor = persona.equals("visitor");
        PlainBrowser browser = visitor ? PlainBrowser.visitor(directly) : PlainBrowser.signedIn(directly, persona);
        if (!other.isEmpty()) {
            browser.get("/acting-for");
            browser.post("/acting-for", Map.of("person", person(other)));
        }
        Seen seen = new Seen(new TreeMap<>(), new TreeMap<>());
        Crawl.of(browser, OF_EACH_KIND, visitor ? "/" : "/home", "/concern", "/finance/audit")
                .pages()
                .forEach((path, shown) -> {
                    seen.statuses().put(path, shown.status());
                    seen.texts()
                            .put(
                                    path,
                                    path.contains(".pdf")
                                            ? new PrintedDocument(browser.bytes(path)).text()
                                            : withoutNew(shown.html()));
                });
        return seen;
    }

    private void readApi(@Nullable String persona, String other, Seen seen) {
        JsonNode paths = api.get(null, "/v3/api-docs").body().path("paths");
        Map<String, String> headers = new HashMap<>();
        if (!other.isEmpty()) {
            headers.put("Act-For", person(other));
        }
        for (String path : paths.propertyNames()) {
            if (paths.path(path).path("get").isMissingNode()) {
                continue;
            }
            for (String subject : path.contains("{") || path.contains("audit") ? subjects() : List.of("")) {
                String asked =
                        path.replaceAll("\\{[^}]*}", subject) + (path.contains("audit") ? "?subject=" + subject : "");
                Api.Answer answer = api.send(api.request(persona, "GET", asked, null, headers));
                seen.statuses().put("GET " + asked, answer.status());
                seen.texts().put("GET " + asked, answer.response().body().replaceAll("\"requestId\":\"[^\"]*\"", ""));
            }
        }
    }

    private List<String> subjects() {
        return List.of(person("holder"), person("nominee"), person("authorised"), person("pa"), provider());
    }

    /** So that there is something on everybody's pages. */
    private void aVisit() {
        var start = LocalDate.now(LONDON)
                .plusDays(2)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
        UUID visit = new Holder(api, "holder")
                .book(Holder.offerOf(api, "pa"), start, Duration.ofHours(1))
                .id();
        assertThat(api.post("pa", "/api/v1/bookings/" + visit + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private String idOf(String reference) {
        return directly.database()
                .sql("select id::text from concern where reference = :reference")
                .bind("reference", reference)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private String person(String persona) {
        return directly.database()
                .sql("select id::text from person where subject = :subject or name = :name")
                .bind("subject", persona)
                .bind("name", persona.equals("holder-lacks") ? "Peter Marsh" : "")
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private String provider() {
        return directly.database()
                .sql("select id::text from provider where person_id = :person")
                .bind("person", UUID.fromString(person("pa")))
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static String withoutNew(String html) {
        return ALWAYS_NEW.matcher(html).replaceAll("");
    }

    /** The first line that differs, for the message. */
    private static String differing(String was, String now) {
        List<String> before = was.lines().toList();
        List<String> after = now.lines().toList();
        for (int line = 0; line < Math.min(before.size(), after.size()); line++) {
            if (!before.get(line).equals(after.get(line))) {
                return before.get(line).strip() + " became " + after.get(line).strip();
            }
        }
        return "longer or shorter";
    }

    /** What was shown at each address, and with which status. */
    private record Seen(Map<String, Integer> statuses, Map<String, String> texts) {}
}
