package uk.directly.enquiry.web;

import uk.directly.enquiry.About;
import uk.directly.enquiry.Enquiry;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.Power;
import uk.directly.people.Role;

/**
 * What the reader may do with a thread (R60, R64); whoever acts for nobody may all of it.
 *
 * @param write whether they may write in it, and hand it over
 * @param meet whether they may propose and agree times, and say "not for me"
 * @param hide whether they may keep the two apart
 * @param book whether they have support money to book with
 * @param files whether files are taken here at all
 */
record Rights(boolean write, boolean meet, boolean hide, boolean book, boolean files) {
    static final Rights ALL = new Rights(true, true, true, true, true);

    static Rights of(Actor actor, Enquiry enquiry, boolean filesOffered) {
        Acting acting = actor.acting();
        boolean own = acting == null || !actor.runs(enquiry.providerId());
        return new Rights(
                own && has(acting, enquiry.topic().about().toWrite()),
                own && has(acting, About.OFFER.toWrite()),
                has(acting, Power.RUN),
                actor.is(Role.HOLDER, Role.CARER),
                filesOffered);
    }

    private static boolean has(@org.jspecify.annotations.Nullable Acting acting, Power power) {
        return acting == null || acting.has(power);
    }
}
