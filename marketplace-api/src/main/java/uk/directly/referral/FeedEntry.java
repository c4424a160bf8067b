package uk.directly.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service of the feed: an offer of an accredited provider, or an entry of a directory that nobody here has checked. It
 * holds nothing that is not for everybody: of a provider no postcode, no point but the middle of the outcode, no phone.
 *
 * @param accredited what the council has checked; null: an entry of a directory
 * @param source whose directory it is from; null: an offer
 * @param organisation who gives it
 * @param place where, roughly
 * @param services kinds of support
 * @param price how it is sold; null: nobody says
 * @param hours when it is there, in local time
 * @param reachMetres how far they travel; null: nobody says
 * @param changedAt when it was last changed, where that is known
 */
public record FeedEntry(
        UUID id,
        String name,
        String description,
        @Nullable Accredited accredited,
        @Nullable String source,
        Organisation organisation,
        Place place,
        @Nullable String website,
        List<Term> services,
        @Nullable Price price,
        List<Hours> hours,
        List<String> languages,
        @Nullable Integer reachMetres,
        @Nullable Integer minimumAge,
        @Nullable Integer maximumAge,
        @Nullable Instant changedAt) {
    public FeedEntry {
        services = List.copyOf(services);
        hours = List.copyOf(hours);
        languages = List.copyOf(languages);
    }

    /** What the council has checked, and since when it stands on its register. */
    public record Accredited(LocalDate since, List<Check> checks) {}

    /** One check, in words: "Criminal record (DBS), enhanced". */
    public record Check(String title, LocalDate on) {}

    /** Who gives it. */
    public record Organisation(UUID id, String name, String description) {}

    /**
     * Where it is. Two entries of one outcode have the same place, unless theirs is public.
     *
     * @param name "Sale, M33"
     * @param address of what is public, such as a care home; null: the middle of an outcode
     */
    public record Place(
            @Nullable String name,
            @Nullable String outcode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Address address) {}

    /** A public address. */
    public record Address(String lines, String postcode, String town) {}

    /** A kind of support. */
    public record Term(
            UUID id, String slug, String name, @Nullable UUID parentId) {}

    /**
     * How it is sold.
     *
     * @param pay whether the rates are the pay of somebody who is employed
     */
    public record Price(String pricing, boolean pay, List<Rate> rates) {}

    /** Pence an hour, a night, a session. */
    public record Rate(String band, long pence) {}

    /** A day of the week, 1 is Monday, and minutes of the day. */
    public record Hours(int weekday, int from, int to) {}
}
