package uk.directly.referral.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.directly.register.Listing;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * An entry of an imported directory, which nobody at the council has checked.
 *
 * @param description as the directory has it, a paragraph each
 * @param facts what it is, and where
 * @param dial the phone number for a link; null: there is none
 * @param website to look at; null: there is none
 * @param claim where its owner goes on
 */
public record ListingPage(
        Frame frame,
        List<String> description,
        List<SummaryRow> facts,
        @Nullable String phone,
        @Nullable String dial,
        @Nullable String website,
        String source,
        String claim)
        implements Page {
    static ListingPage of(Viewer viewer, Listing listing) {
        String phone = listing.phone();
        return new ListingPage(
                Frame.of(listing.name(), viewer).under("/find"),
                listing.description().lines().filter(line -> !line.isBlank()).toList(),
                facts(listing),
                phone,
                phone == null ? null : phone.replaceAll("[^+0-9]", ""),
                website(listing.website()),
                listing.source(),
                "/join?listing=" + listing.id());
    }

    private static List<SummaryRow> facts(Listing listing) {
        List<SummaryRow> rows = new ArrayList<>();
        String kind = listing.kind().replace('-', ' ');
        if (!kind.isBlank()) {
            rows.add(SummaryRow.of("What", kind.substring(0, 1).toUpperCase(Locale.UK) + kind.substring(1)));
        }
        String address = listing.address();
        if (address != null) {
            rows.add(
                    SummaryRow.of("Where", listing.postcode() == null ? address : address + ", " + listing.postcode()));
        } else if (listing.district() != null) {
            rows.add(SummaryRow.of("Where", listing.district()));
        }
        return List.copyOf(rows);
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

    @Override
    public String template() {
        return "referral/listing";
    }
}
