package uk.directly.advert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.Particulars;

/**
 * Looks an advert over before it goes out: what would find or reach the person, and what the law doesn't let somebody ask for
 * (Equality Act 2010; a requirement of sex is lawful as an occupational one, Schedule 9, for intimate care). It says what to
 * change and why; it changes nothing itself.
 */
public final class AdvertCheck {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String PERSON =
            "(?:carer|pa|assistant|helper|person|people|lady|ladies|woman|women|girl|man|men|guy|gentleman|support worker|someone|somebody|applicants?|candidates?)";
    private static final String RELIGION = "(?:christian|catholic|muslim|jewish|hindu|sikh|buddhist|atheist)s?";
    private static final String ORIGIN =
            "(?:white|black|asian|english|british|polish|indian|pakistani|african|european|eastern european|irish|scottish|romanian)";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "age",
                    Pattern.compile(
                            "(?<!am an? )(?<![’']m an? )\\b(?:young|youngish|younger|mature|older|elderly|middle-aged)\\s+(?:\\w+\\s+)?"
                                    + PERSON
                                    + "\\b|\\b(?:aged?|ages)\\s+(?:between\\s+)?\\d{2}\\s*(?:-|–|to|and)\\s*\\d{2}\\b"
                                    + "|\\b(?:no older than|not older than|younger than|older than|no younger than)\\s+(?:the age of\\s+)?\\d{2}\\b"
                                    + "|\\b(?:anyone|anybody|someone|somebody|people|person|be|aged|ideally|preferably)\\s+(?:under|over)\\s+\\d{2}\\b(?!\\s*(?:kg|stone|hours|miles|minutes|pounds))",
                            FLAGS),
                    "The law doesn’t let you ask for an age. Say what the person needs to be able to do instead."),
            new Rule(
                    "origin",
                    Pattern.compile(
                            "\\b(?:no\\s+(?:foreigners|immigrants|migrants)|" + ORIGIN
                                    + "\\s+(?:(?!speaking)\\w+\\s+)?(?:only|"
                                    + PERSON
                                    + ")|(?:must be|has to be|needs to be|only)\\s+(?:a\\s+|an\\s+)?(?:white|black|asian|british|english(?!\\s+speak)|european)"
                                    + "|(?:native|mother tongue)\\s+(?:english\\s+)?speakers?)\\b(?!-speaking|\\s+speaking)",
                            FLAGS),
                    "The law doesn’t let you ask for a race or nationality. If you need a language, name it: “speaks"
                            + " Polish well”."),
            new Rule(
                    "religion",
                    Pattern.compile(
                            "\\b(?:no\\s+" + RELIGION + "|" + RELIGION + "\\s+(?:\\w+\\s+)?(?:only|" + PERSON
                                    + ")|(?:must be|has to be|needs to be|only)\\s+(?:a\\s+)?" + RELIGION + ")\\b",
                            FLAGS),
                    "The law doesn’t let you ask for a religion. You can say what matters: “knows halal cooking”, “comes"
                            + " with me to church”."),
            new Rule(
                    "family",
                    Pattern.compile(
                            "\\b(?:no\\s+(?:children|kids|pregnan\\w+|mothers)|not\\s+pregnant|without\\s+(?:children|kids)|must be single|(?:single|unmarried|married|straight|gay)\\s+"
                                    + PERSON + ")\\b",
                            FLAGS),
                    "The law doesn’t let you ask about children, pregnancy, marriage or whom somebody loves. Say which"
                            + " times you need instead."),
            new Rule(
                    "disability",
                    Pattern.compile(
                            "\\b(?:no\\s+(?:disabled|disabilities|health problems|mental health)|able-bodied|(?:physically\\s+)?fit and healthy|must be (?:fit|healthy))\\b",
                            FLAGS),
                    "The law doesn’t let you rule out disabled people. Say what has to be done: “helps me to stand up"
                            + " with a hoist”."),
            new Rule(
                    "checks",
                    Pattern.compile(
                            "\\b(?:no|without(?: a)?|don.t need(?: a)?|not need(?:ed)?(?: a)?)\\s+(?:dbs|police checks?|checks?|references)\\b|\\b(?:dbs|checks?|references)\\s+(?:is |are )?not (?:needed|required|necessary)\\b",
                            FLAGS),
                    "Checks are needed here, for your safety. Leave this out."),
            new Rule(
                    "cash",
                    Pattern.compile(
                            "\\b(?:cash in hand|cash[- ]only|off the books|no (?:tax|payslips?|contract)|paid in cash|pay(?:ing)? cash|under the table)\\b",
                            FLAGS),
                    "Work has to be paid openly, with tax where it is due. Leave this out; the council can help with"
                            + " payroll."));

    private static final Pattern SEX = Pattern.compile(
            "\\b(?:(?:fe)?males?\\s+(?:\\w+\\s+)?(?:only|" + PERSON
                    + ")|(?:must be|has to be|needs to be|only|prefer(?:ably)?(?: a)?)\\s+(?:a\\s+)?(?:(?:fe)?male|wom[ae]n|m[ae]n|lady|girl)"
                    + "|no\\s+(?:men|women|males|females|ladies)|(?:ladies|women|men)\\s+only|(?:looking for|need|want|seek(?:ing)?)\\s+an?\\s+(?:\\w+\\s+)?(?:lady|woman|girl|man|gentleman|guy))\\b",
            FLAGS);

    private AdvertCheck() {}

    /**
     * What has to be changed before it goes out; nothing: it can.
     *
     * @param fullName of whose advert it is
     * @param leastPence the least that may be paid an hour (R56)
     */
    public static List<Finding> of(Advert advert, String fullName, long leastPence) {
        List<Finding> findings = new ArrayList<>();
        String reason = advert.genderReason();
        String all = advert.words() + "\n" + advert.pattern() + (reason == null ? "" : "\n" + reason);
        Particulars.in(all, fullName).stream()
                .map(found -> new Finding(
                        "words",
                        "Take out " + found.words() + ". Everybody on the register who does this could read it.",
                        found.text()))
                .forEach(findings::add);
        for (Rule rule : RULES) {
            add(findings, rule.pattern().matcher(all), rule.why());
        }
        sex(advert, all, findings);
        if (advert.ratePence() < leastPence) {
            findings.add(new Finding(
                    "ratePence",
                    "Offer at least %d.%02d pounds an hour: nobody of 21 or older may be paid less."
                            .formatted(leastPence / 100, leastPence % 100),
                    null));
        }
        return List.copyOf(findings);
    }

    private static void sex(Advert advert, String all, List<Finding> findings) {
        if (advert.gender() != null && !advert.personalCare()) {
            findings.add(new Finding(
                    "gender",
                    "A woman or a man can be asked for only where it is about intimate care. Choose “anybody”, or a kind"
                            + " of support that is personal care.",
                    null));
        } else if (advert.gender() == null) {
            add(
                    findings,
                    SEX.matcher(all),
                    advert.personalCare()
                            ? "If it has to be a woman or a man because of intimate care, say so in the question about it,"
                                    + " with the reason, and leave it out here."
                            : "The law doesn’t let you ask for a woman or a man for this. Leave it out.");
        }
    }

    private static void add(List<Finding> findings, Matcher matcher, String why) {
        matcher.results()
                .map(MatchResult::group)
                .distinct()
                .forEach(text -> findings.add(new Finding("words", "“" + text.strip() + "”: " + why, text.strip())));
    }

    /** What an officer should look at although it may go out; null: nothing. */
    static @Nullable String flag(Advert advert) {
        return advert.gender() == null ? null : "Asks for a " + advert.gender() + " person: " + advert.genderReason();
    }

    private record Rule(String name, Pattern pattern, String why) {}

    /**
     * Something to change.
     *
     * @param field where it stands: {@code words}, {@code gender}, {@code ratePence}
     * @param message what to change, and why
     * @param text what was found; null: it is not about words
     */
    public record Finding(
            String field, String message, @Nullable String text) {}
}
