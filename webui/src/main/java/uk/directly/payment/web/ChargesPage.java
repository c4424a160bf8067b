package uk.directly.payment.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.payment.ChargeRecoveries;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/**
 * Charges that people got back after their provider was paid: who still has them, and what is proposed (R53, R92).
 *
 * @param owed whoever owes something; null: nobody
 */
public record ChargesPage(Frame frame, @Nullable Table owed, List<Proposed> open) implements Page {

    /**
     * What was proposed.
     *
     * @param approve where the other officer says yes; null: not this one, or not yet
     * @param withdraw where it is withdrawn; null: too late
     */
    public record Proposed(
            String who,
            List<String> lines,
            @Nullable String approve,
            @Nullable String withdraw) {}

    static ChargesPage of(
            Frame frame, List<ChargeRecoveries.Owed> owed, List<ChargeRecoveries.Recovery> open, UUID officer) {
        return new ChargesPage(
                frame,
                owed.isEmpty()
                        ? null
                        : new Table(
                                "Who still has charges that people got back",
                                List.of(
                                        Table.Column.text("Provider"),
                                        Table.Column.number("Still to come back"),
                                        Table.Column.text("Since"),
                                        Table.Column.text("Why")),
                                owed.stream()
                                        .map(each -> Table.Row.to(
                                                "/finance/charges/" + each.providerId(),
                                                each.provider(),
                                                Pence.of(each.owedPence()).text(),
                                                DateWords.date(each.since()),
                                                DateWords.count(each.visits(), "late cancellation")
                                                        + ": the time was booked by somebody else"))
                                        .toList()),
                open.stream().map(each -> proposed(each, officer)).toList());
    }

    private static Proposed proposed(ChargeRecoveries.Recovery each, UUID officer) {
        boolean setOff = each.way().equals("set-off");
        boolean ready = each.state().equals(setOff ? "accepted" : "proposed");
        String path = "/finance/charges/" + each.id();
        return new Proposed(
                each.provider() + ", " + Pence.of(each.amountPence()).text(),
                List.of(
                        setOff ? "Off the next payments from the council." : "It came back by bank.",
                        each.words(),
                        "Proposed by " + each.proposedByName() + " on " + DateWords.date(each.proposedAt()) + ". "
                                + state(each)),
                ready && !each.proposedBy().equals(officer) ? path + "/approve" : null,
                each.takenPence() == 0 ? path + "/withdraw" : null);
    }

    private static String state(ChargeRecoveries.Recovery each) {
        return switch (each.state()) {
            case "proposed" ->
                each.way().equals("bank") ? "Another officer has to say yes." : "The provider has not answered yet.";
            case "accepted" -> "The provider said yes. Another officer has to say yes.";
            default -> "Agreed. " + Pence.of(each.takenPence()).text() + " of it has come off so far.";
        };
    }

    static ChargeFormPage form(
            Viewer viewer,
            String path,
            ChargeRecoveries.Owed owed,
            Map<String, String> values,
            String key,
            FormErrors errors) {
        Frame frame =
                Frame.of("Have charges back from " + owed.provider(), viewer).under("/finance/payments");
        return new ChargeFormPage(
                errors.isEmpty() ? frame : frame.withError(),
                path,
                path + "/" + owed.providerId(),
                Pence.of(owed.owedPence()).text() + " is still to come back, of which nothing is proposed yet for "
                        + Pence.of(Math.max(owed.leftPence(), 0)).text() + ".",
                List.of(
                        new Choice(
                                "set-off",
                                "Off their next payments from the council",
                                "They are asked first. Never off wages, and never more than is due."),
                        new Choice("bank", "It came back to the council’s bank", null)),
                values.getOrDefault("way", ""),
                values.getOrDefault("pounds", TypedPounds.text(Math.max(owed.leftPence(), 0))),
                values.getOrDefault("words", ""),
                key,
                errors);
    }

    @Override
    public String template() {
        return "payment/charges";
    }
}
