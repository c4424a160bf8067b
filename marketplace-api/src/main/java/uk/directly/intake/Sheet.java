package uk.directly.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files in which somebody comes from the old system. Rows that belong together have the same case reference. */
public enum Sheet {
    /** An award and its balance in each row. */
    AWARDS(
            Column.needed("caseReference", "The council’s own number for the person"),
            Column.needed("givenName", "First name, as they like to be called"),
            Column.of("familyName", "Family name"),
            Column.of("born", "Date of birth, needed for somebody new: 1958-03-27 or 27/3/1958"),
            Column.of("email", "Kept for you; Directly doesn’t write to it"),
            Column.of("phone", "Kept for you"),
            Column.of("address", "Home address without the postcode"),
            Column.of("postcode", "Needed with an address"),
            Column.needed("kind", "direct-payment, carer-direct-payment, one-off-direct-payment or isf"),
            Column.needed("from", "First day of the award"),
            Column.of("to", "Last day; empty if it is open"),
            Column.needed("weekly", "What was agreed a week, in pounds; of a one-off payment the whole of it"),
            Column.of("netOrGross", "net or gross; empty is net"),
            Column.of("contribution", "The person’s assessed share a week; empty is none"),
            Column.of("cycle", "weekly, fortnightly, four-weekly or yearly; empty for a one-off payment"),
            Column.of("reviewBand", "light, standard or close; empty is standard"),
            Column.of("hoursAWeek", "Hours of support in the plan: 17.5 or 17:30"),
            Column.of("moneyRoute", "own-bank, card-account, supported, isf or council-arranged; empty: they choose"),
            Column.of("broker", "The organisation that runs the fund, by its name in the register"),
            Column.of("planLines", "What it may be spent on, with a semicolon between the lines"),
            Column.of("paidUntil", "The last day that the old system has paid in for"),
            Column.needed("balanceCouncil", "What is left of the council’s money"),
            Column.of("balanceShare", "What is left of the person’s share; empty is none"),
            Column.of("balanceOwn", "What is left of their own money; empty is none"),
            Column.of("balanceReserve", "What is set aside for employer costs; empty is none")),
    /** Somebody whom a person pays in each row. */
    PAYEES(
            Column.needed("caseReference", "Of the person who pays them"),
            Column.needed("payee", "Name of the account"),
            Column.needed("sortCode", "Six digits"),
            Column.needed("accountNumber", "Eight digits"),
            Column.of("reference", "What stands on the payment")),
    /** What runs between a person and somebody who supports them in each row. */
    ARRANGEMENTS(
            Column.needed("caseReference", "Of the person who is supported"),
            Column.needed("who", "Who supports them"),
            Column.needed("engagement", "employed, self-employed or business"),
            Column.needed("rate", "Pounds an hour"),
            Column.of("hoursAWeek", "As agreed: 17.5 or 17:30")),
    /** The old system's account of somebody on a later day in each row, to be compared. */
    FIGURES(
            Column.needed("caseReference", "As in the awards"),
            Column.of("kind", "Only where the person has several awards"),
            Column.of("from", "Only where they have several of one kind"),
            Column.needed("balanceCouncil", "What is left of the council’s money on that day"),
            Column.of("balanceShare", "Of the person’s share; empty is none"),
            Column.of("balanceOwn", "Of their own money; empty is none"),
            Column.of("balanceReserve", "Set aside for employer costs; empty is none"),
            Column.of("spent", "What went out since the first figures; empty is none"),
            Column.of("received", "What came in from elsewhere than the council; empty is none"),
            Column.of("paidUntil", "The last day paid in for; empty: as Directly would"));

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that never change
    private final List<Column> columns;

    Sheet(Column... columns) {
        this.columns = List.of(columns);
    }

    /** From left to right, as we write them; files may have them in any order. */
    public List<Column> columns() {
        return columns;
    }

    /** As it stands in the database, in the API and in names of files: {@code awards}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that slug; none: there is no such file. */
    public static Optional<Sheet> find(String slug) {
        return Arrays.stream(values())
                .filter(sheet -> sheet.slug().equals(slug))
                .findFirst();
    }

    /** The constant of that slug. */
    @JsonCreator
    public static Sheet of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    /**
     * One column.
     *
     * @param title in the first line of the file; capitals and spaces don't matter
     * @param needed whether a file without it, or a row without something in it, can't be taken
     * @param help what stands in it
     */
    public record Column(String title, boolean needed, String help) {
        static Column needed(String title, String help) {
            return new Column(title, true, help);
        }

        static Column of(String title, String help) {
            return new Column(title, false, help);
        }
    }
}
