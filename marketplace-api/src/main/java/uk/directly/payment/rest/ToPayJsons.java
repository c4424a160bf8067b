package uk.directly.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.payment.BankDetails;
import uk.directly.payment.Payer;
import uk.directly.payment.StatementLook;
import uk.directly.payment.ToPay;
import uk.directly.payment.ToPayLine;

/** The JSON of lists to pay (R27). */
final class ToPayJsons {
    private ToPayJsons() {}

    /** Which lines were paid. */
    record ManyBody(
            @NotNull @Size(min = 1, max = ToPay.MOST_OPEN) List<@NotNull UUID> ids) {}

    /** How many are paid now, and how many were before. */
    record ManyJson(int paid, int alreadyPaid) {}

    /**
     * What a bank's file showed.
     *
     * @param matched the lines that it shows to be paid
     * @param likely lines that it may show: they are for the person to say
     * @param differing lines whose reference stands there with another amount
     */
    record StatementJson(List<SeenJson> matched, List<SeenJson> likely, List<SeenJson> differing, int alreadyKnown) {
        static StatementJson of(StatementLook look) {
            return new StatementJson(
                    SeenJson.of(look.sure()), SeenJson.of(look.likely()), SeenJson.of(look.differing()), look.known());
        }
    }

    /** One line of the file, and which lines of the list it pays. */
    record SeenJson(List<UUID> ids, LocalDate day, long amountPence) {
        static List<SeenJson> of(List<StatementLook.Seen> all) {
            return all.stream()
                    .map(seen -> new SeenJson(
                            seen.lines().stream().map(ToPayLine::id).toList(), seen.day(), seen.pence()))
                    .toList();
        }
    }

    /** What a line is after something was said of it. */
    record StateJson(UUID id, String state) {}

    /** Whom to pay. */
    record PayeeJson(UUID id, String name) {}

    /** From whose account, where it is not one's own. */
    record PersonJson(UUID id, String name) {}

    /** One line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToPayJson(
            UUID id,
            UUID bookingId,
            PayeeJson payee,
            @Nullable PersonJson person,
            long amountPence,
            String reference,
            @Nullable BankDetails bank,
            @Nullable Instant bankFrom,
            LocalDate promisedOn,
            String state,
            @Nullable LocalDate seenOn) {
        static ToPayJson of(ToPayLine line, Payer payer) {
            return new ToPayJson(
                    line.id(),
                    line.bookingId(),
                    new PayeeJson(line.payeeId(), line.payee()),
                    payer.organisationId() == null ? null : new PersonJson(line.personId(), line.person()),
                    line.amountPence(),
                    line.reference(),
                    line.bank(),
                    line.bankFrom(),
                    line.promisedOn(),
                    line.state().slug(),
                    line.seenOn());
        }
    }
}
