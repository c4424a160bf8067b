package uk.directly.booking.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.WeekOfMoney;
import uk.directly.offer.Accessibility;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.OfferDetails;
import uk.directly.offer.OfferPage;
import uk.directly.offer.Session;
import uk.directly.offer.SessionWords;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderEntry;
import uk.directly.register.ProviderKind;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * Writes screen 4.
 *
 * @param results where the person was found
 * @param moneyLine for the header
 * @param mayBook whether they can book, or may turn out to once they sign in
 * @param mayAsk whether they can write to them before booking, or may turn out to
 * @param mayHide whether it is somebody who can hide them from their own searches
 * @param week what it means for their money; null: not known
 */
record PersonPages(
        Viewer viewer,
        Address results,
        @Nullable String moneyLine,
        boolean mayBook,
        boolean mayAsk,
        boolean mayHide,
        @Nullable WeekOfMoney week,
        OfferPage found) {

    PersonPage page() {
        boolean bookable = mayBook && found.offer().soldBy() != SoldBy.ENQUIRY;
        return page(
                Frame.of(found.provider().name(), viewer).under("/find").withMoney(moneyLine),
                bookable ? "/book/" + found.offer().id() + "/time" : null,
                bookable ? null : instead(),
                found.offer().listed() ? "/providers/" + found.provider().id() : null,
                mayAsk ? contact() : null);
    }

    private PersonPage.Contact contact() {
        String offer = "/offers/" + found.offer().id();
        return new PersonPage.Contact(
                offer + "/ask", offer + "/meet", found.offer().service().personalCare());
    }

    /** The same for whose offer it is; nothing can be booked from there. */
    PersonPage preview() {
        return page(
                Frame.of(found.provider().name(), viewer).under("/my-page"),
                null,
                "This is how people see it. Only you see this page.",
                null,
                null);
    }

    private PersonPage page(
            Frame frame,
            @Nullable String choose,
            @Nullable String instead,
            @Nullable String entry,
            PersonPage.@Nullable Contact contact) {
        BookableOffer offer = found.offer();
        return new PersonPage(
                frame,
                results.toString(),
                offer.title(),
                kind(found.provider().kind()) + " in " + found.district(),
                paragraphs(),
                facts(),
                new PersonPrice(found, Whose.of(viewer)).table(),
                new PersonPrice(found, Whose.of(viewer)).notes(),
                EmployedWords.of(found),
                week == null ? List.of() : WeekWords.of(week, Whose.of(viewer)),
                cancelling(),
                found.provider().checks().stream().map(PersonPages::check).toList(),
                choose,
                instead,
                mayHide ? "/offers/" + offer.id() + "/hide" : null,
                entry,
                contact);
    }

    private List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>(List.of(found.description().split("\\n+", -1)));
        String about = found.provider().about();
        if (!about.isBlank() && !about.equals(found.description())) {
            paragraphs.addAll(List.of(about.split("\\n+", -1)));
        }
        paragraphs.removeIf(String::isBlank);
        return List.copyOf(paragraphs);
    }

    private List<SummaryRow> facts() {
        BookableOffer offer = found.offer();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("What", offer.service().name()));
        if (offer.isUnchecked()) {
            rows.add(SummaryRow.of("Checks", Screens.NOT_CHECKED));
        }
        rows.add(SummaryRow.of("Languages", String.join(", ", found.provider().languages())));
        if (!found.provider().skills().isEmpty()) {
            rows.add(SummaryRow.of(
                    "Skills",
                    VisitPages.capital(String.join(", ", found.provider().skills()))));
        }
        if (offer.soldBy().isByTheVisit()) {
            rows.add(SummaryRow.of(
                    "How long", "From " + length(offer.shortestMinutes()) + " to " + length(offer.longestMinutes())));
            if (offer.noticeMinutes() > 0) {
                rows.add(SummaryRow.of("Book", "At least " + length(offer.noticeMinutes()) + " before"));
            }
        }
        Session session = found.more().session();
        if (session == null) {
            rows.add(SummaryRow.of("Goes to", area()));
        } else {
            rows.add(new SummaryRow("When", SessionWords.when(session), null));
            rows.add(new SummaryRow("Where", SessionWords.where(session), null));
            rows.add(new SummaryRow("The session", SessionWords.goodToKnow(session), null));
        }
        rows.add(SummaryRow.of("Who is the boss", boss(offer)));
        rows.addAll(details());
        return rows;
    }

    private String area() {
        List<String> outcodes = found.more().outcodes();
        return outcodes.isEmpty()
                ? "Homes up to " + miles(found.reachMiles()) + " away"
                : "Homes in " + String.join(", ", outcodes);
    }

    private List<SummaryRow> details() {
        OfferDetails details = found.more().details();
        List<SummaryRow> rows = new ArrayList<>();
        if (details.workerGender() != null) {
            rows.add(SummaryRow.of("Who comes", details.workerGender().words()));
        }
        if (!details.accessibility().isEmpty()) {
            rows.add(new SummaryRow(
                    "Access",
                    details.accessibility().stream().map(Accessibility::words).toList(),
                    null));
        }
        if (!details.notThis().isBlank()) {
            rows.add(SummaryRow.of("What it is not", details.notThis()));
        }
        return rows;
    }

    private String boss(BookableOffer offer) {
        String name = found.provider().name();
        boolean employed = offer.openTo().contains(Engagement.EMPLOYED);
        boolean own = offer.openTo().size() > 1 || !employed;
        if (employed && own) {
            return "You can employ " + name + ", or they come as their own business";
        }
        if (employed) {
            return "You would employ " + name;
        }
        return found.provider().kind() == ProviderKind.PERSONAL_ASSISTANT
                ? name + " runs their own business"
                : "They are: you don’t employ anybody";
    }

    private List<String> cancelling() {
        List<String> words = new ArrayList<>(found.offer().cancellation().words());
        words.add(Whose.of(viewer)
                .either("If you go into hospital you pay nothing.", "If they go into hospital nothing is paid."));
        return words;
    }

    private String instead() {
        return mayBook
                ? "This is arranged person by person: somebody gets to know you first. To begin, ask a question or ask to"
                        + " meet."
                : "You can’t book here: that is for people with support money.";
    }

    static PersonPage.Check check(ProviderEntry.Check check) {
        String level = check.level();
        String when = "Checked on " + DateWords.date(check.checkedOn())
                + (check.expiresOn() == null
                        ? ""
                        : ". Valid until " + DateWords.date(Objects.requireNonNull(check.expiresOn())));
        return new PersonPage.Check(
                check.name().title() + (level == null ? "" : ", " + level),
                when,
                check.name().means(),
                check.name().doesNotMean());
    }

    static String kind(ProviderKind kind) {
        return switch (kind) {
            case PERSONAL_ASSISTANT -> "Personal assistant (PA)";
            case MICRO_PROVIDER -> "Small local business";
            case ORGANISATION -> "Organisation";
            case COMMUNITY -> "Community group";
            case ISF_BROKER -> "Runs funds for people";
        };
    }

    private static String length(int minutes) {
        return DateWords.length(Duration.ofMinutes(minutes));
    }

    private static String miles(double miles) {
        return (miles == Math.rint(miles) ? String.valueOf((long) miles) : String.valueOf(miles))
                + (miles == 1 ? " mile" : " miles");
    }
}
