package uk.directly.offer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.Link;
import uk.directly.web.Whose;

/**
 * What is kept in mind of the results: of somebody who can keep a list, on it; of everybody else in the address, so that
 * nothing is stored and the address can be shared.
 *
 * @param saved the offers on the list of who looks; null: they have none
 * @param wanted the answers so far
 * @param mayMeet whether they can ask for a first meeting, or may turn out to
 */
record Keeping(@Nullable List<UUID> saved, Wanted wanted, boolean mayMeet) {

    /** The offers that are kept, the way this person keeps them. */
    List<UUID> kept() {
        return saved == null ? wanted.kept() : saved;
    }

    /** The button or link of one offer. */
    ResultsPage.Keep of(String path, UUID offer) {
        boolean kept = kept().contains(offer);
        if (saved != null) {
            return new ResultsPage.Keep(
                    kept,
                    null,
                    here(wanted, kept ? "/find/shortlist/remove" : "/find/shortlist/save")
                            .with("at", path)
                            .toString());
        }
        List<UUID> other = new ArrayList<>(wanted.kept());
        if (!other.remove(offer)) {
            other.add(offer);
        }
        return new ResultsPage.Keep(kept, here(wanted.keeping(other), path) + "#" + anchor(offer), null);
    }

    /** To the list; null: nothing is on it. */
    @Nullable Link list(Whose whose) {
        if (saved != null && !saved.containsAll(wanted.kept())) {
            // Kept in the address before signing in: there it can be saved.
            return new Link(
                    whose.either("What you kept (", "What was kept (")
                            + wanted.kept().size() + ")",
                    wanted.on("/find/shortlist").toString());
        }
        Wanted own = saved == null ? wanted : wanted.keeping(List.of());
        int many = kept().size();
        return many == 0
                ? null
                : new Link(
                        whose.say("Your shortlist (") + many + ")",
                        own.on("/find/shortlist").toString());
    }

    /** The same page of the same list. */
    static Address here(Wanted wanted, String path) {
        return wanted.on(path).with(Wanted.AFTER, wanted.answer(Wanted.AFTER));
    }

    static String anchor(UUID offer) {
        return "offer-" + offer;
    }
}
