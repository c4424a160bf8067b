package uk.directly.advert.web;

import java.util.List;
import java.util.Locale;
import uk.directly.advert.AdvertAnswer;
import uk.directly.advert.AdvertBook;
import uk.directly.council.GridPoint;
import uk.directly.money.Pence;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * "Adverts near me".
 *
 * @param sentence how many there are, or why there are none
 * @param near a card each, the nearest first
 * @param answered what was answered, and what became of it
 */
public record NearPage(Frame frame, String sentence, List<Card> near, List<Card> answered) implements Page {
    static NearPage of(
            Viewer viewer, List<AdvertBook.Near> near, List<AdvertAnswer> answered, boolean checked, boolean done) {
        String sentence = !checked
                ? "Once the council has checked you and your offer is out, you see here who near you is looking for what"
                        + " you do."
                : near.isEmpty()
                        ? "Nobody near you is looking for what you offer just now."
                        : near.size() == 1
                                ? "One advert near you is about what you offer."
                                : near.size() + " adverts near you are about what you offer, the nearest first.";
        return new NearPage(
                Frame.of("Adverts near me", viewer)
                        .under(checked ? "/my-page" : AdvertWords.NEAR)
                        .withNotice(done ? "Your answer was sent." : null),
                sentence,
                near.stream().map(NearPage::card).toList(),
                answered.stream().map(NearPage::answered).toList());
    }

    private static Card card(AdvertBook.Near near) {
        return Card.of(
                near.advert().serviceName() + ", " + near.advert().pattern(),
                List.of(
                        near.advert().firstName() + " in " + near.advert().district() + ", "
                                + String.format(Locale.UK, "%.1f", near.metres() / GridPoint.METRES_PER_MILE)
                                + " miles",
                        Pence.of(near.advert().ratePence()).text() + " an hour"),
                Card.Action.main(
                        "Read and answer",
                        ": " + near.advert().firstName() + ", " + near.advert().pattern(),
                        AdvertWords.NEAR + "/" + near.advert().id()));
    }

    private static Card answered(AdvertAnswer answer) {
        return Card.of(
                answer.service() + ", " + answer.advertPattern(),
                List.of(
                        AdvertWords.answer(answer) + ".",
                        "You answered on " + DateWords.dayAndTime(answer.at()) + "."));
    }

    @Override
    public String template() {
        return "advert/near";
    }
}
