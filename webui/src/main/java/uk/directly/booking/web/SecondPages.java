package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.Diary;
import uk.directly.booking.Homes;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.OfferItem;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SearchResult;
import uk.directly.offer.Searches;
import uk.directly.offer.Shortlists;
import uk.directly.offer.SoldBy;
import uk.directly.people.Actor;
import uk.directly.rate.Span;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** Writes the page on which a second person is chosen: whom one knows, whom one has saved, and who near is free then. */
@Component
class SecondPages {
    private static final int MOST_KNOWN = 20;
    private static final int MOST_NEAR = 10;

    private final Diary diary;
    private final Shortlists shortlists;
    private final Searches searches;
    private final Homes homes;

    SecondPages(Diary diary, Shortlists shortlists, Searches searches, Homes homes) {
        this.diary = diary;
        this.shortlists = shortlists;
        this.searches = searches;
        this.homes = homes;
    }

    /** Whether who comes comes to one person: of a session one books places, a job is done by whoever does it. */
    static boolean isForOne(BookableOffer offer) {
        return isForOne(offer.soldBy());
    }

    private static boolean isForOne(SoldBy soldBy) {
        return switch (soldBy) {
            case HOURLY, SLEEP_IN, DAY -> true;
            case SESSION, FIXED, ENQUIRY -> false;
        };
    }

    /** The page for a time that was chosen. */
    Mono<SecondPage> page(
            Actor actor, Viewer viewer, Screens.Basis basis, Trail trail, Span span, String chosen, FormErrors errors) {
        BookableOffer first = basis.offer();
        return Mono.zip(
                        diary.withEach(actor, MOST_KNOWN).collectList(),
                        shortlists.of(actor).collectList(),
                        near(actor, first, span))
                .flatMap(found -> {
                    Set<UUID> mine = new LinkedHashSet<>();
                    found.getT1().forEach(booking -> mine.add(booking.offerId()));
                    mine.addAll(found.getT2());
                    return Mono.zip(listed(actor, mine, null), listed(actor, mine, span))
                            .map(listed ->
                                    people(first, found.getT1(), listed.getT1(), ids(listed.getT2()), found.getT3()));
                })
                .map(people -> page(viewer, basis, trail, span, people, chosen, errors));
    }

    private static SecondPage page(
            Viewer viewer,
            Screens.Basis basis,
            Trail trail,
            Span span,
            List<Choice> people,
            String chosen,
            FormErrors errors) {
        Frame frame =
                Frame.of("Who else should come?", viewer).under("/find").withMoney(LeftToUse.line(basis.budgets()));
        return new SecondPage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.with((Trail.With) null).check().toString(),
                Purposes.visit(basis.offer(), span),
                basis.offer().seller().name(),
                people,
                chosen,
                trail.second(),
                Address.of("/find/results")
                        .with("service", basis.offer().service().slug())
                        .toString(),
                errors);
    }

    private Mono<List<OfferItem>> listed(Actor actor, Set<UUID> offers, @Nullable Span when) {
        return offers.isEmpty()
                ? Mono.just(List.of())
                : found(
                        SearchQuery.all(actor.councilId())
                                .withOffers(List.copyOf(offers))
                                .withWhen(when)
                                .seenBy(actor.forPersonId()),
                        Shortlists.MOST + MOST_KNOWN);
    }

    private Mono<List<OfferItem>> near(Actor actor, BookableOffer first, Span span) {
        return homes.postcode(actor)
                .flatMap(postcode -> found(
                        SearchQuery.all(actor.councilId())
                                .withService(first.service().slug())
                                .withPlace(postcode, SearchQuery.DEFAULT_MILES)
                                .withWhen(span)
                                .seenBy(actor.forPersonId()),
                        MOST_NEAR))
                .defaultIfEmpty(List.of());
    }

    private Mono<List<OfferItem>> found(SearchQuery query, int most) {
        return searches.search(query, null, most)
                .map(result -> result instanceof SearchResult.Found found ? found.items() : List.of());
    }

    private static Set<UUID> ids(List<OfferItem> items) {
        return items.stream().map(OfferItem::id).collect(Collectors.toSet());
    }

    /** Each once, in that order; never who comes already. */
    static List<Choice> people(
            BookableOffer first, List<Booking> known, List<OfferItem> listed, Set<UUID> free, List<OfferItem> near) {
        Set<UUID> seen = new HashSet<>(Set.of(first.id()));
        List<Choice> people = new ArrayList<>();
        Set<UUID> shown = ids(listed);
        Set<UUID> notForOne = Stream.concat(listed.stream(), near.stream())
                .filter(item -> !isForOne(item.soldBy()))
                .map(OfferItem::id)
                .collect(Collectors.toSet());
        seen.addAll(notForOne);
        for (Booking booking : known) {
            if (!booking.provider().id().equals(first.seller().id())
                    && booking.places() == 1
                    && !booking.lines().isEmpty()
                    && seen.add(booking.offerId())) {
                // Whom one has brought along stands in no search: whether they are free is seen next.
                String when = free.contains(booking.offerId())
                        ? " Free at that time."
                        : shown.contains(booking.offerId()) ? " Not free at that time." : "";
                people.add(new Choice(
                        booking.offerId().toString(),
                        booking.provider().name(),
                        "You have booked them: " + booking.title() + "." + when));
            }
        }
        for (OfferItem item : listed) {
            if (!item.provider().id().equals(first.seller().id()) && seen.add(item.id())) {
                people.add(choice(
                        item,
                        "On your list: ",
                        free.contains(item.id()) ? " Free at that time." : " Not free at that time."));
            }
        }
        for (OfferItem item : near) {
            if (!item.provider().id().equals(first.seller().id()) && seen.add(item.id())) {
                people.add(choice(item, "Near you: ", " Free at that time."));
            }
        }
        return List.copyOf(people);
    }

    private static Choice choice(OfferItem item, String where, String when) {
        return new Choice(item.id().toString(), item.provider().name(), where + item.title() + "." + when);
    }
}
