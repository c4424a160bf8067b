package uk.directly.offer.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Place;
import uk.directly.offer.Facet;
import uk.directly.offer.Loosening;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferService;
import uk.directly.offer.Searches;
import uk.directly.rate.Span;
import uk.directly.register.Listing;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Viewer;

/**
 * Writes the three screens on which support is found.
 *
 * @param services the taxonomy
 */
record FindPages(Viewer viewer, Wanted wanted, List<OfferService> services, LocalDate today) {
    /** So many offers stand on one page. */
    static final int OFFERS = 10;

    /** So many listings stand below them. */
    static final int LISTINGS = 3;

    /** Screen 1. */
    WhatPage what() {
        return new WhatPage(
                frame("What would you like help with?", FormErrors.NONE),
                services.stream()
                        .filter(service -> service.parent() == null)
                        .map(service -> new WhatPage.Service(
                                service.slug(),
                                service.name(),
                                wanted.on("/find/where")
                                        .without(Wanted.TEXT)
                                        .with(Wanted.SERVICE, service.slug())
                                        .toString()))
                        .toList(),
                wanted.on("/find/where").without(Wanted.TEXT).without(Wanted.SERVICE),
                wanted.answer(Wanted.TEXT),
                wanted.on("/find/where")
                        .without(Wanted.TEXT)
                        .without(Wanted.SERVICE)
                        .toString());
    }

    /** Screen 2. */
    WherePage where(String keptNear, FormErrors errors) {
        String near = wanted.answer(Wanted.NEAR);
        return new WherePage(
                frame("Where and when?", errors),
                wanted.on("/find").toString(),
                what(wanted),
                wanted.on("/find/results")
                        .without(Wanted.NEAR)
                        .without(Wanted.WITHIN)
                        .without(Wanted.WHEN)
                        .without("date-day")
                        .without("date-month")
                        .without("date-year")
                        .without(Wanted.PART),
                near.isEmpty() ? keptNear : near,
                Filters.distances(wanted),
                OfferWords.number(wanted.miles()),
                When.choices(),
                wanted.answer(Wanted.WHEN),
                wanted.date(),
                When.Part.choices(),
                wanted.answer(Wanted.PART),
                errors);
    }

    /** Screen 3. */
    ResultsPage results(
            @Nullable Place near,
            List<OfferItem> items,
            long count,
            List<Loosening> looser,
            List<Listing> listings,
            List<Facet> facets,
            FormErrors errors) {
        List<OfferItem> here = items.size() > OFFERS ? items.subList(0, OFFERS) : items;
        return new ResultsPage(
                frame("People and places that can help", errors),
                wanted.on("/find/where").toString(),
                summary(near),
                count(count),
                note(),
                here.stream().map(this::offer).toList(),
                items.size() > OFFERS ? after(here.getLast()) : null,
                looser.stream().map(this::loosen).toList(),
                listings.stream().limit(LISTINGS).map(ListingPages::listing).toList(),
                listings.size() > LISTINGS
                        ? new Link(
                                "See more that the council has not checked",
                                wanted.on("/find/listings").toString())
                        : null,
                Filters.of(wanted, services, facets),
                errors);
    }

    private ResultsPage.Offer offer(OfferItem item) {
        return new ResultsPage.Offer(
                item.provider().name(),
                item.title(),
                OfferWords.kind(item.provider().kind()),
                OfferWords.place(item.distanceMiles(), item.district()),
                OfferWords.price(item),
                OfferWords.council(item),
                OfferWords.fits(item),
                "Checked by the council on " + DateWords.date(item.provider().accreditedOn()),
                wanted.on("/offers/" + item.id()).toString());
    }

    private String after(OfferItem last) {
        OfferItem.Position position = last.position();
        return wanted.on("/find/results")
                .with("after", position.first() + "_" + position.second() + "_" + position.id())
                .toString();
    }

    private Link loosen(Loosening looser) {
        String brings = looser.count() >= Searches.COUNTED_AT_MOST
                ? "more than " + (Searches.COUNTED_AT_MOST - 1)
                : String.valueOf(looser.count());
        String words = switch (looser.filter()) {
            case TEXT -> "Leave out the words “" + wanted.answer(Wanted.TEXT) + "”";
            case SERVICE -> "Look for anything, not only " + serviceName();
            case PLACE -> "Look up to " + OfferWords.number(looser.query().withinMiles()) + " miles away";
            case WHEN -> "Look at any time";
            case KIND -> "Look for anyone";
            case ENGAGEMENT -> "Leave open who is the boss";
            case MAX_RATE -> "Look at any price";
            case LANGUAGE -> "Look in any language";
            case GENDER -> "Leave open whether a woman or a man comes";
            case ACCESSIBILITY -> "Leave out what the place has to have";
            case SKILL -> "Leave out the skill “" + wanted.answer(Wanted.SKILL) + "”";
        };
        return new Link(words + ": " + brings, loosened(looser).toString());
    }

    private Address loosened(Loosening looser) {
        Address here = wanted.on("/find/results");
        return switch (looser.filter()) {
            case TEXT -> here.without(Wanted.TEXT);
            case SERVICE -> here.without(Wanted.SERVICE);
            case PLACE ->
                here.with(Wanted.WITHIN, OfferWords.number(looser.query().withinMiles()));
            case WHEN -> here.without(Wanted.WHEN);
            case KIND -> here.without(Wanted.KIND);
            case ENGAGEMENT -> here.without(Wanted.ENGAGEMENT);
            case MAX_RATE -> here.without(Wanted.MOST);
            case LANGUAGE -> here.without(Wanted.LANGUAGE);
            case SKILL -> here.without(Wanted.SKILL);
            case GENDER -> here.without(Wanted.GENDER);
            case ACCESSIBILITY -> here.without(Wanted.ACCESSIBILITY);
        };
    }

    String summary(@Nullable Place near) {
        return what(wanted)
                + (near == null
                        ? ""
                        : " within " + OfferWords.number(wanted.miles())
                                + (wanted.miles() == 1 ? " mile of " : " miles of ") + near.name());
    }

    private String what(Wanted from) {
        String text = from.answer(Wanted.TEXT);
        boolean any = from.answer(Wanted.SERVICE).isEmpty();
        if (text.isEmpty()) {
            return any ? "Any kind of support" : serviceName();
        }
        return any ? "“" + text + "”" : serviceName() + ", “" + text + "”";
    }

    private String serviceName() {
        String slug = wanted.answer(Wanted.SERVICE);
        return services.stream()
                .filter(service -> service.slug().equals(slug))
                .map(OfferService::name)
                .findFirst()
                .orElse("this kind of support");
    }

    private @Nullable String note() {
        Span span = wanted.span(today);
        if (span == null) {
            return null;
        }
        String time = DateWords.visit(span.start(), span.end());
        return wanted.when() == When.DATE
                ? "Each of them is free on " + time + "."
                : "Each of them is free at one such time: " + time + ". Other times may be free too.";
    }

    private static String count(long count) {
        if (count >= Searches.COUNTED_AT_MOST) {
            return "More than " + (Searches.COUNTED_AT_MOST - 1) + " can help.";
        }
        return count == 0 ? "Nobody that we know of." : count + " can help.";
    }

    private Frame frame(String title, FormErrors errors) {
        Frame frame = Frame.of(title, viewer).under("/find");
        return errors.isEmpty() ? frame : frame.withError();
    }
}
