package uk.directly.booking.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * The question before somebody is hidden.
 *
 * @param lines what it means
 * @param back where it was asked
 * @param action where the answer goes
 * @param visit by which visit the two know each other; null: by an offer
 * @param button what is done
 */
public record HidePage(
        Frame frame,
        List<String> lines,
        String back,
        String action,
        @Nullable String visit,
        String button) implements Page {
    static HidePage of(Viewer viewer, UUID offerId, String name) {
        String path = "/offers/" + offerId;
        return new HidePage(
                Frame.of(
                                "Hide " + name
                                        + Whose.of(viewer).either(" from your searches?", " from their searches?"),
                                viewer)
                        .under("/people"),
                List.of(
                        Whose.of(viewer)
                                .either(
                                        "You won’t find " + name
                                                + " when you are signed in, and you can’t book each other.",
                                        "Neither of you finds " + name
                                                + " when signed in, and nobody books them here."),
                        "They are not told. What is booked stays booked: cancel visits that you don’t want.",
                        "You can change your mind at any time."),
                path,
                path + "/hide",
                null,
                "Hide " + name);
    }

    static HidePage from(Viewer viewer, UUID visit, String name) {
        return new HidePage(
                Frame.of("Hide from " + name + "?", viewer).under("/my-page"),
                List.of(
                        name + " won’t find you when they are signed in, and can’t book you.",
                        "They are not told. What is booked stays booked.",
                        "You can change your mind at any time."),
                "/my-visits/" + visit,
                "/my-page/hidden",
                visit.toString(),
                "Hide from " + name);
    }

    @Override
    public String template() {
        return "booking/hide";
    }
}
