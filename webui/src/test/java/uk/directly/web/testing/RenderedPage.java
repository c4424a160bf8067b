package uk.directly.web.testing;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import uk.directly.web.HelpLine;
import uk.directly.web.Navigation;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Fills a page's template as the browser gets it, for tests of what stands on it. */
public final class RenderedPage {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private RenderedPage() {}

    /** Its HTML. */
    public static String html(Page page) {
        StringOutput output = new StringOutput();
        ENGINE.render(page.template() + ".jte", page, output);
        return output.toString();
    }

    /** What a person reads of it, on one line. */
    public static String text(Page page) {
        return PageWords.textOf(html(page)).replaceAll("\\s+", " ");
    }

    /** Its text, after a check that none of our own words are on it. */
    public static String textForPeople(Page page) {
        String text = text(page);
        PageWords.check(page.template(), text);
        return text;
    }

    /** Somebody who looks at it. */
    public static Viewer viewer(Navigation navigation) {
        return new Viewer(
                "Aisha Khan",
                navigation,
                new HelpLine("Demonstration Council", "0161 496 0000", null),
                null,
                new Viewer.FormToken("_csrf", "token"),
                false);
    }
}
