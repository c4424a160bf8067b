package uk.directly.enquiry.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.directly.enquiry.Side;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * The form of a meeting: how, and up to three times.
 *
 * @param name the other one
 * @param ways how it may be
 * @param daysAhead what can be chosen of the coming days
 * @param person whether the person fills it in: their number and their home are theirs to give
 */
public record MeetPage(
        Frame frame,
        String back,
        String name,
        String action,
        MeetForm form,
        List<Choice> ways,
        List<Choice> daysAhead,
        boolean person,
        FormErrors errors)
        implements Page {
    static MeetPage of(
            Viewer viewer,
            Side side,
            String name,
            String back,
            String action,
            boolean home,
            MeetForm form,
            LocalDate today,
            FormErrors errors) {
        boolean person = side == Side.PERSON;
        Frame frame =
                Frame.of("Meet " + name + (person ? " first" : ""), viewer).under(person ? "/find" : Where.under(side));
        return new MeetPage(
                errors.isEmpty() ? frame : frame.withError(),
                back,
                name,
                action,
                form,
                ways(Whose.of(viewer), person, home),
                MeetForm.choices(today),
                person,
                errors);
    }

    private static List<Choice> ways(Whose whose, boolean person, boolean home) {
        List<Choice> ways = new ArrayList<>(List.of(
                new Choice("video", "By video", person ? "They send a link once you have agreed a time" : null),
                Choice.of("phone", "By phone"),
                Choice.of("public-place", "In a public place")));
        if (person || home) {
            ways.add(new Choice(
                    "at-home",
                    person ? whose.either("At my home", "At their home") : "At their home, as they chose",
                    person ? whose.say("They see your address once you have both agreed a time, not before") : null));
        }
        return ways;
    }

    /** What was chosen of the days, for one of the three. */
    public String day(int each) {
        return form.days().get(each - 1);
    }

    /** What was typed as time, for one of the three. */
    public String time(int each) {
        return form.times().get(each - 1);
    }

    /** Makes a double click and Back the same proposal. */
    public String key() {
        return form.key().toString();
    }

    /** How it shall be, as ticked. */
    public String way() {
        return form.way();
    }

    /** The place as typed. */
    public String place() {
        return form.place();
    }

    /** The number as typed. */
    public String phone() {
        return form.phone();
    }

    /** The link as typed. */
    public String link() {
        return form.link();
    }

    @Override
    public String template() {
        return "enquiry/meet";
    }
}
