package uk.directly.enquiry.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.directly.enquiry.Side;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;

/** The threads of a person; what whoever acts for them must hold to write depends on what one is about (ADR 42). */
@Controller
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@ForOthers(Power.SEE)
@RequestMapping(Where.PERSON)
class PersonThreadsController extends ThreadsController {
    PersonThreadsController(Threads threads, ThreadHelps helps) {
        super(threads, helps, Side.PERSON);
    }
}
