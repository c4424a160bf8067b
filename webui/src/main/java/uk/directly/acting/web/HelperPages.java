package uk.directly.acting.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.acting.ActingInvitation;
import uk.directly.acting.ActsForMe;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Puts together who helps a person, for the person, for who acts for them, and for their support worker. */
final class HelperPages {
    static final String PATH = "/people/helpers";

    private HelperPages() {}

    /** Whether they may say who helps: the person, or who was authorised for one who can't decide. */
    static boolean mayArrange(Actor actor) {
        return actor.acting() == null || actor.acting().as() == Acting.As.AUTHORISED;
    }

    static HelpersPage page(
            Actor actor, Viewer viewer, List<ActsForMe> all, List<ActingInvitation> asked, @Nullable String done) {
        boolean arranges = mayArrange(actor);
        boolean authorised =
                all.stream().anyMatch(each -> each.active() && each.as().equals("authorised"));
        return new HelpersPage(
                Frame.of(
                                Whose.of(viewer).name() == null
                                        ? "Who helps you"
                                        : "Who helps " + Whose.of(viewer).name(),
                                viewer)
                        .under("/people")
                        .withNotice(done),
                "/people",
                all.stream()
                        .filter(ActsForMe::active)
                        .map(each -> person(each, actor, arranges, PATH))
                        .toList(),
                asked.stream()
                        .filter(each -> !each.state().equals("accepted"))
                        .map(each -> asked(each, arranges, PATH))
                        .toList(),
                before(all),
                arranges,
                actor.acting() == null && !authorised,
                PATH,
                authorised ? PATH + "/again" : null);
    }

    static HelpersPage.Person person(ActsForMe each, Actor actor, boolean arranges, String path) {
        Acting.As as = Acting.As.of(each.as());
        boolean other = arranges && !each.personId().equals(actor.personId());
        return new HelpersPage.Person(
                each.name(),
                as(as, each),
                PowerWords.may(as, each.limits()),
                each.ties().isEmpty()
                        ? null
                        : "They can’t book or say yes for: " + String.join(", ", each.ties())
                                + ". They live or work with them.",
                other && as != Acting.As.AUTHORISED && (actor.acting() == null || as == Acting.As.HELPER)
                        ? path + "/" + each.personId()
                        : null,
                other && (actor.acting() == null || as == Acting.As.HELPER)
                        ? path + "/" + each.personId() + "/end"
                        : null);
    }

    private static String as(Acting.As as, ActsForMe each) {
        String words = switch (as) {
            case NOMINEE -> "Chosen to look after the money";
            case AUTHORISED -> "The council agreed that they look after the money";
            case HELPER -> "Helps";
        };
        return words + ", since " + DateWords.date(each.since())
                + (each.lastDay() == null ? "" : ", until " + DateWords.date(each.lastDay()));
    }

    static HelpersPage.Asked asked(ActingInvitation each, boolean arranges, String path) {
        String what = switch (Acting.As.of(each.as())) {
            case HELPER -> "";
            case NOMINEE, AUTHORISED -> ", to look after the money";
        };
        String state = switch (each.state()) {
            case "waiting" -> "Waiting for them, until " + DateWords.date(Objects.requireNonNull(each.until()));
            case "being-checked" ->
                each.as().equals("nominee")
                        ? "They said yes. The council makes sure that they can manage it"
                        : "The council looks at it";
            case "refused" -> "The council said no: " + each.refusedReason();
            case "declined" -> "They said no";
            case "withdrawn" -> "Taken back";
            default -> "The code is too old. Ask them again";
        };
        boolean open = each.state().equals("waiting")
                || (each.state().equals("being-checked") && each.as().equals("nominee"));
        return new HelpersPage.Asked(
                each.name() + what,
                state,
                arranges && open && !each.as().equals("authorised")
                        ? path + "/asked/" + each.id() + "/withdraw"
                        : null);
    }

    static List<String> before(List<ActsForMe> all) {
        return all.stream()
                .filter(each -> !each.active())
                .map(each -> each.name() + ", " + DateWords.date(each.since())
                        + (each.lastDay() == null ? "" : " to " + DateWords.date(each.lastDay())))
                .toList();
    }
}
