package uk.directly.local.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import uk.directly.council.London;
import uk.directly.council.Setting;

/**
 * The whole demonstration as data: what is made of a seed and the moment of the first start, nothing else.
 *
 * @param now when it is made, on the product clock
 * @param council the tenant
 * @param settings what it starts with
 * @param wards of the geography
 * @param postcodes of the geography
 * @param rateCard the rates in force
 * @param personas those one can sign in as
 * @param people those who run the other providers
 * @param providers on the register, and one who is not yet
 * @param checks what was seen of them
 * @param services what those who join say they do
 * @param evidence what those who wait for the council gave
 * @param offers what they offer
 * @param sessions where and when group sessions are
 * @param more what offers say beside their price
 * @param listings the imported directories
 * @param audits what the trail would say of all this
 */
record Demonstration(
        Instant now,
        Rows.Council council,
        List<Rows.Setting> settings,
        List<Rows.Ward> wards,
        List<Rows.Postcode> postcodes,
        RateCard rateCard,
        Personas.Made personas,
        List<Rows.Person> people,
        List<Rows.Provider> providers,
        List<Rows.Check> checks,
        List<Rows.ProviderService> services,
        List<Rows.Evidence> evidence,
        List<Rows.Offer> offers,
        List<Rows.Session> sessions,
        List<Rows.OfferMore> more,
        List<Rows.Listing> listings,
        List<Rows.Audit> audits) {
    /** Ofcom keeps 0161 496 0… for drama: nobody has these numbers. */
    private static final Rows.Council COUNCIL = new Rows.Council(
            Identifiers.of("council", "demonstration"),
            "demonstration",
            "Demonstration Council",
            "0161 496 0000",
            "18001 0161 496 0000");

    /** The full demonstration. */
    static Demonstration whole(long seed, Instant now) {
        LocalDate today = now.atZone(London.ZONE).toLocalDate();
        Geography geography = Geography.read();
        RateCard card = RateCard.read(today);
        UUID officer = Identifiers.person("accreditation");
        Checks checkMaker = new Checks(today, officer);
        Providers providerMaker = new Providers(seed, today, geography);
        Offers offerMaker = new Offers(Services.read(), new OfferPrices(card));

        List<Rows.Person> people = new ArrayList<>();
        List<Rows.Provider> providers = new ArrayList<>();
        List<Rows.Check> checks = new ArrayList<>();
        List<Rows.ProviderService> services = new ArrayList<>();
        List<Rows.Evidence> evidence = new ArrayList<>();
        List<Rows.Offer> offers = new ArrayList<>();
        Applicants applicantMaker = new Applicants(today, providerMaker, officer);
        List<Applicants.Made> applicants = new ArrayList<>(applicantMaker.all());
        for (PersonaProviders.Made made : new PersonaProviders(today, providerMaker, checkMaker).all()) {
            providers.add(made.provider());
            checks.addAll(made.checks());
            offers.addAll(made.offers());
            if (made.provider().state().equals("draft")) {
                applicants.add(applicantMaker.newcomer(made.provider()));
            }
        }
        for (Providers.Made made : providerMaker.all()) {
            Rows.Provider provider = made.provider();
            List<Rows.Offer> offered = offerMaker.of(provider, made.profile(), made.chance());
            people.add(made.person());
            providers.add(provider);
            offers.addAll(offered);
            LocalDate accredited = provider.accreditedOn();
            checks.addAll(checkMaker.accepted(
                    provider.id(),
                    provider.kind(),
                    offered.stream().map(Rows.Offer::service).toList(),
                    accredited == null ? today : accredited,
                    people.size(),
                    made.chance()));
        }
        for (Applicants.Made made : applicants) {
            if (made.person() != null) {
                people.add(made.person());
                providers.add(made.provider());
            }
            services.addAll(made.services());
            checks.addAll(made.checks());
            evidence.addAll(made.evidence());
        }
        OtherKinds.Made others = OtherKinds.of(providers, offers);
        offers.addAll(others.offers());
        Personas.Made personas = Personas.all(today, now);
        return new Demonstration(
                now,
                COUNCIL,
                initialSettings(),
                geography.wards(),
                geography.postcodes(),
                card,
                personas,
                people,
                providers,
                checks,
                services,
                evidence,
                offers,
                others.sessions(),
                others.more(),
                geography.listings(),
                audits(now, officer, personas, providers));
    }

    /** Geography, rates and those who work for the council; nobody to support, nobody who supports. */
    static Demonstration empty(Instant now) {
        LocalDate today = now.atZone(London.ZONE).toLocalDate();
        Geography geography = Geography.read();
        return new Demonstration(
                now,
                COUNCIL,
                initialSettings(),
                geography.wards(),
                geography.postcodes(),
                RateCard.read(today),
                Personas.officers(today, now),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Rows.Setting> initialSettings() {
        return Setting.ALL.stream()
                .<Rows.Setting>map(setting -> new Rows.Setting(setting.name(), setting.initial()))
                .toList();
    }

    private static List<Rows.Audit> audits(
            Instant now, UUID officer, Personas.Made personas, List<Rows.Provider> providers) {
        Stream<Rows.Audit> accredited = providers.stream().flatMap(provider -> {
            LocalDate day = provider.accreditedOn();
            return day == null
                    ? Stream.empty()
                    : Stream.of(new Rows.Audit(
                            day.atTime(10, 0).toInstant(ZoneOffset.UTC),
                            officer,
                            "provider-accredited",
                            "provider",
                            provider.id()));
        });
        UUID finance = Identifiers.person("finance");
        Stream<Rows.Audit> awarded = personas.awards().stream()
                .map(award -> new Rows.Audit(now, finance, "award-made", "award", award.id()));
        Stream<Rows.Audit> loaded = personas.loads().stream()
                .map(load -> new Rows.Audit(load.at(), load.actorId(), "money-paid-in", "budget", load.budgetId()));
        return Stream.of(accredited, awarded, loaded).flatMap(audits -> audits).toList();
    }
}
