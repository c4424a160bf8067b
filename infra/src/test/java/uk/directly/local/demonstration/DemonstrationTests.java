package uk.directly.local.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationTests {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Demonstration MADE = Demonstration.whole(DemonstrationCouncil.SEED, NOW);
    private static final Map<UUID, Rows.Provider> PROVIDERS =
            MADE.providers().stream().collect(Collectors.toMap(Rows.Provider::id, provider -> provider));
    private static final Map<UUID, List<Rows.Offer>> OFFERS =
            MADE.offers().stream().collect(Collectors.groupingBy(Rows.Offer::providerId));

    @Test
    void isTheSameForTheSameSeedAndMoment() {
        assertThat(Demonstration.whole(DemonstrationCouncil.SEED, NOW)).isEqualTo(MADE);
    }

    @Test
    void isAnotherForAnotherSeed() {
        assertThat(Demonstration.whole(1, NOW).offers()).isNotEqualTo(MADE.offers());
    }

    @Test
    void keepsItsIdentifiersWheneverItIsMade() {
        Demonstration later = Demonstration.whole(DemonstrationCouncil.SEED, NOW.plusSeconds(86_400 * 40));

        assertThat(later.offers().stream().map(Rows.Offer::id))
                .containsExactlyElementsOf(
                        MADE.offers().stream().map(Rows.Offer::id).toList());
    }

    @Test
    void isOfTheSizeThatIsPromised() {
        assertThat(MADE.postcodes()).hasSize(11_264);
        assertThat(MADE.wards()).hasSize(21);
        assertThat(MADE.listings()).hasSize(852);
        assertThat(MADE.listings().stream().filter(listing -> !listing.kind().equals("care-home")))
                .hasSize(796);
        assertThat(MADE.providers()).hasSize(311);
        assertThat(MADE.providers().stream().filter(provider -> provider.state().equals("applied")))
                .hasSize(5);
        assertThat(MADE.offers()).hasSizeBetween(780, 860);
    }

    @Test
    void offersEveryServiceThatHasNoOthersBelowIt() {
        assertThat(MADE.offers().stream().map(Rows.Offer::service).collect(Collectors.toSet()))
                .contains(
                        "personal-care",
                        "domestic-help",
                        "cleaning",
                        "shopping",
                        "companionship",
                        "community-access",
                        "respite-day",
                        "respite-evening",
                        "respite-overnight",
                        "day-opportunities",
                        "employment-and-skills",
                        "travel-training",
                        "community-mental-health",
                        "handyperson",
                        "gardening",
                        "transport",
                        "meals",
                        "arts-sport-leisure",
                        "technology-set-up",
                        "shared-lives",
                        "homeshare",
                        "small-supports",
                        "isf-brokerage",
                        "dp-support-and-payroll",
                        "advocacy",
                        "guide-communicator",
                        "bsl-interpreter");
    }

    @Test
    @DisplayName("R30 a DBS check is at the level that the offered services allow")
    void asksForNoMoreThanIsLawful() {
        MADE.checks().stream().filter(check -> check.name().equals("dbs")).forEach(check -> {
            List<Rows.Offer> offers = OFFERS.getOrDefault(check.providerId(), List.of());
            boolean personalCare = offers.stream().anyMatch(offer -> Services.isPersonalCare(offer.service()));
            if (!offers.isEmpty()) {
                assertThat(check.level()).as(offers.getFirst().title()).isEqualTo(personalCare ? "enhanced" : "basic");
            }
            if (offers.stream().anyMatch(o -> Set.of("gardening", "cleaning").contains(o.service()))) {
                assertThat(check.level()).isEqualTo("basic");
            }
        });
    }

    @Test
    @DisplayName("R35 an organisation that offers personal care shows its CQC id")
    void givesOrganisationsWithPersonalCareACqcId() {
        assertThat(MADE.providers().stream()
                        .filter(provider -> provider.kind().equals("organisation"))
                        .filter(provider -> OFFERS.getOrDefault(provider.id(), List.of()).stream()
                                .anyMatch(offer -> Services.isPersonalCare(offer.service()))))
                .isNotEmpty()
                .allMatch(provider -> provider.cqcId() != null);
    }

    @Test
    @DisplayName("R32 no check of an accredited provider has run out, and a few will within 30 and 7 days")
    void keepsAllChecksInForce() {
        Set<UUID> accredited = MADE.providers().stream()
                .filter(provider -> provider.state().equals("accredited"))
                .map(Rows.Provider::id)
                .collect(Collectors.toSet());
        List<LocalDate> ends = MADE.checks().stream()
                .filter(check -> accredited.contains(check.providerId()))
                .flatMap(check -> Stream.ofNullable(check.expiresOn()))
                .toList();

        assertThat(ends).allSatisfy(end -> assertThat(end).isAfter(TODAY));
        assertThat(ends.stream().filter(end -> end.isBefore(TODAY.plusDays(8)))).hasSizeBetween(1, 6);
        assertThat(ends.stream().filter(end -> end.isBefore(TODAY.plusDays(31))))
                .hasSizeBetween(5, 15);
        assertThat(MADE.checks().stream().flatMap(check -> Stream.ofNullable(check.checkedOn())))
                .allSatisfy(day -> assertThat(day).isBeforeOrEqualTo(TODAY));
    }

    @Test
    @DisplayName("R56 nobody is offered below the legal minimum")
    void paysAtLeastTheLegalMinimum() {
        assertThat(MADE.offers().stream().filter(offer -> offer.openTo().contains("employed")))
                .isNotEmpty()
                .allSatisfy(offer -> assertThat(offer.rates().entrySet().stream()
                                .filter(rate -> !rate.getKey().equals("sleep-in"))
                                .map(Map.Entry::getValue))
                        .allSatisfy(pence -> assertThat(pence).isGreaterThanOrEqualTo(1271)));
    }

    @Test
    void findsSeveralGardenersNearM332AA() {
        Rows.Postcode here = MADE.postcodes().stream()
                .filter(postcode -> postcode.postcode().equals("M33 2AA"))
                .findFirst()
                .orElseThrow();

        assertThat(MADE.offers().stream()
                        .filter(offer -> offer.service().equals("gardening"))
                        .filter(offer ->
                                Math.hypot(offer.easting() - here.easting(), offer.northing() - here.northing())
                                        < Math.min(3 * 1609, offer.reachMetres())))
                .hasSizeGreaterThan(5);
    }

    @Test
    void givesThePersonasWhatTheApiPromises() {
        Rows.Offer pa = hourlyOfferOf("pa");
        assertThat(pa.rates())
                .isEqualTo(Map.of(
                        "weekday", 1780L, "evening", 1780L, "saturday", 1860L, "sunday", 1940L, "bank-holiday", 2670L));
        assertThat(pa.openTo()).containsExactly("self-employed");
        assertThat(pa.hours()).hasSize(7).allMatch(hours -> hours.fromMinute() == 0 && hours.toMinute() == 1440);
        assertThat(pa.noticeMinutes()).isZero();
        assertThat(pa.shortestMinutes()).isEqualTo(15);

        Rows.Offer micro = hourlyOfferOf("micro");
        assertThat(micro.rates().values()).hasSize(5).containsOnly(2000L);
        assertThat(micro.hours()).hasSize(7).allMatch(hours -> hours.fromMinute() == 420 && hours.toMinute() == 1320);
        assertThat(micro.noticeMinutes()).isZero();
        assertThat(micro.shortestMinutes()).isEqualTo(60);

        assertThat(MADE.sessions())
                .as("the business has a group session, too")
                .extracting(Rows.Session::offerId)
                .containsExactly(OFFERS.getOrDefault(Identifiers.provider("micro"), List.of()).stream()
                        .filter(offer -> offer.pricing().equals("session"))
                        .findFirst()
                        .orElseThrow()
                        .id());
        assertThat(MADE.offers())
                .extracting(Rows.Offer::pricing)
                .contains("hourly", "sleep-in", "session", "day", "fixed", "enquiry");
        assertThat(MADE.offers()).extracting(Rows.Offer::wholeBand).contains("waking-night");

        assertThat(hourlyOfferOf("pa-employed").openTo()).containsExactly("employed");
        assertThat(PROVIDERS.get(Identifiers.provider("newcomer")))
                .satisfies(newcomer -> assertThat(newcomer.state()).isEqualTo("draft"));
    }

    @Test
    void knowsAllPersonas() {
        assertThat(MADE.personas().people().stream().map(Rows.Person::subject).filter(Objects::nonNull))
                .containsExactlyInAnyOrder(
                        "holder",
                        "holder2",
                        "holder-own-bank",
                        "holder-lacks",
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
                        "broker",
                        "accreditation",
                        "finance",
                        "finance2",
                        "social-work",
                        "social-work2",
                        "safeguarding",
                        "commissioner",
                        "support");
    }

    @Test
    @DisplayName("R29 somebody can't sign in yet: her letter has the code that stands on the page of personas")
    void knowsSomebodyWhoHasNotStarted() throws Exception {
        assertThat(MADE.personas().people())
                .filteredOn(person -> person.subject() == null)
                .extracting(Rows.Person::name)
                .containsExactly("Margaret Ellis");
        byte[] code = MessageDigest.getInstance("SHA-256").digest("BCDFG23456".getBytes(StandardCharsets.US_ASCII));
        assertThat(MADE.personas().starts())
                .extracting(Rows.Start::codeHash)
                .containsExactly(HexFormat.of().formatHex(code));
    }

    @Test
    void writesTextsThatDifferAndAreFilledIn() {
        assertThat(MADE.offers().stream()
                        .map(Rows.Offer::description)
                        .distinct()
                        .count())
                .isGreaterThan(MADE.offers().size() * 95L / 100);
        assertThat(MADE.offers())
                .allSatisfy(offer -> assertThat(offer.title() + offer.description())
                        .doesNotContain("{")
                        .doesNotContain("  "));
        assertThat(MADE.providers())
                .allSatisfy(provider -> assertThat(provider.about())
                        .isNotBlank()
                        .doesNotContain("{")
                        .doesNotContain("  "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "posted",
                "held",
                "ring-fenced",
                "available",
                "settle",
                "settling",
                "accrual",
                "award",
                "engagement",
                "payee",
                "holder",
                "service user",
                "reconcile"
            })
    void saysNothingInOurOwnWords(String word) {
        Pattern whole = Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE);

        assertThat(Stream.concat(
                                MADE.offers().stream().map(offer -> offer.title() + " " + offer.description()),
                                MADE.providers().stream().map(Rows.Provider::about))
                        .filter(text -> whole.matcher(text).find()))
                .isEmpty();
    }

    @Test
    @DisplayName("R31 shows no home: the district is the ward and the outcode")
    void showsNoMoreOfAHomeThanItsDistrict() {
        assertThat(MADE.providers()).allSatisfy(provider -> {
            assertThat(provider.district()).matches("[A-Z][A-Za-z&\\- ]+, [A-Z]{1,2}\\d{1,2}");
            assertThat(provider.district()).doesNotContain(provider.postcode());
        });
    }

    @Test
    void namesEveryBusinessOnce() {
        List<String> names = MADE.providers().stream()
                .filter(provider -> !provider.kind().equals("personal-assistant"))
                .map(Rows.Provider::name)
                .toList();

        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }

    @Test
    void isEmptyWhenThatIsAsked() {
        Demonstration empty = Demonstration.empty(NOW);

        assertThat(empty.providers()).isEmpty();
        assertThat(empty.offers()).isEmpty();
        assertThat(empty.listings()).isEmpty();
        assertThat(empty.personas().loads()).isEmpty();
        assertThat(empty.personas().people().stream().map(Rows.Person::subject))
                .containsExactlyInAnyOrder(
                        "support",
                        "accreditation",
                        "finance",
                        "finance2",
                        "social-work",
                        "safeguarding",
                        "commissioner");
    }

    private static Rows.Offer hourlyOfferOf(String persona) {
        List<Rows.Offer> offers = OFFERS.getOrDefault(Identifiers.provider(persona), List.of());
        assertThat(offers).filteredOn(offer -> offer.pricing().equals("hourly")).hasSize(1);
        return offers.stream()
                .filter(offer -> offer.pricing().equals("hourly"))
                .findFirst()
                .orElseThrow();
    }
}
