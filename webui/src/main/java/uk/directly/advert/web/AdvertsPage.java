package uk.directly.advert.web;

import java.time.Duration;
import java.util.List;
import uk.directly.advert.Advert;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** One's own adverts, the latest first. */
public record AdvertsPage(Frame frame, List<Line> lines) implements Page {
    static AdvertsPage of(Viewer viewer, List<Advert> adverts, boolean deleted) {
        return new AdvertsPage(
                Frame.of(Whose.of(viewer).say("Your adverts"), viewer)
                        .under("/people")
                        .withNotice(deleted ? "The draft is deleted." : null),
                adverts.stream()
                        .map(advert -> new Line(
                                advert.serviceName() + ", " + advert.pattern(),
                                AdvertWords.MINE + "/" + advert.id(),
                                DateWords.length(Duration.ofMinutes(advert.weeklyMinutes())) + " a week in "
                                        + advert.district(),
                                AdvertWords.state(advert),
                                AdvertWords.colour(advert)))
                        .toList());
    }

    @Override
    public String template() {
        return "advert/adverts";
    }

    /** One of them. */
    public record Line(String title, String href, String what, String state, String colour) {}
}
