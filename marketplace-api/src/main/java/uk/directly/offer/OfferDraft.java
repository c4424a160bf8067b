package uk.directly.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;
import uk.directly.register.ProviderKind;

/**
 * An offer as its provider writes it, finished or not. Empty texts, rates and hours are still to come; all else begins with
 * what most people choose.
 *
 * @param version that it was read with; 0: not kept yet
 * @param service slug of what is offered
 * @param openTo who is the boss; at least one
 * @param hours when it can be booked in a week; a session has its own times instead
 * @param exceptions days on which the week is not as usual
 * @param session of a group session
 */
public record OfferDraft(
        UUID id,
        int version,
        OfferState state,
        String service,
        String title,
        String description,
        List<Engagement> openTo,
        OfferPrice price,
        List<WeeklyHours> hours,
        List<HoursException> exceptions,
        VisitLimits visits,
        OfferArea area,
        CancellationTerms cancellation,
        OfferExtras extras,
        OfferDetails details,
        @Nullable Session session) {
    private static final int REACH_MILES = 5;

    public OfferDraft {
        openTo = List.copyOf(openTo);
        hours = List.copyOf(hours);
        exceptions = List.copyOf(exceptions);
        if ((session != null) != (price.soldBy() == SoldBy.SESSION)) {
            throw new IllegalArgumentException("A session is sold by the place, and nothing else is");
        }
        if (openTo.contains(Engagement.EMPLOYED) && !price.soldBy().isByTheVisit()) {
            throw new IllegalArgumentException("Only time is paid as wages");
        }
    }

    /** A new one, by the hour. */
    public static OfferDraft of(UUID id, String service, String title, ProviderKind kind) {
        return new OfferDraft(
                id,
                0,
                OfferState.DRAFT,
                service,
                title,
                "",
                List.of(kind == ProviderKind.PERSONAL_ASSISTANT ? Engagement.SELF_EMPLOYED : Engagement.BUSINESS),
                OfferPrice.hourly(new Rates(Map.of())),
                List.of(),
                List.of(),
                VisitLimits.USUAL,
                OfferArea.within(REACH_MILES),
                CancellationTemplate.USUAL.terms(),
                OfferExtras.NONE,
                OfferDetails.NONE,
                null);
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
        if (price.soldBy() == SoldBy.ENQUIRY) {
            return List.copyOf(lacks);
        }
        if (price.rates().penceByBand().isEmpty()) {
            lacks.add(Part.PRICE);
        }
        if (session == null && hours.isEmpty()) {
            lacks.add(Part.TIMES);
        }
        if (session != null && session.times().isEmpty()) {
            lacks.add(Part.DATES);
        }
        if (session != null && session.venue().isBlank()) {
            lacks.add(Part.VENUE);
        }
        return List.copyOf(lacks);
    }

    /** The rates of {@link #price}. */
    public Rates rates() {
        return price.rates();
    }

    /** Whether it can still be sold in another way: what is published is what people agreed to. */
    public boolean mayChangeKind() {
        return state == OfferState.DRAFT;
    }

    /** The same with another service and title. */
    public OfferDraft about(String otherService, String otherTitle) {
        return with(otherService, otherTitle, description, openTo, price, hours, visits, session);
    }

    /** The same in other words. */
    public OfferDraft saying(String words) {
        return with(service, title, words, openTo, price, hours, visits, session);
    }

    /** The same sold in another way, or as it is. Prices are another thing then; so are nights. */
    public OfferDraft soldAs(SoldBy soldBy, @Nullable Band wholeBand) {
        if (price.soldBy() == soldBy && price.wholeBand() == wholeBand) {
            return this;
        }
        return with(
                service,
                title,
                description,
                soldBy.isByTheVisit() ? openTo : withoutEmployed(),
                OfferPrice.of(soldBy, wholeBand),
                soldBy == SoldBy.SESSION || soldBy == SoldBy.ENQUIRY ? List.of() : hours,
                wholeBand == null ? VisitLimits.USUAL : VisitLimits.USUAL_NIGHT,
                soldBy == SoldBy.SESSION ? Session.empty() : null);
    }

    /** Only time is paid as wages: whoever sells a place, a day or a job is in business. */
    private List<Engagement> withoutEmployed() {
        return openTo.equals(List.of(Engagement.EMPLOYED))
                ? List.of(Engagement.SELF_EMPLOYED)
                : openTo.stream().filter(open -> open != Engagement.EMPLOYED).toList();
    }

    /** The same at another price, sold in the same way. */
    public OfferDraft at(OfferPrice other) {
        return with(service, title, description, openTo, other, hours, visits, session);
    }

    /** The same at other prices. */
    public OfferDraft at(Rates others) {
        return at(price.at(others));
    }

    /** The same at other times of the week. */
    public OfferDraft open(List<WeeklyHours> others) {
        return with(service, title, description, openTo, price, others, visits, session);
    }

    /** The same with other days away and open besides. */
    public OfferDraft excepting(List<HoursException> others) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                description,
                openTo,
                price,
                hours,
                others,
                visits,
                area,
                cancellation,
                extras,
                details,
                session);
    }

    /** The same with other limits of visits. */
    public OfferDraft within(VisitLimits limits) {
        return with(service, title, description, openTo, price, hours, limits, session);
    }

    /** The same session otherwise. */
    public OfferDraft holding(Session other) {
        return with(service, title, description, openTo, price, hours, visits, other);
    }

    /** The same on other terms. */
    public OfferDraft on(List<Engagement> bosses, VisitLimits limits, CancellationTerms cancelling) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                description,
                bosses,
                price,
                hours,
                exceptions,
                limits,
                area,
                cancelling,
                extras,
                details,
                session);
    }

    /** The same for another area. */
    public OfferDraft reaching(OfferArea other) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                description,
                openTo,
                price,
                hours,
                exceptions,
                visits,
                other,
                cancellation,
                extras,
                details,
                session);
    }

    /** The same with other extras. */
    public OfferDraft adding(OfferExtras others) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                description,
                openTo,
                price,
                hours,
                exceptions,
                visits,
                area,
                cancellation,
                others,
                details,
                session);
    }

    /** The same with other details. */
    public OfferDraft telling(OfferDetails others) {
        return new OfferDraft(
                id,
                version,
                state,
                service,
                title,
                description,
                openTo,
                price,
                hours,
                exceptions,
                visits,
                area,
                cancellation,
                extras,
                others,
                session);
    }

    private OfferDraft with(
            String newService,
            String newTitle,
            String words,
            List<Engagement> bosses,
            OfferPrice newPrice,
            List<WeeklyHours> newHours,
            VisitLimits limits,
            @Nullable Session newSession) {
        return new OfferDraft(
                id,
                version,
                state,
                newService,
                newTitle,
                words,
                bosses,
                newPrice,
                newHours,
                exceptions,
                limits,
                area,
                cancellation,
                extras,
                details,
                newSession);
    }

    /** What an offer can't be published without. */
    public enum Part {
        TITLE,
        DESCRIPTION,
        PRICE,
        TIMES,
        DATES,
        VENUE
    }
}
