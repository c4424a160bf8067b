package uk.directly.local.demonstration;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The providers whom one can sign in as; what {@code pa} and {@code micro} offer is part of the API's contract. */
final class PersonaProviders {
    private static final int WHOLE_DAY = 24 * 60;
    private static final int FIVE_MILES = 8047;

    private final LocalDate today;
    private final Providers providers;
    private final Checks checks;

    PersonaProviders(LocalDate today, Providers providers, Checks checks) {
        this.today = today;
        this.providers = providers;
        this.checks = checks;
    }

    /** A persona's provider with its checks and offers. */
    record Made(Rows.Provider provider, List<Rows.Check> checks, List<Rows.Offer> offers) {}

    List<Made> all() {
        return List.of(pa(), paEmployed(), micro(), newcomer(), broker());
    }

    private Made pa() {
        Rows.Provider provider = provider(
                "pa",
                900,
                "personal-assistant",
                "Aisha K.",
                "M33 4AA",
                "female",
                List.of("English", "Urdu"),
                List.of("dementia", "wheelchair users"),
                "I have worked as a PA for nine years, mostly in and around Sale. You are the boss, and I mean that. "
                        + "I walk along the canal most mornings before work.");
        Rows.Offer offer = offer(
                provider,
                "community-access",
                "Getting out and about, at your pace",
                "Cafés, the library, swimming, chapel, the match: I go with you and stay in the background when you "
                        + "want. I push a wheelchair, know where the lifts work and check for a changing place before "
                        + "we set off. We agree a plan B before we leave, so that nothing is spoiled by rain.",
                "self-employed",
                rates(1780, 1780, 1860, 1940, 2670),
                OpeningHours.always(),
                15,
                WHOLE_DAY);
        return accredited(provider, List.of(offer), 345);
    }

    private Made paEmployed() {
        Rows.Provider provider = provider(
                "pa-employed",
                901,
                "personal-assistant",
                "Marta N.",
                "M33 5AA",
                "female",
                List.of("English", "Polish"),
                List.of("moving and handling", "stroke"),
                "I spent six years on hospital wards and know how it feels to come home. I ask before I touch anything. "
                        + "I have two grown-up children and a very old cat.");
        Rows.Offer offer = offer(
                provider,
                "personal-care",
                "Morning and bedtime support, employed by you",
                "I help with getting out of bed, washing or showering, dressing and breakfast, in the order you like "
                        + "it. Hoists, slide sheets and standing aids are all familiar, and I'm happy to be shown how "
                        + "yours works. You say what to do and how. I listen before I start.",
                "employed",
                rates(1320, 1320, 1320, 1320, 1980),
                OpeningHours.everyDay(7, 22),
                60,
                480);
        return accredited(provider, List.of(offer), 340);
    }

    private Made micro() {
        Rows.Provider provider = provider(
                "micro",
                902,
                "micro-provider",
                "Green Gate",
                "M33 7AB",
                null,
                List.of("English"),
                List.of("driver"),
                "Green Gate is a small gardening business in Sale, run by Sam with two others. We would rather do a few "
                        + "things well than everything in a hurry. We like to meet first, over a cup of tea.");
        Rows.Offer offer = offer(
                provider,
                "gardening",
                "Keeping your garden safe and lovely",
                "We mow, weed, cut hedges and keep the path clear, so that you can get to the gate safely. We garden "
                        + "with you as well as for you: you say where the beans go. We bring the tools and take the "
                        + "green waste away.",
                "business",
                rates(2000, 2000, 2000, 2000, 2000),
                OpeningHours.everyDay(7, 22),
                60,
                480);
        return accredited(provider, List.of(offer), 350);
    }

    private Made newcomer() {
        Rows.Provider provider = new Rows.Provider(
                Identifiers.provider("newcomer"),
                Identifiers.person("newcomer"),
                "personal-assistant",
                "Chloe B.",
                "I was a teaching assistant for five years and would like to support adults now.",
                "draft",
                null,
                null,
                "M33 7AA",
                providers.home("M33 7AA").easting(),
                providers.home("M33 7AA").northing(),
                providers.district(providers.home("M33 7AA")),
                "female",
                List.of("English"),
                List.of("autism", "Makaton"),
                null,
                null,
                null,
                1,
                false,
                "0161 496 0114");
        return new Made(provider, List.of(), List.of());
    }

    private Made broker() {
        Rows.Provider provider = provider(
                "broker",
                903,
                "isf-broker",
                "Clearwater Support Funds",
                "WA14 1AA",
                null,
                List.of("English", "Bengali"),
                List.of(),
                "Clearwater Support Funds is a small charity that does one thing: it runs funds for people who don't "
                        + "want to run them alone. Everybody has one named worker.");
        Rows.Offer offer = new Rows.Offer(
                Identifiers.of("offer", "broker"),
                provider.id(),
                "isf-brokerage",
                "Your fund, your plan, our paperwork",
                "You decide who supports you; we find, arrange and pay them. Our fee is one agreed figure and stands on "
                        + "its own line. You can leave with your balance and your plan whenever you like.",
                "enquiry",
                List.of("business"),
                null,
                provider.easting(),
                provider.northing(),
                provider.district(),
                3 * FIVE_MILES,
                60,
                480,
                0,
                Offers.USUAL_TERMS,
                Map.of(),
                List.of());
        Rows.Offer account = new Rows.Offer(
                Identifiers.of("offer", "broker-account"),
                provider.id(),
                "dp-support-and-payroll",
                "We look after your account",
                "The money stays yours and you decide. We keep the account, pay the people you say yes to, and send you "
                        + "every line. It costs you nothing.",
                "enquiry",
                List.of("business"),
                null,
                provider.easting(),
                provider.northing(),
                provider.district(),
                3 * FIVE_MILES,
                60,
                480,
                0,
                Offers.USUAL_TERMS,
                Map.of(),
                List.of());
        return accredited(provider, List.of(offer, account), 355);
    }

    private Made accredited(Rows.Provider provider, List<Rows.Offer> offers, int daysUntilInsuranceEnds) {
        List<String> services = offers.stream().map(Rows.Offer::service).toList();
        LocalDate accredited = today.minusDays(120);
        LocalDate insured = today.plusDays(daysUntilInsuranceEnds);
        LocalDate trained = today.minusDays(60);
        List<Rows.Check> accepted = checks
                .accepted(
                        provider.id(),
                        provider.kind(),
                        services,
                        accredited,
                        0,
                        new Chance(provider.name().hashCode()))
                .stream()
                .map(check -> switch (check.name()) {
                    case "insurance" -> check.lasting(insured.minusYears(1), insured);
                    case "safeguarding-training", "mental-capacity-act-training" ->
                        check.lasting(trained, trained.plusYears(3));
                    default -> check;
                })
                .toList();
        return new Made(provider, accepted, offers);
    }

    private Rows.Provider provider(
            String persona,
            int number,
            String kind,
            String name,
            String postcode,
            @Nullable String gender,
            List<String> languages,
            List<String> skills,
            String about) {
        Rows.Postcode home = providers.home(postcode);
        return new Rows.Provider(
                Identifiers.provider(persona),
                Identifiers.person(persona),
                kind,
                name,
                about,
                "accredited",
                today.minusDays(132),
                today.minusDays(120),
                postcode,
                home.easting(),
                home.northing(),
                providers.district(home),
                gender,
                languages,
                skills,
                null,
                Providers.stripeAccount(number),
                Providers.bank(name, number),
                kind.equals("personal-assistant") ? 1 : 3,
                persona.equals("pa-employed"),
                null);
    }

    private static Rows.Offer offer(
            Rows.Provider provider,
            String service,
            String title,
            String description,
            String engagement,
            Map<String, Long> rates,
            List<Rows.Hours> hours,
            int shortest,
            int longest) {
        return new Rows.Offer(
                Identifiers.of("offer", provider.name()),
                provider.id(),
                service,
                title,
                description,
                "hourly",
                List.of(engagement),
                null,
                provider.easting(),
                provider.northing(),
                provider.district(),
                FIVE_MILES,
                shortest,
                longest,
                0,
                Offers.USUAL_TERMS,
                rates,
                hours);
    }

    private static Map<String, Long> rates(long weekday, long evening, long saturday, long sunday, long bankHoliday) {
        Map<String, Long> rates = new LinkedHashMap<>();
        rates.put("weekday", weekday);
        rates.put("evening", evening);
        rates.put("saturday", saturday);
        rates.put("sunday", sunday);
        rates.put("bank-holiday", bankHoliday);
        return rates;
    }
}
