package uk.directly.referral.rest;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.directly.council.Council;
import uk.directly.money.Pence;
import uk.directly.referral.FeedEntry;
import uk.directly.referral.FeedSettings;
import uk.directly.referral.rest.OpenReferralJson.Service;

/** Writes entries as Open Referral UK has them. Ids follow from ours, so that they are the same tomorrow. */
@Component
class OpenReferralWriter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final double METRES_PER_MILE = 1609.344;
    private static final int MINUTES = 60;
    private static final int LAST_MINUTE = 1439;

    private final FeedSettings settings;

    OpenReferralWriter(FeedSettings settings) {
        this.settings = settings;
    }

    /** With only what there is one of. */
    Service brief(Council council, FeedEntry entry) {
        return service(council, entry, null);
    }

    /** With all that is known. */
    Service whole(Council council, FeedEntry entry) {
        return service(council, entry, atLocation(entry));
    }

    private OpenReferralJson.AtLocation atLocation(FeedEntry entry) {
        OpenReferralJson.Location location = location(entry, true);
        return new OpenReferralJson.AtLocation(entry.id(), entry.id(), location.id(), location, null, null, null);
    }

    OpenReferralJson.AtLocation briefPlace(Council council, FeedEntry entry) {
        OpenReferralJson.Location location = location(entry, false);
        return new OpenReferralJson.AtLocation(
                entry.id(), entry.id(), location.id(), location, brief(council, entry), null, null);
    }

    /** The OpenAPI document says that this is a service, so it has a service's name and state besides. */
    OpenReferralJson.AtLocation wholePlace(Council council, FeedEntry entry) {
        OpenReferralJson.Location location = location(entry, true);
        return new OpenReferralJson.AtLocation(
                entry.id(),
                entry.id(),
                location.id(),
                location,
                service(council, entry, null, true),
                entry.name(),
                "active");
    }

    private Service service(Council council, FeedEntry entry, OpenReferralJson.@Nullable AtLocation place) {
        return service(council, entry, place, place != null);
    }

    private Service service(
            Council council, FeedEntry entry, OpenReferralJson.@Nullable AtLocation place, boolean whole) {
        FeedEntry.Accredited accredited = entry.accredited();
        return new Service(
                entry.id(),
                entry.organisation().id(),
                entry.name(),
                accredited == null ? notAccredited(council, entry) : entry.description(),
                url(entry),
                "active",
                fees(entry.price()),
                accredited == null ? null : checked(council, accredited),
                entry.minimumAge(),
                entry.maximumAge(),
                accredited == null ? null : accredited.since().toString(),
                entry.changedAt() == null ? null : entry.changedAt().toString(),
                whole ? schedules(entry) : null,
                whole ? areas(entry) : null,
                place == null ? null : List.of(place),
                whole
                        ? entry.languages().stream()
                                .map(each ->
                                        new OpenReferralJson.Language(id(entry, "language", each), entry.id(), each))
                                .toList()
                        : null,
                new OpenReferralJson.Organization(
                        entry.organisation().id(),
                        entry.organisation().name(),
                        entry.organisation().description(),
                        accredited == null
                                ? address(entry.website())
                                : settings.link(
                                        "/providers/" + entry.organisation().id())),
                whole ? costs(entry) : null,
                whole
                        ? entry.services().stream()
                                .map(each -> attribute(entry, each))
                                .toList()
                        : null);
    }

    private static String notAccredited(Council council, FeedEntry entry) {
        return ("Not accredited: " + council.name() + " has not checked this entry. It comes from the directory of "
                        + entry.source() + ". " + entry.description())
                .strip();
    }

    private static String checked(Council council, FeedEntry.Accredited accredited) {
        return "On the register of " + council.name() + " since " + DAY.format(accredited.since()) + "."
                + (accredited.checks().isEmpty()
                        ? ""
                        : " Checked: "
                                + accredited.checks().stream()
                                        .map(check -> check.title() + " (" + DAY.format(check.on()) + ")")
                                        .collect(Collectors.joining("; "))
                                + ".");
    }

    private String url(FeedEntry entry) {
        return settings.link((entry.accredited() == null ? "/directory/" : "/offers/") + entry.id());
    }

    /** Of what was imported: only what is a whole web address. */
    private static @Nullable String address(@Nullable String website) {
        if (website == null || !website.matches("(?i)https?://.+")) {
            return null;
        }
        try {
            return new URI(website).toASCIIString();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable String fees(FeedEntry.@Nullable Price price) {
        if (price == null) {
            return null;
        }
        if (price.rates().isEmpty()) {
            return "Ask for the price.";
        }
        return price.rates().stream()
                        .map(rate -> Pence.of(rate.pence()).text() + " " + per(price, rate) + " (" + band(rate) + ")")
                        .collect(Collectors.joining(", "))
                + (price.pay() ? ". This is pay: whoever employs them has costs on top of it." : ".");
    }

    private static String per(FeedEntry.Price price, FeedEntry.Rate rate) {
        if (rate.band().equals("sleep-in")) {
            return "a night";
        }
        return switch (price.pricing()) {
            case "session" -> "a session";
            case "day" -> "a day";
            case "fixed", "enquiry" -> "in all";
            case "sleep-in" -> "a night";
            default -> "an hour";
        };
    }

    private static String band(FeedEntry.Rate rate) {
        return switch (rate.band()) {
            case "weekday" -> "weekdays";
            case "evening" -> "evenings and nights";
            case "saturday" -> "Saturdays";
            case "sunday" -> "Sundays";
            case "bank-holiday" -> "bank holidays";
            case "waking-night" -> "awake all night";
            default -> "asleep in the house";
        };
    }

    private static List<OpenReferralJson.Cost> costs(FeedEntry entry) {
        FeedEntry.Price price = entry.price();
        return price == null
                ? List.of()
                : price.rates().stream()
                        .map(rate -> new OpenReferralJson.Cost(
                                id(entry, "cost", rate.band()),
                                entry.id(),
                                band(rate),
                                BigDecimal.valueOf(rate.pence(), 2),
                                price.pay() ? "pay " + per(price, rate) : per(price, rate)))
                        .toList();
    }

    /** Days with the same hours are one line. */
    private static List<OpenReferralJson.Schedule> schedules(FeedEntry entry) {
        Map<String, List<String>> daysByHours = new LinkedHashMap<>();
        for (FeedEntry.Hours hours : entry.hours()) {
            daysByHours
                    .computeIfAbsent(time(hours.from()) + " " + time(hours.to()), same -> new ArrayList<>())
                    .add(DAYS.get(hours.weekday() - 1));
        }
        List<OpenReferralJson.Schedule> schedules = new ArrayList<>();
        daysByHours.forEach((hours, days) -> schedules.add(new OpenReferralJson.Schedule(
                id(entry, "schedule", hours),
                entry.id(),
                "WEEKLY",
                String.join(",", days),
                hours.substring(0, 5),
                hours.substring(6))));
        return schedules;
    }

    private static String time(int minute) {
        int shown = Math.min(minute, LAST_MINUTE);
        return String.format(Locale.ROOT, "%02d:%02d", shown / MINUTES, shown % MINUTES);
    }

    private static List<OpenReferralJson.Area> areas(FeedEntry entry) {
        Integer metres = entry.reachMetres();
        if (metres == null) {
            return List.of();
        }
        long miles = Math.max(1, Math.round(metres / METRES_PER_MILE));
        return List.of(new OpenReferralJson.Area(
                id(entry, "area", ""),
                entry.id(),
                "Homes up to " + miles + (miles == 1 ? " mile" : " miles") + " from "
                        + (entry.place().name() == null
                                ? "there"
                                : entry.place().name())));
    }

    private static OpenReferralJson.Location location(FeedEntry entry, boolean whole) {
        FeedEntry.Place place = entry.place();
        FeedEntry.Address address = place.address();
        UUID id = address != null
                ? entry.id()
                : named("location:" + (place.outcode() == null ? "nowhere" : place.outcode()));
        return new OpenReferralJson.Location(
                id,
                "physical",
                address == null ? place.name() : entry.name(),
                address == null && place.outcode() != null ? "Somewhere in " + place.outcode() + "." : null,
                place.latitude(),
                place.longitude(),
                whole && address != null ? List.of(address(entry, id, address)) : null);
    }

    /** The profile wants town and county of each address; a directory gives lines, whose last is mostly the town. */
    private static OpenReferralJson.Address address(FeedEntry entry, UUID location, FeedEntry.Address address) {
        int comma = address.lines().lastIndexOf(',');
        String last = comma < 0 ? "" : address.lines().substring(comma + 1).strip();
        String city = last.isEmpty() ? address.town() : last;
        return new OpenReferralJson.Address(
                id(entry, "address", ""),
                location,
                last.isEmpty() ? address.lines() : address.lines().substring(0, comma),
                city,
                address.town().isEmpty() ? city : address.town(),
                address.postcode(),
                "GB",
                "physical");
    }

    private OpenReferralJson.Attribute attribute(FeedEntry entry, FeedEntry.Term term) {
        return new OpenReferralJson.Attribute(
                id(entry, "attribute", term.slug()), entry.id(), term.id(), "service", term(term));
    }

    OpenReferralJson.Term term(FeedEntry.Term term) {
        return new OpenReferralJson.Term(
                term.id(),
                term.name(),
                "A kind of support: " + term.name() + ".",
                term.parentId(),
                Taxonomies.NAME,
                Taxonomies.ID,
                settings.link("/find/results?service=" + term.slug()),
                term.slug());
    }

    OpenReferralJson.Taxonomy taxonomy(@Nullable List<FeedEntry.Term> terms) {
        return new OpenReferralJson.Taxonomy(
                Taxonomies.ID,
                Taxonomies.NAME,
                "What people with support money look for: the kinds of support that Directly knows.",
                settings.link("/find"),
                "1",
                terms == null ? null : terms.stream().map(this::term).toList());
    }

    /** The one list of kinds. */
    static final class Taxonomies {
        static final String NAME = "Directly: kinds of support";
        static final UUID ID = named("taxonomy:services");

        private Taxonomies() {}
    }

    private static UUID id(FeedEntry entry, String what, String which) {
        return named(what + ":" + entry.id() + ":" + which);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
