package uk.directly.enquiry.web;

import java.util.UUID;
import uk.directly.enquiry.Side;

/** Where the threads of one side are. */
final class Where {
    static final String PERSON = "/messages";
    static final String PROVIDER = "/requests/messages";

    private Where() {}

    static String list(Side side) {
        return side == Side.PERSON ? PERSON : PROVIDER;
    }

    static String thread(Side side, UUID id) {
        return list(side) + "/" + id;
    }

    /** Whom one has hidden. */
    static String hidden(Side side) {
        return side == Side.PERSON ? "/people/hidden" : "/my-page/hidden";
    }

    /** The item of the navigation. */
    static String under(Side side) {
        return side == Side.PERSON ? "/people" : "/requests";
    }
}
