package uk.directly.payment.web;

import org.jspecify.annotations.Nullable;
import uk.directly.payment.Payer;
import uk.directly.people.Actor;

/** The two that have such a list: people who pay from their own bank, and organisations that look after accounts. */
enum ToPaySide {
    PERSON("/money/to-pay", "/money", "Money"),
    ORGANISATION("/accounts/to-pay", "/home", "Home");

    final String path;
    final String above;
    final String aboveText;

    ToPaySide(String path, String above, String aboveText) {
        this.path = path;
        this.above = above;
        this.aboveText = aboveText;
    }

    /** Who pays; null: somebody without an organisation. */
    @Nullable Payer payer(Actor actor) {
        return this == PERSON ? Payer.person(actor) : Payer.organisation(actor);
    }

    /** Where the visit stands, for those who may see it. */
    @Nullable String visit(String bookingId) {
        return this == PERSON ? "/visits/" + bookingId : null;
    }
}
