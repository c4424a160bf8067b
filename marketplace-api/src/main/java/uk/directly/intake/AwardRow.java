package uk.directly.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.AwardKind;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;

/**
 * An award as the files have it. Of a row with errors what could be read is here, and the rest is null; otherwise only
 * what needs nothing in its cell is.
 *
 * @param weeklyPence a week; of a one-off payment the whole of it
 * @param plannedMinutes of support a week
 * @param route how the person has the money; null: they have not chosen
 * @param paidUntil the last day that the old system has paid in for; null: it has paid nothing
 * @param councilPence what is left of each kind of money
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AwardRow(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable LocalDate born,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable AwardKind kind,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long weeklyPence,
        @Nullable Paid paid,
        @Nullable Long contributionPence,
        @Nullable Integer cycleWeeks,
        @Nullable ReviewBand reviewBand,
        @Nullable Integer plannedMinutes,
        @Nullable MoneyRoute route,
        @Nullable String broker,
        @Nullable List<String> planLines,
        @Nullable LocalDate paidUntil,
        @Nullable Long councilPence,
        @Nullable Long sharePence,
        @Nullable Long ownPence,
        @Nullable Long reservePence) {

    /** The name in full, as far as it could be read. */
    @JsonIgnore
    public String name() {
        return Stream.of(givenName, familyName)
                .filter(part -> part != null && !part.isEmpty())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** All kinds of money together, as far as they could be read. */
    @JsonIgnore
    public long balancePence() {
        return Stream.of(councilPence, sharePence, ownPence, reservePence)
                .mapToLong(pence -> pence == null ? 0 : pence)
                .sum();
    }
}
