package uk.crooked.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;
import uk.directly.web.ErrorPage;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Viewer;

/** Answers with a page, which nobody writes. */
@Controller
class UnshownPage {
    @GetMapping("/unshown")
    Mono<ErrorPage> page(Viewer viewer) {
        return Mono.just(new ErrorPage(
                Frame.of("Never seen", viewer), List.of("Nobody reads this."), new Link("Back", "/"), null));
    }
}
