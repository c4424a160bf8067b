package uk.directly.enquiry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.HandedOver;
import uk.directly.enquiry.Side;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * A thread that was handed over, as an officer reads it.
 *
 * @param about what the two write about
 * @param asked who asked for help, and with what
 */
public record HandedOverPage(
        Frame frame,
        String about,
        List<String> asked,
        List<ThreadPage.Line> lines,
        String action,
        String key,
        String message,
        FormErrors errors)
        implements Page {
    static final String PATH = "/handed-over";

    static HandedOverPage of(Viewer viewer, HandedOver handed, Fields fields, FormErrors errors, String done) {
        Frame frame = Frame.of(handed.personName() + " and " + handed.providerName(), viewer)
                .under("/home")
                .withNotice(done.equals("sent") ? "Sent to both of them." : null);
        return new HandedOverPage(
                errors.isEmpty() ? frame : frame.withError(),
                about(handed),
                asked(handed),
                handed.messages().stream().map(message -> line(handed, message)).toList(),
                PATH + "/" + handed.id(),
                fields.key().toString(),
                fields.value("message"),
                errors);
    }

    private static String about(HandedOver handed) {
        return switch (handed.about()) {
            case OFFER -> "Before anything was booked, about: " + handed.title();
            case VISITS -> "About their visits";
            case SOMETHING_WRONG ->
                "Something is wrong with the visit on "
                        + DateWords.visit(
                                Objects.requireNonNull(handed.visitStart()), Objects.requireNonNull(handed.visitEnd()));
        };
    }

    private static List<String> asked(HandedOver handed) {
        List<String> lines = new ArrayList<>();
        handed.asked()
                .forEach(each -> lines.add((each.side() == Side.PERSON ? handed.personName() : handed.providerName())
                        + " asked on " + DateWords.dayAndTime(each.at())
                        + (each.words() == null ? "." : ": " + each.words())));
        lines.add(
                handed.alsoLater()
                        ? "You read all of it, until it is taken back."
                        : "You read what was written until then. What they answer now you don’t see.");
        return List.copyOf(lines);
    }

    private static ThreadPage.Line line(HandedOver handed, Enquiry.Message message) {
        String who = switch (message.side()) {
            case PERSON ->
                message.onBehalfOf() ? message.writer() + " for " + handed.personName() : handed.personName();
            case PROVIDER -> handed.providerName();
            case COUNCIL -> "The council";
        };
        return new ThreadPage.Line(
                who,
                DateWords.dayAndTime(message.at()),
                message.words().lines().filter(line -> !line.isBlank()).toList(),
                message.side() == Side.COUNCIL,
                message.files().stream()
                        .map(file -> new Link(
                                "Download " + file.name() + " (" + ThreadWords.size(file) + ")",
                                PATH + "/" + handed.id() + "/files/" + file.id()))
                        .toList());
    }

    @Override
    public String template() {
        return "enquiry/handedOver";
    }
}
