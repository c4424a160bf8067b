package uk.directly.local.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.council.London;

/**
 * Those who wait for the council: they have asked to be on the register, or are on it and have renewed something. One has
 * begun and not asked yet, and is a persona.
 */
final class Applicants {
    private static final Map<String, Object> REFEREES = Map.of(
            "referees",
            List.of(
                    Map.of("name", "Pat Example", "contact", "0161 496 0151", "knows", "Supported her mother"),
                    Map.of("name", "Robin Sample", "contact", "0161 496 0152", "knows", "Her manager until 2025")));

    private final LocalDate today;
    private final Providers providers;
    private final UUID officer;

    Applicants(LocalDate today, Providers providers, UUID officer) {
        this.today = today;
        this.providers = providers;
        this.officer = officer;
    }

    /** One of them, with what they gave. */
    record Made(
            Rows.@Nullable Person person,
            Rows.Provider provider,
            List<Rows.ProviderService> services,
            List<Rows.Check> checks,
            List<Rows.Evidence> evidence) {}

    /** What the newcomer has done: half of what is asked, and nobody has looked at it yet. */
    Made newcomer(Rows.Provider provider) {
        return new File(provider, 6)
                .doing("personal-care", "companionship")
                .given("identity", Map.of("document", "passport"))
                .given("right-to-work", Map.of("document", "share-code"))
                .dbs("enhanced")
                .given("code-of-conduct", Map.of("agreed", true))
                .made(null);
    }

    /** All others; the first has waited longer than the council promises. */
    List<Made> all() {
        return List.of(
                all("Deborah Okafor", "Deborah O.", "personal-assistant", "M41 5AA", 19, 1, "personal-care", "meals"),
                all("Sunil Rao", "Sunrise Gardens", "micro-provider", "M33 2AA", 9, 3, "gardening"),
                lunchClub(),
                all("Grace Hill", "Hearth and Home Care", "organisation", "WA15 6AA", 3, 40, "personal-care"),
                all("Bilal Siddiq", "Bilal S.", "personal-assistant", "M33 3AA", 1, 1, "handyperson", "gardening"),
                paused());
    }

    private Made all(
            String person, String name, String kind, String postcode, int daysAgo, int workers, String... services) {
        boolean personalCare = Arrays.stream(services).anyMatch(Services::isPersonalCare);
        File file = new File(provider(person, name, kind, "applied", postcode, daysAgo, workers), daysAgo)
                .doing(services)
                .given("identity", Map.of("document", "passport"))
                .given("references", REFEREES)
                .dbs(personalCare ? "enhanced" : "basic")
                .lasting("insurance", "Harbour Mutual", today.plusDays(300))
                .lasting("safeguarding-training", "Riverside Training", null)
                .lasting("mental-capacity-act-training", "Riverside Training", null)
                .given("code-of-conduct", Map.of("agreed", true));
        if (kind.equals("organisation")) {
            file.given("cqc-registration", Map.of());
        } else {
            file.given("right-to-work", Map.of("document", "share-code"));
        }
        return file.made(person(person, name));
    }

    private Made lunchClub() {
        String name = "Timperley Lunch Club";
        return new File(provider("Joyce Lamb", name, "community", "applied", "WA15 7AB", 6, 10), 6)
                .doing("meals", "companionship")
                .given("identity", Map.of("document", "driving-licence"))
                .lasting("insurance", "Penny and Wick", today.plusDays(200))
                .lasting("safeguarding-training", "Local safeguarding partnership", null)
                .given("code-of-conduct", Map.of("agreed", true))
                .returned("references", "One of the two is your sister. Please name somebody who is not family.")
                .made(person("Joyce Lamb", name));
    }

    /** Her insurance ran out some days ago; yesterday she gave the new policy. */
    private Made paused() {
        String name = "Joan W.";
        Rows.Provider provider = provider("Joan Webb", name, "personal-assistant", "paused", "M33 6AA", 400, 1);
        List<Rows.Check> accepted = new Checks(today, officer)
                        .accepted(
                                provider.id(),
                                provider.kind(),
                                List.of("companionship"),
                                today.minusDays(380),
                                0,
                                new Chance(provider.name().hashCode()))
                        .stream()
                        .map(check -> check.name().equals("insurance")
                                ? check.lasting(today.minusDays(369), today.minusDays(4))
                                : check)
                        .toList();
        Made renewed = new File(provider, 1)
                .doing("companionship")
                .lasting("insurance", "Northern Shield Insurance", today.plusDays(361))
                .made(person("Joan Webb", name));
        return new Made(renewed.person(), provider, renewed.services(), accepted, renewed.evidence());
    }

    private Rows.Person person(String person, String name) {
        return new Rows.Person(
                Identifiers.of("person", name), null, person, person.substring(0, person.indexOf(' ')), null, null);
    }

    private Rows.Provider provider(
            String person, String name, String kind, String state, String postcode, int daysAgo, int workers) {
        Rows.Postcode home = providers.home(postcode);
        boolean once = state.equals("paused");
        return new Rows.Provider(
                Identifiers.of("provider", name),
                Identifiers.of("person", name),
                kind,
                name,
                "We listen first, and do what you ask for.",
                state,
                today.minusDays(daysAgo),
                once ? today.minusDays(daysAgo - 20L) : null,
                postcode,
                home.easting(),
                home.northing(),
                providers.district(home),
                null,
                List.of("English"),
                List.of(),
                kind.equals("organisation") ? "1-100000001" : null,
                null,
                null,
                workers,
                false,
                "0161 496 01" + (10 + person.length()));
    }

    /** Gathers what one of them gave, all of it on the same day. */
    private final class File {
        private final Rows.Provider provider;
        private final Instant at;
        private final LocalDate day;
        private final List<Rows.ProviderService> services = new ArrayList<>();
        private final List<Rows.Check> checks = new ArrayList<>();
        private final List<Rows.Evidence> evidence = new ArrayList<>();

        File(Rows.Provider provider, int daysAgo) {
            this.provider = provider;
            this.day = today.minusDays(daysAgo);
            this.at = day.atTime(LocalTime.of(20, 45)).atZone(London.ZONE).toInstant();
        }

        File doing(String... slugs) {
            Arrays.stream(slugs).forEach(slug -> services.add(new Rows.ProviderService(provider.id(), slug)));
            return this;
        }

        File given(String check, Map<String, Object> details) {
            return add(check, null, null, null, details, null);
        }

        File dbs(String level) {
            return add("dbs", level, "Disclosure and Barring Service", null, Map.of("updateService", true), null);
        }

        File lasting(String check, String issuer, @Nullable LocalDate until) {
            return add(check, null, issuer, until, Map.of(), null);
        }

        File returned(String check, String reason) {
            return add(check, null, null, null, Map.of(), reason);
        }

        private File add(
                String check,
                @Nullable String level,
                @Nullable String issuer,
                @Nullable LocalDate until,
                Map<String, Object> details,
                @Nullable String reason) {
            LocalDate issued = issuer == null ? null : day.minusDays(30);
            boolean back = reason != null;
            evidence.add(new Rows.Evidence(
                    provider.id(),
                    check,
                    back ? "returned" : "given",
                    level,
                    issuer,
                    null,
                    issued,
                    until,
                    details,
                    provider.personId(),
                    at,
                    back ? officer : null,
                    back ? at.plusSeconds(86_400) : null,
                    reason));
            checks.add(new Rows.Check(
                    provider.id(), check, back ? "returned" : "given", level, issuer, issued, until, null));
            return this;
        }

        Made made(Rows.@Nullable Person person) {
            return new Made(person, provider, services, checks, evidence);
        }
    }
}
