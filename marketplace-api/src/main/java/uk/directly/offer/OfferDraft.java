package uk.directly.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;
import uk.directly.register.ProviderKind;

/**
 * An offer by the hour as its provider writes it, finished or not. Empty texts, rates and hours are still to come; all else
 * begins with what most people choose.
 *
 * @param version that it was read with; 0: not kept yet
 * @param service slug of what is offered
 * @param openTo who is the boss; at least one
 * @param rates pence an hour by band
 * @param reachMiles how far they travel, 1 to 100
 * @param noticeMinutes how long before a visit it can still be booked
 */
public record OfferDraft(
        UUID id,
        int version,
        OfferState state,
        String service,
        String title,
        String description,
        List<Engagement> openTo,
        Rates rates,
        List<WeeklyHours> hours,
        int reachMiles,
        int shortestMinutes,
        int longestMinutes,
        int noticeMinutes,
        CancellationTerms cancellation) {
    private static final int REACH_MILES = 5;
    private static final int SHORTEST_MINUTES = 60;
    private static final int LONGEST_MINUTES = 480;
    private static final int NOTICE_MINUTES = 24 * 60;

    public OfferDraft {
        openTo = List.copyOf(openTo);
        hours = List.copyOf(hours);
    }

    /** A new one. */
    public static OfferDraft of(UUID id, String service, String title, ProviderKind kind) {
        return new OfferDraft(
                id,
                0,
                OfferState.DRAFT,
                service,
                title,
                "",
                List.of(kind == ProviderKind.PERSONAL_ASSISTANT ? Engagement.SELF_EMPLOYED : Engagement.BUSINESS),
                new Rates(Map.of()),
                List.of(),
                REACH_MILES,
                SHORTEST_MINUTES,
                LONGEST_MINUTES,
                NOTICE_MINUTES,
                CancellationTemplate.USUAL.terms());
    }

    /** What it can't be published without and doesn't have yet, in the order of its pages. */
    public List<Part> lacks() {
        List<Part> lacks = new ArrayList<>();
        if (title.isBlank()) {
            lacks.add(Part.TITLE);
        }
        if (description.isBlank()) {
            lacks.add(Part.DESCRIPTION);
        }
        if (rates.penceByBand().isEmpty()) {
            lacks.add(Part.PRICE);
        }
        if (hours.isEmpty()) {
            lacks.add(Part.TIMES);
        }
        return List.copyOf(lacks);
    }

    /** The same with another service and title. */
    public OfferDraft about(String otherService, String otherTitle) {
        return new OfferDraft(
                id,
                version,
                state,
                otherService,
                otherTitle,
                description,
                openTo,
                rates,
                hours,
                reachMiles,
                shortestMinutes,
                longestMinutes,
                noticeMinutes,
                cancellation);
    }

    /** The same in other words. */
    public OfferDraft saying(String words) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                words,
                openTo,
                rates,
                hours,
                reachMiles,
                shortestMinutes,
                longestMinutes,
                noticeMinutes,
                cancellation);
    }

    /** The same at other prices. */
    public OfferDraft at(Rates others) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                description,
                openTo,
                others,
                hours,
                reachMiles,
                shortestMinutes,
                longestMinutes,
                noticeMinutes,
                cancellation);
    }

    /** The same at other times of the week. */
    public OfferDraft open(List<WeeklyHours> others) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                description,
                openTo,
                rates,
                others,
                reachMiles,
                shortestMinutes,
                longestMinutes,
                noticeMinutes,
                cancellation);
    }

    /** The same on other terms. */
    public OfferDraft on(
            List<Engagement> bosses, int miles, int shortest, int longest, int notice, CancellationTerms cancelling) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                description,
                bosses,
                rates,
                hours,
                miles,
                shortest,
                longest,
                notice,
                cancelling);
    }

    /** What an offer can't be published without. */
    public enum Part {
        TITLE,
        DESCRIPTION,
        PRICE,
        TIMES
    }
}
