package uk.directly.local.demonstration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up what a provider offers. */
final class Offers {
    private static final double METRES_PER_MILE = 1609.344;
    private static final List<Integer> REACH_MILES = List.of(2, 3, 3, 5, 5, 5, 6, 8, 10);
    private static final List<Integer> NOTICE_MINUTES = List.of(0, 0, 120, 240, 720, 1440, 1440, 2880);
    private static final List<Integer> SHORTEST_MINUTES = List.of(30, 60, 60, 60, 120);
    private static final List<Integer> LONGEST_MINUTES = List.of(240, 360, 480, 480, 600, 720);

    /** Free until two days before, half until the day before, then all. */
    static final List<Rows.Cancelling> USUAL_TERMS =
            List.of(new Rows.Cancelling(48, 0), new Rows.Cancelling(24, 50), new Rows.Cancelling(0, 100));

    private static final List<List<Rows.Cancelling>> TERMS = List.of(
            USUAL_TERMS,
            USUAL_TERMS,
            USUAL_TERMS,
            List.of(new Rows.Cancelling(24, 0), new Rows.Cancelling(0, 100)),
            List.of(new Rows.Cancelling(24, 0), new Rows.Cancelling(0, 50)),
            List.of(new Rows.Cancelling(72, 0), new Rows.Cancelling(24, 50), new Rows.Cancelling(0, 100)));

    private final Services services;
    private final OfferPrices prices;
    private final Set<String> said = new HashSet<>();

    Offers(Services services, OfferPrices prices) {
        this.services = services;
        this.prices = prices;
    }

    /** The offers of a provider: some of what the profile does, always the first of it. */
    List<Rows.Offer> of(Rows.Provider provider, Profile profile, Chance chance) {
        List<String> chosen = new ArrayList<>();
        chosen.add(profile.services().getFirst());
        List<String> others = profile.services().subList(1, profile.services().size());
        chosen.addAll(chance.pick(Math.min(others.size(), chance.between(1, 3)), others));
        List<Rows.Hours> week = OpeningHours.week(chance);
        List<Rows.Offer> offers = new ArrayList<>();
        for (String service : chosen) {
            offers.addAll(services(provider, profile, service, week, chance));
        }
        return offers;
    }

    private List<Rows.Offer> services(
            Rows.Provider provider, Profile profile, String service, List<Rows.Hours> week, Chance chance) {
        Draft draft = new Draft(provider, profile, service, chance);
        if (Services.isByEnquiry(service)) {
            return List.of(draft.offer("enquiry", null, Map.of(), List.of(), 60, 480));
        }
        if (service.equals("respite-overnight")) {
            List<Rows.Hours> nights = OpeningHours.nights(chance);
            Rows.Offer asleep = draft.offer("sleep-in", "sleep-in", prices.sleepIn(profile, chance), nights, 480, 780);
            Rows.Offer awake =
                    draft.offer("hourly", "waking-night", prices.wakingNight(profile, chance), nights, 360, 720);
            return chance.percent(40) ? List.of(asleep, awake) : List.of(chance.percent(60) ? asleep : awake);
        }
        return List.of(draft.offer(
                "hourly",
                null,
                prices.hourly(profile, service, chance),
                service.equals("respite-evening") ? OpeningHours.everyDay(17, 24) : week,
                chance.pick(SHORTEST_MINUTES),
                chance.pick(LONGEST_MINUTES)));
    }

    /** What all offers of one provider for one service have in common. */
    private final class Draft {
        private final Rows.Provider provider;
        private final Profile profile;
        private final String service;
        private final Chance chance;

        Draft(Rows.Provider provider, Profile profile, String service, Chance chance) {
            this.provider = provider;
            this.profile = profile;
            this.service = service;
            this.chance = chance;
        }

        Rows.Offer offer(
                String pricing,
                @Nullable String wholeBand,
                Map<String, Long> rates,
                List<Rows.Hours> hours,
                int shortest,
                int longest) {
            String key = provider.id() + " " + service + " " + wholeBand;
            return new Rows.Offer(
                    Identifiers.of("offer", key),
                    provider.id(),
                    service,
                    title(wholeBand),
                    description(),
                    pricing,
                    List.of(profile.engagement()),
                    wholeBand,
                    provider.easting(),
                    provider.northing(),
                    provider.district(),
                    (int) Math.round(chance.pick(REACH_MILES) * METRES_PER_MILE),
                    shortest,
                    Math.min(longest, longestOpening(hours, longest)),
                    chance.pick(NOTICE_MINUTES),
                    chance.pick(TERMS),
                    rates,
                    hours);
        }

        private String title(@Nullable String wholeBand) {
            String title = chance.pick(services.of(service).titles());
            if (wholeBand == null) {
                return title;
            }
            return title + (wholeBand.equals("sleep-in") ? " (asleep in the house)" : " (awake all night)");
        }

        /** Another one where somebody else already says just this. */
        private String description() {
            String text = drafted();
            for (int attempt = 0; attempt < 20 && !said.add(text); attempt++) {
                text = drafted();
            }
            return text;
        }

        private String drafted() {
            Services.Fragments fragments = services.of(service);
            Stream<String> sentences = Stream.concat(
                    chance.pickInOrder(chance.between(2, 3), fragments.does()).stream(),
                    chance.pickInOrder(chance.between(1, 2), fragments.how()).stream());
            return Wording.paragraph(sentences, profile.isSeveral());
        }

        /** A night runs over midnight, so it is as long as it is sold. */
        private static int longestOpening(List<Rows.Hours> hours, int longest) {
            return hours.stream()
                    .mapToInt(h ->
                            h.toMinute() == 24 * 60 || h.fromMinute() == 0 ? longest : h.toMinute() - h.fromMinute())
                    .max()
                    .orElse(longest);
        }
    }
}
