package uk.directly.enquiry.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.directly.enquiry.Side;
import uk.directly.people.Allow;
import uk.directly.people.Role;

/** The threads of a provider. */
@Controller
@Allow(Role.PROVIDER)
@RequestMapping(Where.PROVIDER)
class ProviderThreadsController extends ThreadsController {
    ProviderThreadsController(Threads threads, ThreadHelps helps) {
        super(threads, helps, Side.PROVIDER);
    }
}
