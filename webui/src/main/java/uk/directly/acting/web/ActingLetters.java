package uk.directly.acting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.acting.ActingResult;
import uk.directly.people.Acting;
import uk.directly.web.CodeLetterPage;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** The letter that asks somebody to act for another. */
final class ActingLetters {
    private ActingLetters() {}

    /**
     * The letter.
     *
     * @param back where one came from
     * @param forName the person, where somebody else writes for them; null: they write themselves
     */
    static CodeLetterPage of(
            Viewer viewer,
            String name,
            Acting.As as,
            ActingResult.Invited invited,
            String site,
            String back,
            @Nullable String forName) {
        return new CodeLetterPage(
                Frame.of("Letter for " + name, viewer),
                back,
                List.of(
                        "Dear " + name + ",",
                        what(as, forName),
                        "You sign in with a sign-in of your own, read what it means, and say yes or no. It takes about five"
                                + " minutes."),
                site + "/helping?code=" + invited.code().text(),
                site + "/helping",
                invited.code().spaced(),
                List.of(
                        "The code works once, until " + DateWords.date(invited.until()) + ".",
                        "Questions? " + viewer.help().call() + "."));
    }

    private static String what(Acting.As as, @Nullable String forName) {
        String money = forName == null ? "my support money" : "the support money of " + forName;
        return switch (as) {
            case HELPER ->
                forName == null
                        ? "would you help me with my visits and my support money? I use Directly for it."
                        : "would you help " + forName + " with their visits and their support money, on Directly?";
            case NOMINEE -> "would you look after " + money + " with me, on Directly?";
            case AUTHORISED -> "the council agreed that you may look after " + money + ", on Directly.";
        };
    }
}
