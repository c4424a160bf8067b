package uk.directly.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.council.GridPoint;
import uk.directly.council.Ward;
import uk.directly.insight.Measure;
import uk.directly.insight.NeedBook;
import uk.directly.web.AreaMap;
import uk.directly.web.Navigation;
import uk.directly.web.Shades;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** R39: what commissioners read of what is missing, and what they don't. */
class NeedPagesTests {
    private static final Viewer SANDRA = RenderedPage.viewer(Navigation.COMMISSIONER);
    private static final NeedBook.Week WEEK = new NeedBook.Week(LocalDate.of(2026, 11, 30), 12);
    private static final List<NeedBook.Area> AREAS = List.of(
            new NeedBook.Area("Ashton", 378_000, 391_000),
            new NeedBook.Area("Brook", 380_000, 392_000),
            new NeedBook.Area("Hidden", 381_000, 393_000),
            new NeedBook.Area("Sale Moor", 379_000, 394_000));

    private static final List<Ward> WARDS = List.of(
            ward("Ashton", 378_000, 391_000), ward("Hidden", 381_000, 393_000), ward("Sale Moor", 379_000, 394_000));

    @Test
    @DisplayName(
            "R39 a map in as many shades as figures allow, its legend with the figures, and the table that says the same")
    void draws() {
        NeedsPage page = NeedsPage.of(SANDRA, WEEK, figures(), AREAS, WARDS, "");
        String html = RenderedPage.html(page);
        String text = RenderedPage.text(page);

        assertThat(text)
                .contains("Of the 12 weeks until 29 November 2026.")
                .contains("41: 1 area", "56: 1 area", "90: 1 area")
                .contains("Sale Moor 90 7")
                .contains("Ashton 41 Not told")
                .contains("All areas 195 Not told");
        assertThat(html)
                .contains("app-area__part--1", "app-area__part--2", "app-area__part--3")
                .contains("<title>Sale Moor: 90</title>")
                .doesNotContain("app-area__part--4");
    }

    @Test
    @DisplayName("R39 what isn't told is neither drawn nor counted in the legend")
    void hides() {
        NeedsPage page = NeedsPage.of(SANDRA, WEEK, figures(), AREAS, WARDS, "");

        assertThat(page.map()).isNotNull();
        AreaMap map = Objects.requireNonNull(page.map());
        assertThat(map.areas())
                .extracting(AreaMap.Area::words)
                .containsExactlyInAnyOrder("Ashton: 41", "Brook: 56", "Sale Moor: 90", "Hidden: not told");
        assertThat(map.areas())
                .filteredOn(area -> area.words().startsWith("Hidden"))
                .extracting(AreaMap.Area::depth)
                .containsExactly(0);
        assertThat(map.legend().stream().mapToInt(Shades.Shade::areas).sum()).isEqualTo(3);
    }

    @Test
    void showsOneKindOfSupport() {
        NeedsPage page = NeedsPage.of(SANDRA, WEEK, figures(), AREAS, WARDS, "Gardening");

        assertThat(RenderedPage.text(page)).contains("Brook 21 Not told").doesNotContain("Sale Moor 90");
        assertThat(page.service()).isEqualTo("Gardening");
        assertThat(NeedsPage.of(SANDRA, WEEK, figures(), AREAS, WARDS, "<b>nothing</b>")
                        .service())
                .isEmpty();
    }

    @Test
    @DisplayName("nothing is drawn where nothing can be told")
    void drawsNothing() {
        List<NeedBook.Figure> none = List.of(figure(Measure.SEARCHES, "", "", null));

        NeedsPage page = NeedsPage.of(SANDRA, WEEK, none, AREAS, WARDS, "");

        assertThat(RenderedPage.html(page)).doesNotContain("app-area__map");
        assertThat(RenderedPage.text(page)).contains("All areas Not told Not told");
        assertThat(RenderedPage.text(OverviewPage.of(SANDRA, WEEK, none)))
                .contains("There is nothing that can be told without leading back to somebody.");
    }

    @Test
    void saysWhenItIsPublishedWhereNothingIsYet() {
        for (String text : List.of(
                RenderedPage.text(NeedsPage.of(SANDRA, null, List.of(), List.of(), List.of(), "")),
                RenderedPage.text(NeedRatesPage.of(SANDRA, null, List.of())),
                RenderedPage.text(OverviewPage.of(SANDRA, null, List.of())),
                RenderedPage.text(DownloadPage.of(SANDRA, List.of())))) {
            assertThat(text).contains("Nothing has been published yet. It is on Mondays.");
        }
    }

    @Test
    void beginsWithTheFiguresThatMatterMost() {
        assertThat(RenderedPage.text(OverviewPage.of(SANDRA, WEEK, figures())))
                .contains("195 searches near here found nobody who could do it.")
                .contains("Gardening: 60 of them.")
                .doesNotContain("adverts were answered by nobody");
    }

    @Test
    @DisplayName("R39 the rate that adverts offered, against how many answered, with shares of what is told")
    void setsRatesAgainstAnswers() {
        List<NeedBook.Figure> figures = List.of(
                figure(Measure.RATES, "1 Less than the council pays", "1 No answer", 24L),
                figure(Measure.RATES, "1 Less than the council pays", "2 One or two", null),
                figure(Measure.RATES, "1 Less than the council pays", "", 30L),
                figure(Measure.RATES, "3 Up to £2 more", "3 Three or more", 12L),
                figure(Measure.RATES, "3 Up to £2 more", "", 12L),
                figure(Measure.RATES, "", "", 42L));

        assertThat(RenderedPage.text(NeedRatesPage.of(SANDRA, WEEK, figures)))
                .contains("Offered No answer One or two Three or more All")
                .contains("Less than the council pays 24 Not told Not told 30")
                .contains("Up to £2 more Not told Not told 12 12")
                .contains("All Not told Not told Not told 42");
        assertThat(RenderedPage.text(NeedRatesPage.of(SANDRA, WEEK, List.of())))
                .contains("No advert has ended in this time.");
    }

    @Test
    void offersAFileForEachWeek() {
        assertThat(RenderedPage.html(DownloadPage.of(SANDRA, List.of(WEEK))))
                .contains("The 12 weeks until 29 November 2026 (CSV)")
                .contains("href=\"/needs/2026-11-30.csv\"");
    }

    private static Ward ward(String name, int easting, int northing) {
        return new Ward(
                name,
                "M37800 -39100l100 0l0 -100l-100 0z",
                new GridPoint(easting - 500, northing - 500),
                new GridPoint(easting + 500, northing + 500));
    }

    private static List<NeedBook.Figure> figures() {
        List<NeedBook.Figure> figures = new ArrayList<>(List.of(
                figure(Measure.SEARCHES, "Ashton", "", 41L),
                figure(Measure.SEARCHES, "Brook", "", 56L),
                figure(Measure.SEARCHES, "Brook", "Gardening", 21L),
                figure(Measure.SEARCHES, "Hidden", "", null),
                figure(Measure.SEARCHES, "Sale Moor", "", 90L),
                figure(Measure.SEARCHES, "", "Gardening", 60L),
                figure(Measure.SEARCHES, "", "", 195L)));
        figures.add(figure(Measure.ADVERTS, "Sale Moor", "", 7L));
        figures.add(figure(Measure.ADVERTS, "", "", null));
        return figures;
    }

    private static NeedBook.Figure figure(Measure measure, String line, String item, @Nullable Long shown) {
        return new NeedBook.Figure(measure.slug(), line, item, shown);
    }
}
