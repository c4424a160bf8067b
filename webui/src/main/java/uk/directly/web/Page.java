package uk.directly.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.result.view.Rendering;

/**
 * A finished page: a record of text that is ready to be read, and the template that lays it out. Every page record
 * implements this, with the frame as its first component; its template begins with a line that declares {@code page}.
 *
 * <p>A controller returns {@code page.show()}, or a {@code Mono} of it, and {@link #goTo} after a change that worked.
 */
public interface Page {
    /** What stands around the page. */
    Frame frame();

    /** Where the template stands below {@code src/main/jte}, without its ending: {@code home/visitor}. */
    String template();

    /** Shows this page. */
    default Rendering show() {
        return show(HttpStatus.OK);
    }

    /** Shows this page with another status: 422 for a form with errors, 409 where somebody was faster. */
    default Rendering show(HttpStatusCode status) {
        return Rendering.view(template())
                .modelAttribute("page", this)
                .status(status)
                .build();
    }

    /** Sends the browser to another page with a GET (303), so that "back" and "reload" repeat nothing. */
    static Rendering goTo(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }
}
