package uk.directly.advert.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertAnswer;
import uk.directly.advert.AdvertCheck;
import uk.directly.advert.AdvertState;
import uk.directly.advert.AnswerState;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * An advert of one's own: a draft with what has to be changed, or what was sent out with its answers.
 *
 * @param state where it stands, in a sentence
 * @param findings of a draft: what has to be changed and why
 * @param base the pay beside what the council pays
 * @param change where a draft is changed; null: not any more
 * @param publish where it is sent out; null: something has to be changed, or it was
 * @param close where it ends; null: it has
 * @param repeat where it is written once more; null: it is still there
 */
public record AdvertPage(
        Frame frame,
        List<String> state,
        List<String> findings,
        List<SummaryRow> facts,
        String base,
        List<Answer> answers,
        @Nullable String change,
        @Nullable String publish,
        @Nullable String close,
        String closeWords,
        @Nullable String repeat,
        FormErrors errors)
        implements Page {
    static AdvertPage of(
            Viewer viewer,
            Advert advert,
            List<AdvertCheck.Finding> findings,
            List<AdvertAnswer> answers,
            String base,
            boolean mayBook,
            @Nullable String notice,
            FormErrors errors) {
        String path = AdvertWords.MINE + "/" + advert.id();
        boolean draft = advert.state() == AdvertState.DRAFT;
        boolean open = advert.state() == AdvertState.PUBLISHED;
        Frame frame = Frame.of(Whose.of(viewer).say(draft ? "Check your advert" : "Your advert"), viewer)
                .under("/people")
                .withNotice(notice);
        return new AdvertPage(
                errors.isEmpty() ? frame : frame.withError(),
                state(advert, viewer),
                findings.stream().map(AdvertCheck.Finding::message).toList(),
                AdvertWords.facts(advert),
                base,
                answers.stream().map(answer -> answer(answer, path, mayBook)).toList(),
                draft ? path + "/change" : null,
                draft && findings.isEmpty() ? path + "/publish" : null,
                draft || open ? path + "/close" : null,
                draft ? "Delete this draft" : "Close this advert",
                draft || open ? null : AdvertWords.MINE + "/new?repeats=" + advert.id(),
                errors);
    }

    private static List<String> state(Advert advert, Viewer viewer) {
        return switch (advert.state()) {
            case DRAFT ->
                List.of(
                        "Nobody sees it yet. Once you send it out, personal assistants and small local businesses that the"
                                + " council has checked, who do this near you, can read it and answer.");
            case PUBLISHED ->
                List.of("It is out until "
                        + DateWords.date(java.util.Objects.requireNonNull(advert.expiresOn())
                                .minusDays(1)) + ". " + AdvertWords.state(advert) + ".");
            case CLOSED -> List.of("You closed it. Nobody can answer any more.");
            case EXPIRED ->
                List.of("It ended by itself, because it was there for a long time. You can send it out again.");
            case TAKEN_DOWN ->
                List.of(
                        "The council took it down. This is why: "
                                + java.util.Objects.requireNonNull(advert.takenDownBecause()),
                        "You can write it again in another way. If you think that this is wrong, "
                                + viewer.help().call() + ", and somebody else looks at it.");
        };
    }

    private static Answer answer(AdvertAnswer answer, String path, boolean mayBook) {
        String offer = "/offers/" + answer.offerId();
        Long rate = answer.ratePence();
        return new Answer(
                answer.providerName(),
                answer.bookable() ? offer : null,
                AdvertWords.kind(answer) + ", " + answer.offerTitle()
                        + (rate == null ? "" : ", " + Pence.of(rate).text() + " an hour in the week"),
                answer.words().lines().filter(line -> !line.isBlank()).toList(),
                DateWords.dayAndTime(answer.at()),
                AdvertWords.decided(answer.state()),
                answer.state() == AnswerState.DECLINED
                        ? "grey"
                        : answer.state() == AnswerState.CHOSEN ? "green" : "yellow",
                path + "/answers/" + answer.id(),
                offer + "/ask",
                offer + "/meet",
                answer.state() != AnswerState.DECLINED,
                mayBook && answer.bookable(),
                answer.personalCare());
    }

    @Override
    public String template() {
        return "advert/advert";
    }

    /**
     * An answer to it.
     *
     * @param page of the offer; null: only who wrote the advert can reach it
     * @param open whether no was not said
     * @param bookable whether a time can be chosen at once
     * @param meetFirst whether meeting comes first: personal care (R43)
     */
    public record Answer(
            String who,
            @Nullable String page,
            String what,
            List<String> words,
            String when,
            String state,
            String colour,
            String action,
            String ask,
            String meet,
            boolean open,
            boolean bookable,
            boolean meetFirst) {}
}
