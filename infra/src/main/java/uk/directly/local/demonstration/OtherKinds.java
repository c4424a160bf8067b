package uk.directly.local.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is not sold by the hour: a group session, days and half days, jobs; and what such offers say beside their price. */
final class OtherKinds {
    private static final int WEDNESDAY = 3;
    private static final int FRIDAY = 5;
    private static final int HOUR = 60;
    private static final int TWO_DAYS = 48 * HOUR;

    private OtherKinds() {}

    /**
     * Offers of other kinds with what belongs to them.
     *
     * @param offers the offers
     * @param sessions where and when the group sessions among them are
     * @param more what they say beside their price
     */
    record Made(List<Rows.Offer> offers, List<Rows.Session> sessions, List<Rows.OfferMore> more) {}

    /** Of some who are there: the business that one can sign in as, and the first who offer days, technology and art. */
    static Made of(List<Rows.Provider> providers, List<Rows.Offer> offers) {
        Rows.Provider greenGate = providers.stream()
                .filter(provider -> provider.id().equals(Identifiers.provider("micro")))
                .findFirst()
                .orElseThrow();
        Rows.Offer club = offer(
                greenGate,
                "club",
                "day-opportunities",
                "Wednesday garden club",
                "We sow, pot, water and talk, outside when it is dry and in the potting shed when it is not. Come as you are: "
                        + "gloves, tools and tea are there, and there is always a seat. Most of us knew nothing when we began.",
                "session",
                "business",
                1_200,
                List.of());
        Optional<Rows.Offer> day = first(providers, offers, "respite-day")
                .map(provider -> offer(
                        provider,
                        "day",
                        "respite-day",
                        "A day out, a day off for your carer",
                        "Six hours together, door to door, at your pace: the canal, a matinée, or a long lunch. Half a day is "
                                + "three hours. You choose where we go; I check the way in and the toilets before.",
                        "day",
                        null,
                        12_000,
                        OpeningHours.everyDay(9, 18)));
        Optional<Rows.Offer> job = first(providers, offers, "technology-set-up")
                .map(provider -> offer(
                        provider,
                        "job",
                        "technology-set-up",
                        "Your tablet or phone, ready to use",
                        "I set it up at your kitchen table, with the people you ring most on the first page and the letters as "
                                + "large as you like. You try everything while I am there.",
                        "fixed",
                        null,
                        4_500,
                        OpeningHours.everyDay(9, 18)));
        Rows.Session when = new Rows.Session(
                club.id(),
                8,
                "The walled garden, Worthington Park, Cross Street, Sale",
                "M33 7AB",
                "Ten minutes on foot from Sale tram stop. Buses stop at the gate. There is parking for blue badges.",
                true,
                true,
                true,
                "Sam and two volunteers",
                true,
                List.of(new Rows.Hours(WEDNESDAY, 10 * HOUR, 12 * HOUR), new Rows.Hours(FRIDAY, 14 * HOUR, 16 * HOUR)));
        return new Made(
                Stream.of(Optional.of(club), day, job).flatMap(Optional::stream).toList(),
                List.of(when),
                Stream.of(
                                Optional.of(more(
                                        club,
                                        null,
                                        "",
                                        300L,
                                        List.of("step-free", "accessible-toilet", "quiet-space"),
                                        "It is not a course, and nobody is tested.")),
                                day.map(offer -> more(
                                        offer,
                                        7_000L,
                                        "",
                                        1_500L,
                                        List.of("accessible-vehicle"),
                                        "I don't give medicines.")),
                                job.map(offer -> more(
                                        offer,
                                        null,
                                        "One visit of about two hours, and a call a week later",
                                        null,
                                        List.of("large-print"),
                                        "The tablet itself is not in the price.")))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Rows.OfferMore more(
            Rows.Offer offer,
            @Nullable Long halfDayPence,
            String included,
            @Nullable Long costsUpToPence,
            List<String> accessibility,
            String notThis) {
        return new Rows.OfferMore(
                offer.id(),
                halfDayPence,
                included,
                offer.pricing().equals("day") ? 45 : null,
                costsUpToPence,
                accessibility,
                notThis);
    }

    private static Optional<Rows.Provider> first(
            List<Rows.Provider> providers, List<Rows.Offer> offers, String service) {
        return offers.stream()
                .filter(offer ->
                        offer.service().equals(service) && !offer.openTo().contains("employed"))
                .findFirst()
                .flatMap(offer -> providers.stream()
                        .filter(provider -> provider.id().equals(offer.providerId()))
                        .findFirst());
    }

    private static Rows.Offer offer(
            Rows.Provider provider,
            String key,
            String service,
            String title,
            String description,
            String pricing,
            @Nullable String engagement,
            long pence,
            List<Rows.Hours> hours) {
        String own = provider.kind().equals("personal-assistant") ? "self-employed" : "business";
        UUID id = Identifiers.of("offer", provider.id() + " " + key);
        return new Rows.Offer(
                id,
                provider.id(),
                service,
                title,
                description,
                pricing,
                List.of(engagement == null ? own : engagement),
                null,
                provider.easting(),
                provider.northing(),
                provider.district(),
                8047,
                HOUR,
                8 * HOUR,
                TWO_DAYS,
                Offers.USUAL_TERMS,
                Map.of("weekday", pence),
                hours);
    }
}
