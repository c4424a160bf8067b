package uk.directly.notice.web;

import java.util.List;
import uk.directly.notice.NoticeForms;
import uk.directly.notice.model.FormWish;
import uk.directly.notice.model.Way;
import uk.directly.people.Actor;
import uk.directly.people.Power;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "How we write to you".
 *
 * @param intro what it is about
 * @param key makes pressing twice one change
 * @param ways for what isn't urgent
 * @param urgents for what is
 * @param forms large print, Easy Read
 */
public record HowPage(
        Frame frame,
        String intro,
        String key,
        List<Choice> ways,
        String way,
        List<Choice> urgents,
        String urgent,
        List<Choice> forms,
        List<String> form,
        String email,
        String phone,
        FormErrors errors)
        implements Page {
    static final String PATH = "/notices/how";
    static final String LARGE = "large";
    static final String EASY = "easy";
    static final String CALL = "call";

    /** What was typed, or is known. */
    record Typed(String way, String urgent, List<String> form, String email, String phone) {
        static Typed of(FormWish wish) {
            Way urgent = wish.urgentWay();
            String email = wish.email();
            String phone = wish.phone();
            List<String> form = new java.util.ArrayList<>();
            if (wish.largePrint()) {
                form.add(LARGE);
            }
            if (wish.easyRead()) {
                form.add(EASY);
            }
            return new Typed(
                    wish.way().slug(),
                    urgent == null ? CALL : urgent.slug(),
                    form,
                    email == null ? "" : email,
                    phone == null ? "" : phone);
        }
    }

    static boolean isFor(Actor actor) {
        return actor.acting() == null || actor.acting().has(Power.RUN);
    }

    static HowPage of(Frame frame, NoticeForms.Known known, String key, Typed typed, FormErrors errors) {
        boolean own = frame.viewer().actingFor() == null;
        return new HowPage(
                errors.isEmpty() ? frame : frame.withError(),
                own
                        ? "Everything that we tell you also stands on your pages."
                        : "Everything that we tell them also stands on their pages. You get your own notices about their"
                                + " support.",
                key,
                ways(known.hasAddress()),
                typed.way(),
                List.of(
                        new Choice(CALL, "Phone call", "Somebody from the council calls."),
                        Choice.of("sms", "Text message"),
                        Choice.of("email", "Email")),
                typed.urgent(),
                List.of(
                        new Choice(LARGE, "Large print", "Letters are printed in large letters."),
                        new Choice(EASY, "Easy Read", "We use Easy Read wherever we have it.")),
                typed.form(),
                typed.email(),
                typed.phone(),
                errors);
    }

    private static List<Choice> ways(boolean hasAddress) {
        List<Choice> ways = new java.util.ArrayList<>(List.of(
                Choice.of("page", "Only on this website"),
                Choice.of("email", "Email"),
                Choice.of("sms", "Text message")));
        if (hasAddress) {
            ways.add(new Choice("letter", "Letter", "Where silence may count, we then wait some days longer."));
        }
        return ways;
    }

    @Override
    public String template() {
        return "notice/how";
    }
}
