package uk.directly.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.referral.model.GridReference;
import uk.directly.referral.model.PublicText;
import uk.directly.register.CheckName;

/** A row of the feed's questions; without an id it only says how many there are. */
record FeedRow(
        long total,
        @Nullable UUID id,
        @Nullable Boolean listed,
        @Nullable String name,
        @Nullable String description,
        @Nullable UUID organisationId,
        @Nullable String organisation,
        @Nullable String organisationAbout,
        @Nullable String kind,
        @Nullable LocalDate accreditedOn,
        @Nullable String source,
        @Nullable String placeName,
        @Nullable String outcode,
        @Nullable Integer easting,
        @Nullable Integer northing,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String town,
        @Nullable String website,
        @Nullable String services,
        @Nullable String pricing,
        @Nullable Boolean pay,
        @Nullable Integer reachMetres,
        @Nullable String languages,
        @Nullable String rates,
        @Nullable String hours,
        @Nullable String checks,
        @Nullable Integer minimumAge,
        @Nullable Integer maximumAge,
        @Nullable Instant changedAt) {

    boolean isThere() {
        return id != null;
    }

    FeedEntry entry(JsonMapper json) {
        boolean ofADirectory = Boolean.TRUE.equals(listed);
        return new FeedEntry(
                Objects.requireNonNull(id),
                said(name),
                said(description),
                ofADirectory ? null : accredited(json),
                source,
                new FeedEntry.Organisation(
                        Objects.requireNonNull(organisationId),
                        String.valueOf(organisation),
                        ofADirectory || said(organisationAbout).isBlank()
                                ? String.valueOf(kind)
                                : said(organisationAbout)),
                place(),
                website,
                List.of(json.readValue(services, FeedEntry.Term[].class)),
                pricing == null
                        ? null
                        : new FeedEntry.Price(
                                pricing,
                                Boolean.TRUE.equals(pay),
                                List.of(json.readValue(rates, FeedEntry.Rate[].class))),
                List.of(json.readValue(hours, FeedEntry.Hours[].class)),
                List.of(json.readValue(languages, String[].class)),
                reachMetres,
                minimumAge,
                maximumAge,
                changedAt);
    }

    /** A provider's own words are looked through; what a directory says of a place is public as it is. */
    private String said(@Nullable String text) {
        String words = text == null ? "" : text;
        return Boolean.TRUE.equals(listed) ? words : PublicText.of(words);
    }

    private FeedEntry.Accredited accredited(JsonMapper json) {
        return new FeedEntry.Accredited(
                Objects.requireNonNull(accreditedOn),
                Stream.of(json.readValue(checks, Checked[].class))
                        .sorted(Comparator.comparing(Checked::name))
                        .map(each -> new FeedEntry.Check(each.words(), each.on()))
                        .toList());
    }

    private FeedEntry.Place place() {
        GridReference.Degrees degrees =
                easting == null || northing == null ? null : new GridReference(easting, northing).degrees();
        boolean hasAddress = address != null && postcode != null && postcode.contains(" ");
        return new FeedEntry.Place(
                placeName,
                outcode == null || outcode.isBlank() ? null : outcode,
                degrees == null ? null : degrees.latitude(),
                degrees == null ? null : degrees.longitude(),
                hasAddress
                        ? new FeedEntry.Address(
                                Objects.requireNonNull(address),
                                Objects.requireNonNull(postcode),
                                town == null ? "" : town)
                        : null);
    }

    private record Checked(CheckName name, @Nullable String level, LocalDate on) {
        String words() {
            return level == null ? name.title() : name.title() + ", " + level;
        }
    }
}
