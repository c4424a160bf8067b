package uk.directly;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.people.Role;
import uk.directly.web.ErrorPage;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Pages of each kind. */
@TestComponent
@Controller
class DoorPages {
    /** A page with a form, and what was typed before the session ended. */
    @Allow
    @GetMapping("/door")
    Rendering page(Viewer viewer, KeptForm kept) {
        return new ErrorPage(
                        Frame.of("Door", viewer),
                        java.util.List.of("typed: " + kept.value("message")),
                        new Link("Back", "/"),
                        null)
                .show();
    }

    @Allow
    @PostMapping("/door")
    Rendering knock() {
        return Page.goTo("/door?knocked");
    }

    @AllowEveryone
    @GetMapping("/open-door")
    Rendering open(Viewer viewer) {
        return new ErrorPage(Frame.of("Open", viewer), java.util.List.of("come in"), new Link("Back", "/"), null)
                .show();
    }

    @Allow(Role.FINANCE)
    @GetMapping("/finance-door")
    Rendering finance(Viewer viewer) {
        return open(viewer);
    }
}
