package uk.directly.home.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import uk.directly.people.AllowEveryone;
import uk.directly.web.Choice;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What anyone can see without signing in. */
@Controller
class VisitorPages {
    private static final List<Choice> TIMES = List.of(
            Choice.of("", "Any time"),
            Choice.of("weekday-mornings", "Weekday mornings"),
            Choice.of("weekday-afternoons", "Weekday afternoons"),
            Choice.of("evenings", "Evenings"),
            Choice.of("nights", "Nights"),
            Choice.of("weekends", "Weekends"));

    @AllowEveryone
    @GetMapping("/")
    Rendering first(Viewer viewer) {
        return viewer.signedIn()
                ? Page.goTo("/home")
                : new VisitorHomePage(Frame.of("Find support near you", viewer), TIMES).show();
    }

    @AllowEveryone
    @GetMapping("/get-support-money")
    Rendering getSupportMoney(Viewer viewer) {
        return page("Get support money", viewer, "/get-support-money");
    }

    @AllowEveryone
    @GetMapping("/work-with-us")
    Rendering workWithUs(Viewer viewer) {
        return page("Work with us", viewer, "/work-with-us");
    }

    @AllowEveryone
    @GetMapping("/for-carers")
    Rendering forCarers(Viewer viewer) {
        return page("For carers", viewer, "/for-carers");
    }

    @AllowEveryone
    @GetMapping("/easy-read")
    Rendering easyRead(Viewer viewer) {
        return page("Easy Read", viewer, "/easy-read");
    }

    @AllowEveryone
    @GetMapping("/help")
    Rendering help(Viewer viewer) {
        return page("Help", viewer, "/help");
    }

    @AllowEveryone
    @GetMapping("/accessibility-statement")
    Rendering accessibilityStatement(Viewer viewer) {
        return page("Accessibility", viewer, "/accessibility-statement");
    }

    @AllowEveryone
    @GetMapping("/cookies")
    Rendering cookies(Viewer viewer) {
        return page("Cookies", viewer, "/cookies");
    }

    @AllowEveryone
    @GetMapping("/data-sources")
    Rendering dataSources(Viewer viewer) {
        return page("Where our data comes from", viewer, "/data-sources");
    }

    /** The template of each has its address as its name. */
    private static Rendering page(String title, Viewer viewer, String path) {
        return new ReadingPage(Frame.of(title, viewer).under(path), "home" + path).show();
    }
}
