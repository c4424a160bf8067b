package uk.directly.booking.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Extras;
import uk.directly.booking.Refusal;
import uk.directly.offer.OfferExtras;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;

/**
 * What somebody thinks will come on top of a visit (R59), as it was typed on screen 7: the money for it is promised with the
 * rest. Nothing is a good answer, and so is a guess.
 */
public record OnTop(String miles, String costs) {
    static final OnTop NOTHING = new OnTop("", "");

    /** As an address or a form tells it. */
    static OnTop of(Map<String, String> answers) {
        return new OnTop(text(answers.get("miles")), text(answers.get("costs")));
    }

    /** Whether anything can be asked. */
    static boolean isAsked(OfferExtras agreed) {
        return agreed.mileagePence() != null || agreed.costsUpToPence() != null;
    }

    /** What it comes to; nothing where it can't be, which {@link #errors} tells. */
    Extras extras(OfferExtras agreed) {
        return errors(agreed).isEmpty() ? typed() : Extras.NONE;
    }

    /** What is wrong with it. */
    FormErrors errors(OfferExtras agreed) {
        FormErrors errors = FormErrors.NONE;
        if (!miles.isEmpty() && !miles.matches("[0-9]{1,3}")) {
            errors = errors.and("miles", "Give the miles as a number, like 12");
        }
        if (!costs.isEmpty() && TypedPounds.pence(costs) == null) {
            errors = errors.and("costs", "Give the costs in pounds, like 4.50");
        }
        if (!errors.isEmpty()) {
            return errors;
        }
        return typed().refusal(agreed)
                .map(refusal -> refusal instanceof Refusal.Invalid invalid
                        ? FormErrors.one(HoursMore.field(invalid.field()), invalid.message())
                        : FormErrors.NONE)
                .orElse(FormErrors.NONE);
    }

    private Extras typed() {
        Long pence = costs.isEmpty() ? Long.valueOf(0) : TypedPounds.pence(costs);
        return new Extras(miles.isEmpty() ? 0 : Integer.parseInt(miles), pence == null ? 0 : pence);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
