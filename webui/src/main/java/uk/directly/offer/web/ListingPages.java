package uk.directly.offer.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Place;
import uk.directly.offer.OfferService;
import uk.directly.offer.SearchQuery;
import uk.directly.register.Listing;
import uk.directly.register.RegisterQuery;

/** Writes entries of imported directories. */
final class ListingPages {
    private ListingPages() {}

    /** What to look for in the directories: the words, else the name of the service. */
    static RegisterQuery query(FindPages pages, SearchQuery query, @Nullable Place near) {
        String text = query.text() == null ? serviceName(pages, query) : query.text();
        return new RegisterQuery(
                query.councilId(), text, near == null ? null : near.point(), query.withinMiles(), null);
    }

    private static @Nullable String serviceName(FindPages pages, SearchQuery query) {
        return pages.services().stream()
                .filter(service -> service.slug().equals(query.service()))
                .map(OfferService::name)
                .findFirst()
                .orElse(null);
    }

    static ResultsPage.Listing listing(Listing listing) {
        String phone = listing.phone();
        String district = listing.district();
        return new ResultsPage.Listing(
                "/directory/" + listing.id(),
                listing.name(),
                capital(listing.kind()),
                district == null ? null : OfferWords.place(listing.distanceMiles(), district),
                phone,
                phone == null ? null : phone.replaceAll("[^+0-9]", ""),
                website(listing.website()));
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    /** Only an address that a browser opens as a page: what was imported is not to be trusted. */
    private static @Nullable String website(@Nullable String website) {
        if (website == null || website.isBlank()) {
            return null;
        }
        String address = website.strip();
        if (address.startsWith("http://") || address.startsWith("https://")) {
            return address;
        }
        return address.matches("[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(/\\S*)?") ? "https://" + address : null;
    }
}
