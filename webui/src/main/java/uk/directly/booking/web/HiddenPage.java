package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.register.Block;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * Whom one doesn't want to meet here, with the way back.
 *
 * @param intro what it means
 * @param lines one for each
 * @param path its own address
 * @param name as typed; null: nobody is named here
 */
public record HiddenPage(
        Frame frame,
        String back,
        String intro,
        List<Line> lines,
        String path,
        @Nullable String name,
        FormErrors errors) implements Page {
    static HiddenPage ofPerson(Viewer viewer, List<Block> blocks, @Nullable String notice) {
        return new HiddenPage(
                Frame.of(Whose.of(viewer).either("People you have hidden", "People hidden from their searches"), viewer)
                        .under("/people")
                        .withNotice(notice),
                "/people",
                Whose.of(viewer)
                        .either(
                                "You don’t find them when you are signed in, and you can’t book each other. They are not told.",
                                "They are not found when signed in, and can’t be booked. They are not told."),
                lines(blocks),
                "/people/hidden",
                null,
                FormErrors.NONE);
    }

    static HiddenPage ofProvider(
            Viewer viewer, List<Block> blocks, String name, FormErrors errors, @Nullable String notice) {
        Frame frame = Frame.of("People you hide from", viewer).under("/my-page").withNotice(notice);
        return new HiddenPage(
                errors.isEmpty() ? frame : frame.withError(),
                "/my-page",
                "They don’t find you when they are signed in, and can’t book you. They are not told. Anybody who is not"
                        + " signed in can read your page, unless you hide the whole page.",
                lines(blocks),
                "/my-page/hidden",
                name,
                errors);
    }

    private static List<Line> lines(List<Block> blocks) {
        return blocks.stream()
                .map(block -> new Line(block.id().toString(), block.who(), "Since " + DateWords.date(block.since())))
                .toList();
    }

    /** One of them. */
    public record Line(String id, String who, String since) {}

    @Override
    public String template() {
        return "booking/hidden";
    }
}
