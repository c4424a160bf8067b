package uk.directly.offer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Place;
import uk.directly.offer.Loosening;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferService;
import uk.directly.offer.Searches;
import uk.directly.offer.Shortlists;
import uk.directly.rate.Span;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * Writes the three screens on which support is found.
 *
 * @param services the taxonomy
 */
record FindPages(Viewer viewer, Wanted wanted, List<OfferService> services) {
    static final String RESULTS = "/find/results";
    static final String SHORTLIST = "/find/shortlist";

    /** So many offers stand on one page. */
    static final int OFFERS = 10;

    /** So many listings stand below them. */
    static final int LISTINGS = 3;

    /** Screen 1. */
    WhatPage what(Keeping keeping) {
        return new WhatPage(
                frame("What would you like help with?", FormErrors.NONE),
                keeping.list(Whose.of(viewer)),
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
                wanted.on(RESULTS)
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
    ResultsPage results(Findings found, Keeping keeping) {
        List<OfferItem> items = found.items();
        List<OfferItem> here = items.size() > OFFERS ? items.subList(0, OFFERS) : items;
        OfferLines lines = new OfferLines(RESULTS, keeping, found.usualMinutes());
        return new ResultsPage(
                frame("People and places that can help", found.errors()),
                wanted.on("/find/where").toString(),
                summary(found.near()),
                count(found.summary().count()),
                note(),
                here.stream().map(lines::line).toList(),
                items.size() > OFFERS ? after(here.getLast()) : null,
                keeping.list(Whose.of(viewer)),
                FoundMap.of(found.wards(), found.summary(), found.near(), wanted),
                found.looser().stream().map(this::loosen).toList(),
                found.listings().stream()
                        .limit(LISTINGS)
                        .map(ListingPages::listing)
                        .toList(),
                found.listings().size() > LISTINGS
                        ? new Link(
                                "See more that the council has not checked",
                                wanted.on("/find/listings").toString())
                        : null,
                Filters.of(wanted, services, found.summary().facets()),
                found.errors());
    }

    /** What is kept in mind. */
    ShortlistPage shortlist(List<OfferItem> items, Keeping keeping, Map<String, Long> usualMinutes, String site) {
        OfferLines lines = new OfferLines(SHORTLIST, keeping, usualMinutes);
        List<UUID> shown = wanted.kept().isEmpty() ? keeping.kept() : wanted.kept();
        return new ShortlistPage(
                frame(Whose.of(viewer).say("Your shortlist"), FormErrors.NONE),
                wanted.on(RESULTS).toString(),
                items.stream().map(lines::line).toList(),
                notes(shown.size() - items.size()),
                site + new Wanted(Map.of()).keeping(shown).on(SHORTLIST),
                keeping.saved() != null && !keeping.saved().containsAll(wanted.kept())
                        ? wanted.on(SHORTLIST + "/save").with("at", SHORTLIST).toString()
                        : null,
                wanted.kept().stream().map(UUID::toString).toList());
    }

    private List<String> notes(int gone) {
        List<String> notes = new ArrayList<>();
        if (wanted.shortlistIsFull()) {
            notes.add(Whose.of(viewer).say("Your shortlist is full: it can have ") + Shortlists.MOST
                    + ". Take one off it before you save another.");
        }
        if (gone > 0) {
            notes.add(
                    gone == 1
                            ? "One that was on it can’t be found here any more."
                            : gone + " that were on it can’t be found here any more.");
        }
        return notes;
    }

    private String after(OfferItem last) {
        OfferItem.Position position = last.position();
        return wanted.on(RESULTS)
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
        Address here = wanted.on(RESULTS);
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
        When when = wanted.when();
        Span span = wanted.span();
        if (span != null) {
            return "Each of them is free on " + DateWords.visit(span.start(), span.end()) + ".";
        }
        return when == null || when == When.DATE ? null : when.promise();
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
