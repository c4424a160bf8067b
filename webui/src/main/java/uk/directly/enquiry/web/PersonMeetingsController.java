package uk.directly.enquiry.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.directly.enquiry.Side;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;

/** The meetings of a person with those whom they may get to know. */
@Controller
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@ForOthers(Power.BOOK)
@RequestMapping(Where.PERSON)
class PersonMeetingsController extends MeetingsController {
    PersonMeetingsController(Threads threads) {
        super(threads, Side.PERSON);
    }
}
