package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.concurrency.Storms;
import uk.directly.journeys.CardOfToday;
import uk.directly.journeys.CardPage;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;

/** Follows each link from each persona's first page on, and looks over every kind of page that it gets to. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int OF_EACH_KIND = 2;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Set<String> OFFICERS =
            Set.of("finance", "accreditation", "social-work", "safeguarding", "commissioner", "support");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;
    private final Holder tom;
    /** The kinds of pages that a visitor got to: the others see the same. */
    private final Set<String> everybodys = new HashSet<>();
    /** The kinds of pages that were looked at closely, for each kind of person. */
    private final Set<String> looked = new HashSet<>();

    EveryPageIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    /** A visit in each state, so that there is something on every page. */
    @BeforeAll
    void visits() {
        Instant start = LocalDate.now(LONDON)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
        new CardPage(api).add(tom, 2_000);
        // Begun, and not paid.
        api.post(
                "holder",
                "/api/v1/top-ups",
                UUID.randomUUID().toString(),
                Map.of("budgetId", tom.budget().path("id").asString(), "amountPence", 700));
        UUID declined = book(tom, start.plus(Duration.ofHours(50)), false);
        post("pa", declined, "decline", Map.of());
        UUID cancelled = book(tom, start.plus(Duration.ofHours(60)), true);
        post("holder", cancelled, "cancel", Map.of("reason", "changed-mind"));
        UUID paid = book(tom, start, true);
        UUID queried = book(tom, start.plus(Duration.ofHours(2)), true);
        UUID longer = book(tom, start.plus(Duration.ofHours(4)), true);
        Holder leila = new Holder(api, "holder-own-bank");
        UUID toPay = book(leila, start.plus(Duration.ofHours(6)), true);
        book(tom, start.plus(Duration.ofHours(70)), false);
        book(tom, start.plus(Duration.ofHours(80)), true);
        api.moveClock(start.plus(Duration.ofHours(12)));
        tell(paid, start, 60);
        tell(queried, start.plus(Duration.ofHours(2)), 60);
        tell(longer, start.plus(Duration.ofHours(4)), 75);
        tell(toPay, start.plus(Duration.ofHours(6)), 60);
        post("holder", paid, "approve", Map.of());
        post("holder", queried, "query", Map.of("message", "You came at eleven."));
        post("holder-own-bank", toPay, "approve", Map.of());
        questions();
        differentRates(leila, start.plus(Duration.ofDays(10)));
        aDeath();
        // One to look at, one to change.
        LocalDate later = directly.firstDay().plusDays(100);
        CardOfToday.draft(api, "finance2", later, "organisation", 3_000);
        CardOfToday.draft(api, "finance", later, "organisation", 2_300);
    }

    /** Of somebody who is no persona, so that all of them can still sign in. */
    private void aDeath() {
        Api.Answer added = api.post(
                "support",
                "/api/v1/people",
                Map.of(
                        "name", "Walter Pym",
                        "firstName", "Walter",
                        "bornOn", "1938-02-11",
                        "caseReference", "DC-90001",
                        "address", "3 Mill Lane",
                        "postcode", "M33 2AA"));
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        Api.Answer told = api.post(
                "support",
                "/api/v1/deaths",
                Map.of(
                        "personId", added.id().toString(),
                        "diedOn", LocalDate.now(LONDON).toString(),
                        "toldBy", "Ann Pym, his wife",
                        "contactId",
                                api.get("support", "/api/v1/me")
                                        .body()
                                        .path("id")
                                        .asString()));
        assertThat(told.status()).as("%s", told.body()).isEqualTo(201);
    }

    /** One that waits, one with a yes, one with a no. */
    private void questions() {
        ask("A bus pass");
        String line = tom.budget().path("planLines").path(1).path("id").asString();
        answer(
                ask("Swimming lessons"),
                Map.of("yes", true, "answer", "Yes, once a week.", "planLineId", line, "upToPence", 1_500));
        answer(ask("A second car"), Map.of("yes", false, "answer", "A taxi would do. Ask again about that."));
    }

    /** One with a no and one that waits, one of somebody else with a yes. */
    private void differentRates(Holder leila, Instant start) {
        UUID no = askForRate(tom, start);
        answerRate(no, Map.of("yes", false, "answer", "Two others near you can do this at our rate."));
        askForRate(tom, start.plus(Duration.ofHours(2)));
        answerRate(
                askForRate(leila, start.plus(Duration.ofHours(4))),
                Map.of(
                        "yes",
                        true,
                        "answer",
                        "Nobody else near you can.",
                        "ratePence",
                        2_000,
                        "from",
                        LocalDate.ofInstant(start, LONDON).toString()));
    }

    private UUID askForRate(Holder holder, Instant start) {
        Map<String, Object> body = holder.visit(Holder.offerOf(api, "micro"), start, Duration.ofHours(1));
        body.put("reasons", List.of("none-at-base", "other"));
        body.put("words", "She knows how my roses are kept.");
        Api.Answer asked = api.post(
                holder.persona(), "/api/v1/rate-requests", UUID.randomUUID().toString(), body);
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        return asked.id();
    }

    private void answerRate(UUID request, Map<String, Object> answer) {
        Api.Answer answered = api.post("finance", "/api/v1/rate-requests/" + request + "/answer", answer);
        assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
    }

    /** The page on which somebody asks for a different rate: behind a form, so that no link leads there. */
    private String askRate() {
        Map<String, Object> visit = tom.visit(
                Holder.offerOf(api, "micro"),
                api.now().plus(Duration.ofDays(12)).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(11)),
                Duration.ofHours(2));
        return "/book/" + visit.get("offerId") + "/ask-rate?start=" + visit.get("start") + "&end=" + visit.get("end")
                + "&for=" + visit.get("planLineId");
    }

    private UUID ask(String what) {
        Map<String, Object> body = Map.of("budgetId", tom.budget().path("id").asString(), "what", what);
        return api.post("holder", "/api/v1/spending-questions", body).id();
    }

    private void answer(UUID question, Map<String, Object> answer) {
        Api.Answer answered = api.post("social-work", "/api/v1/spending-questions/" + question + "/answer", answer);
        assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visitor",
                "holder",
                "holder2",
                "holder-own-bank",
                "carer",
                "isf-person",
                "nominee",
                "authorised",
                "helper",
                "self-funder",
                "pa",
                "pa-employed",
                "micro",
                "newcomer",
                "joiner",
                "broker",
                "accreditation",
                "finance",
                "social-work",
                "safeguarding",
                "commissioner",
                "support"
            })
    @DisplayName("Every link leads to a page, and every page can be seen, read and used")
    void canBeUsed(String persona) {
        boolean visitor = persona.equals("visitor");
        try (Tab tab = visitor ? chromium.visitor(directly) : chromium.signedIn(directly, persona)) {
            Deque<String> ahead = new ArrayDeque<>(List.of(firstPage(persona)));
            if (persona.equals("holder")) {
                ahead.add(askRate());
            }
            Map<String, Integer> seen = new HashMap<>();
            while (!ahead.isEmpty()) {
                String path = ahead.removeFirst();
                int before = seen.getOrDefault(kind(path), 0);
                // What everybody sees alike is opened once more: it has to be there for them too.
                if (isOther(path) || before == (everybodys.contains(kind(path)) ? 1 : OF_EACH_KIND)) {
                    continue;
                }
                seen.put(kind(path), before + 1);
                boolean drawn = Storms.isWhole() || (before == 0 && !everybodys.contains(kind(path)));
                (drawn ? look(tab, persona, path, before == 0) : fetch(tab, persona, path))
                        .stream().filter(link -> !kind(link).equals(kind(path))).forEach(ahead::addLast);
            }
            assertThat(seen.size()).isGreaterThan(3);
            if (visitor) {
                everybodys.addAll(seen.keySet());
                everybodys.remove("/home");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nominee", "authorised", "helper"})
    @DisplayName("R60 R61 whoever acts for another is led to nothing they may not open, and nothing is called theirs")
    void speaksOfWhomOneActsFor(String persona) {
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        browser.get("/acting-for");
        String whom =
                api.get(persona, "/api/v1/me").body().at("/actsFor/0/personId").asString();
        assertThat(browser.post("/acting-for", Map.of("person", whom)).html()).contains("You are acting for");
        PagesForAnother pages = new PagesForAnother(browser);

        assertThat(pages.faults()).isEmpty();
        assertThat(pages.kinds()).isGreaterThan(30);
    }

    private static String firstPage(String persona) {
        return switch (persona) {
            case "visitor" -> "/";
            // Nobody whom the council knows: somebody who has begun to join.
            case "joiner" -> "/join";
            default -> "/home";
        };
    }

    /** Opens a page and looks at it, if it is the first of its kind; answers its links. */
    private List<String> look(Tab tab, String persona, String path, boolean first) {
        assertThat(tab.open(path)).as("%s %s", persona, path).isEqualTo(200);
        if (!isHere(tab.address())) {
            // The way to sign-in ends at the personas.
            assertThat(tab.axe()).as("the personas").isEmpty();
            return List.of();
        }
        if (first && !everybodys.contains(kind(path))) {
            look(tab, persona, path);
        }
        return tab.links();
    }

    /** What isn't looked at has to be there, and leads on. */
    private List<String> fetch(Tab tab, String persona, String path) {
        Tab.Fetched fetched = tab.fetch(path);
        assertThat(fetched.status()).as("%s %s", persona, path).isEqualTo(200);
        return isHere(fetched.address()) ? fetched.links() : List.of();
    }

    /**
     * Closely at the first page of its kind that each kind of person comes to, and at everybody's first page; the others
     * are the same page with other words on it, and get a glance.
     */
    private void look(Tab tab, String persona, String path) {
        if (!OFFICERS.contains(persona)) {
            tab.checkWords();
        }
        boolean first = looked.add(family(persona) + " " + kind(path));
        if (first || path.equals("/home") || Storms.isWhole()) {
            tab.look(persona + kind(path).replaceAll("[^a-z]+", "-"));
        } else {
            tab.glance();
        }
    }

    /** Those who see the same pages. */
    private static String family(String persona) {
        return switch (persona) {
            case "pa", "pa-employed", "micro", "newcomer", "joiner", "broker" -> "provider";
            case "visitor", "finance", "accreditation", "social-work", "safeguarding", "commissioner", "support" ->
                persona;
            default -> "person";
        };
    }

    private boolean isHere(URI address) {
        return directly.address().endsWith(address.getAuthority());
    }

    /** What is no page to look at: a file, a picture, the way to sign-in. */
    private static boolean isOther(String path) {
        return path.contains(".ics")
                || path.contains(".csv")
                || path.contains(".pdf")
                || path.startsWith("/assets/")
                || path.equals("/sign-in");
    }

    /** Pages that differ in what they show only. */
    private static String kind(String path) {
        int query = path.indexOf('?');
        return ID.matcher(query < 0 ? path : path.substring(0, query)).replaceAll("id");
    }

    private UUID book(Holder holder, Instant start, boolean accepted) {
        UUID id = holder.book(Holder.offerOf(api, "pa"), start, Duration.ofMinutes(60))
                .id();
        if (accepted) {
            post("pa", id, "accept", Map.of());
        }
        return id;
    }

    private void tell(UUID booking, Instant start, int minutes) {
        Api.Answer told = api.put(
                "pa",
                "/api/v1/bookings/" + booking + "/visit",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(Duration.ofMinutes(minutes)).toString()));
        assertThat(told.status()).as(told.response().body()).isEqualTo(200);
    }

    private void post(String persona, UUID booking, String what, Map<String, ?> body) {
        Api.Answer answer = api.post(
                persona,
                "/api/v1/bookings/" + booking + "/" + what,
                UUID.randomUUID().toString(),
                body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }
}
