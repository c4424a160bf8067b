package uk.directly.enquiry.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.directly.enquiry.Side;
import uk.directly.people.Allow;
import uk.directly.people.Role;

/** The meetings of a provider with those whom they may get to know. */
@Controller
@Allow(Role.PROVIDER)
@RequestMapping(Where.PROVIDER)
class ProviderMeetingsController extends MeetingsController {
    ProviderMeetingsController(Threads threads) {
        super(threads, Side.PROVIDER);
    }
}
