package uk.directly.local.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up who is on the register. */
final class Providers {
    private static final List<String> LANGUAGES = List.of(
            "Urdu",
            "Urdu",
            "Punjabi",
            "Polish",
            "Arabic",
            "Gujarati",
            "Bengali",
            "Cantonese",
            "Romanian",
            "Hindi",
            "Spanish",
            "Farsi",
            "Igbo",
            "Yoruba",
            "Somali",
            "Portuguese",
            "Ukrainian",
            "Irish",
            "Welsh");
    private static final List<String> CARE_SKILLS = List.of(
            "dementia",
            "PEG feeding",
            "epilepsy",
            "moving and handling",
            "autism",
            "learning disability",
            "Makaton",
            "stroke",
            "Parkinson's",
            "catheter care",
            "diabetes",
            "end of life",
            "spinal injury",
            "BSL");
    private static final List<String> OTHER_SKILLS = List.of(
            "autism",
            "learning disability",
            "dementia",
            "Makaton",
            "BSL",
            "mental health",
            "sight loss",
            "hearing loss",
            "wheelchair users",
            "driver");
    private static final List<String> NUMBERS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Set<String> WITHOUT_HOMES = Set.of("M17", "M21", "M23", "WA13");

    /** The ward that has M31 today; elsewhere it was replaced by M41. */
    private static final String PARTINGTON = "E05015244";

    private final long seed;
    private final LocalDate today;
    private final Geography geography;
    private final Map<String, String> wardNames;
    private final List<Rows.Postcode> homes;
    private final ProviderWords words = ProviderWords.read();
    private final Set<String> namesTaken = new HashSet<>(Set.of("Green Gate", "Clearwater Support Funds"));

    Providers(long seed, LocalDate today, Geography geography) {
        this.seed = seed;
        this.today = today;
        this.geography = geography;
        this.wardNames = geography.wardNames();
        this.homes = homes(geography);
    }

    /** Postcodes with a point of their own: those out of use are often put together in the middle of a district. */
    private static List<Rows.Postcode> homes(Geography geography) {
        Map<List<Integer>, Long> sharing = geography.postcodes().stream()
                .collect(Collectors.groupingBy(p -> List.of(p.easting(), p.northing()), Collectors.counting()));
        return geography.postcodes().stream()
                .filter(p -> !WITHOUT_HOMES.contains(p.outcode()))
                .filter(p -> !p.outcode().equals("M31") || p.wardCode().equals(PARTINGTON))
                .filter(p -> sharing.getOrDefault(List.of(p.easting(), p.northing()), 0L) <= 2)
                .toList();
    }

    /** A provider with the person who runs it. */
    record Made(Profile profile, Rows.Person person, Rows.Provider provider, Chance chance) {}

    /** All of them, in the order of the profiles. */
    List<Made> all() {
        List<Made> all = new ArrayList<>();
        for (Profile profile : Profile.ALL) {
            for (int i = 0; i < profile.count(); i++) {
                all.add(made(profile, all.size()));
            }
        }
        return all;
    }

    private Made made(Profile profile, int number) {
        Chance chance = Chance.of(seed, "provider " + number);
        String gender = chance.percent(64) ? "female" : chance.percent(92) ? "male" : "other";
        String firstName = chance.pick(ProviderWords.list(words.people(), gender));
        String lastName = chance.pick(ProviderWords.list(words.people(), "last"));
        UUID personId = Identifiers.of("person", "provider " + number);
        Rows.Person person = new Rows.Person(personId, null, firstName + " " + lastName, firstName, null, null);
        Rows.Postcode home = chance.pick(homes);
        String name = profile.isPersonalAssistant()
                ? firstName + " " + lastName.charAt(0) + "."
                : businessName(profile.services().getFirst(), chance);
        LocalDate accredited = today.minusDays(chance.between(25, 900));
        int workers = workers(profile, chance);
        boolean personalCare = profile.services().stream().anyMatch(Services::isPersonalCare);
        Rows.Provider provider = new Rows.Provider(
                Identifiers.of("provider", number),
                personId,
                profile.kind(),
                name,
                about(profile, name, firstName, home, workers, chance),
                "accredited",
                accredited.minusDays(chance.between(6, 24)),
                accredited,
                home.postcode(),
                home.easting(),
                home.northing(),
                district(home),
                profile.isPersonalAssistant() ? gender : null,
                languages(chance),
                chance.pick(chance.between(0, 4), personalCare ? CARE_SKILLS : OTHER_SKILLS),
                profile.kind().equals("organisation") && personalCare ? String.format("DEMO-%07d", number) : null,
                stripeAccount(number),
                bank(profile.isPersonalAssistant() ? person.name() : name, number),
                workers,
                profile.isPersonalAssistant() && number % 3 == 0,
                null);
        return new Made(profile, person, provider, chance);
    }

    /** What may be shown of a home, as {@code Places} says it. */
    String district(Rows.Postcode home) {
        String ward = wardNames.get(home.wardCode());
        return (ward == null ? "" : ward + ", ") + home.outcode();
    }

    /** The postcode of that name; one that the geography has. */
    Rows.Postcode home(String postcode) {
        Rows.Postcode home = geography.byPostcode().get(postcode);
        if (home == null) {
            throw new IllegalArgumentException("Not in the demonstration: " + postcode);
        }
        return home;
    }

    /** The connected account of the council's Stripe account, as the local simulator knows it. */
    static String stripeAccount(int number) {
        return String.format(Locale.ROOT, "acct_demonstration%04d", number);
    }

    /** Stripe's sort code for tests: no bank has it. */
    static Rows.Bank bank(String name, int number) {
        return new Rows.Bank(name, "10-88-00", String.format(Locale.ROOT, "%08d", 12345 + number));
    }

    private String businessName(String service, Chance chance) {
        Map<String, List<String>> businesses = words.businesses();
        List<String> firsts = ProviderWords.list(businesses, "first");
        List<String> lasts =
                businesses.containsKey(service) ? ProviderWords.list(businesses, service) : List.of("Help");
        for (int attempt = 0; attempt < 1000; attempt++) {
            String name = chance.pick(firsts) + " " + chance.pick(lasts);
            if (namesTaken.add(name)) {
                return name;
            }
        }
        throw new IllegalStateException("There are more businesses for " + service + " than names");
    }

    private static int workers(Profile profile, Chance chance) {
        return switch (profile.kind()) {
            case "personal-assistant" -> 1;
            case "micro-provider" -> chance.between(2, 5);
            default -> chance.between(2, 12) * 10;
        };
    }

    private String about(
            Profile profile, String name, String firstName, Rows.Postcode home, int workers, Chance chance) {
        ProviderWords.About said = words.of(profile.kind());
        @Nullable String ward = wardNames.get(home.wardCode());
        Map<String, String> values = Map.of(
                "name",
                name,
                "firstName",
                firstName,
                "ward",
                ward == null ? "the borough" : ward,
                "years",
                NUMBERS.get(chance.between(2, 12)),
                "workers",
                workers < NUMBERS.size() ? NUMBERS.get(workers) : Integer.toString(workers));
        Stream<String> sentences = Stream.of(
                        List.of(chance.pick(said.openings())),
                        chance.pick(profile.isPersonalAssistant() ? 2 : 1, said.middles()),
                        List.of(chance.pick(said.closings())))
                .flatMap(List::stream);
        return Wording.filled(Wording.paragraph(sentences, profile.isSeveral()), values);
    }

    private static List<String> languages(Chance chance) {
        List<String> languages = new ArrayList<>(List.of("English"));
        if (chance.percent(38)) {
            chance.pick(chance.between(1, 2), LANGUAGES).stream()
                    .filter(language -> !languages.contains(language))
                    .forEach(languages::add);
        }
        return List.copyOf(languages);
    }
}
